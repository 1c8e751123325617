import { z } from 'zod'
import type { Product, Variant } from '../../../shared/domain/catalog/product.ts'
import type { Movement } from '../../../shared/domain/inventory/movement.ts'
import { builtInRoles } from '../../../shared/domain/staff/role.ts'
import type { Runtime } from '../ports/runtime.ts'
import type { Founding } from './found-shop.ts'

const key = z.string().regex(/^[a-z0-9-]+$/)
/** Opening stock by location, in thousandths of the unit: 12000 is 12 pieces, 6500 is 6.5 kg. */
const opening = z.record(key, z.int().min(0))

const variant = z.strictObject({
  sku: z.string().min(1),
  barcode: z.string().nullable(),
  options: z.array(z.string().min(1)).default([]),
  price: z.int().min(1),
  /** Left out where stock is not counted. */
  stock: opening.optional(),
  digital: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('link'), template: z.string().includes('{token}') }),
      z.strictObject({ kind: z.literal('licenceKey') }),
    ])
    .optional(),
})

const product = z.strictObject({
  handle: key,
  name: z.string().min(1),
  description: z.string(),
  vendor: z.string(),
  category: z.string(),
  unit: z.enum(['piece', 'kg']).default('piece'),
  taxRate: key,
  optionNames: z.array(z.string().min(1)).default([]),
  variants: z.array(variant).min(1),
})

/** The file `resources/sample-shop/shop.json`. Keys of tax rates and locations become their ids; amounts are minor units. */
const sampleFile = z.strictObject({
  shop: z.strictObject({
    name: z.string(),
    address: z.array(z.string()),
    currency: z.string().length(3),
    digits: z.int(),
    locale: z.string(),
    pricesIncludeTax: z.boolean(),
  }),
  taxRates: z.array(z.strictObject({ id: key, name: z.string(), ppm: z.int().min(0).max(1_000_000) })).min(1),
  locations: z.array(z.strictObject({ id: key, name: z.string(), kind: z.enum(['shopFloor', 'warehouse']) })).min(1),
  register: z.strictObject({ name: z.string(), prefix: z.string(), locationId: key }),
  staff: z
    .array(z.strictObject({ name: z.string(), role: z.enum(builtInRoles), pin: z.string().regex(/^\d{4,8}$/) }))
    .min(1),
  products: z.array(product).min(1),
})
type SampleProduct = z.output<typeof product>

/**
 * The sample shop, with ids of its own each time: settings, register, products, opening stock, and staff with PINs in the
 * clear, for the sign-in screen shows them. `data` is the parsed `resources/sample-shop/shop.json`.
 *
 * Links to digital goods keep the placeholder `{webShop}`, the base address of the shop's web shop, unless `webShopUrl` says
 * where that is.
 * @throws ZodError when the file is not what it should be, and Error when it names a tax rate or location that it lacks.
 */
export const sampleShop = (
  data: unknown,
  runtime: Pick<Runtime, 'newId' | 'now'>,
  webShopUrl: string | null = null,
): Founding => {
  const file = sampleFile.parse(data)
  const now = runtime.now()
  const ids = new Set([...file.taxRates, ...file.locations].map(({ id }) => id))
  const known = (id: string): string => {
    if (!ids.has(id)) throw new Error(`The sample shop has no tax rate or location “${id}”.`)
    return id
  }
  const grant = (digital: Exclude<SampleProduct['variants'][number]['digital'], undefined>) =>
    digital.kind === 'link' && webShopUrl !== null
      ? { ...digital, template: digital.template.replace('{webShop}', webShopUrl.replace(/\/$/, '')) }
      : digital

  const movements: Movement[] = []
  const products = file.products.map(({ taxRate, variants, ...rest }): Product => {
    const made = variants.map(({ stock, digital, ...facts }): Variant => {
      const id = runtime.newId()
      for (const [location, quantity] of Object.entries(stock ?? {})) {
        const locationId = known(location)
        movements.push({
          id: `opening:${locationId}:${id}`,
          variantId: id,
          locationId,
          quantity,
          reason: 'opening',
          orderId: null,
          at: now,
        })
      }
      return { id, ...facts, tracked: stock !== undefined, digital: digital === undefined ? null : grant(digital) }
    })
    return { id: runtime.newId(), ...rest, status: 'active', taxRateId: known(taxRate), variants: made, updatedAt: now }
  })
  return {
    shop: { id: 'shop', kind: 'shop', ...file.shop, taxRates: file.taxRates, locations: file.locations, sample: true },
    register: {
      id: runtime.newId(),
      kind: 'register',
      name: file.register.name,
      prefix: file.register.prefix,
      lastReceipt: 0,
      locationId: known(file.register.locationId),
      printer: null,
    },
    products,
    movements,
    staff: file.staff,
  }
}

/** The PINs of the sample shop's staff by name, from the same file. */
export const samplePins = (data: unknown): ReadonlyMap<string, string> =>
  new Map(sampleFile.parse(data).staff.map(({ name, pin }) => [name, pin]))
