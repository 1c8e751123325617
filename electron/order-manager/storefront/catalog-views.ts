import type { Availability, StorefrontProducts } from '../../../shared/contract/storefront.ts'
import { isOnline, type Product, type Variant } from '../../../shared/domain/catalog/product.ts'
import type { Shop } from '../../../shared/domain/settings/settings.ts'
import type { Reader } from '../ports/store.ts'
import { bySku } from './web-lines.ts'

/** What can be promised of a variant, in its unit; null where stock is not counted. */
export const availableOf = (
  reader: Reader,
  locationId: string,
  { id, tracked }: Pick<Variant, 'id' | 'tracked'>,
): number | null => {
  if (!tracked) return null
  const { onHand, reserved } = reader.stockLevel(id, locationId)
  return Math.max(0, onHand - reserved) / 1000
}

/** A page of products by id, those that web shops don’t offer left out, and where the next begins. */
const pageOf = (reader: Reader, after: string, limit: number): { products: Product[]; next: string | null } => {
  const found = reader.find('products', { selector: { id: { $gt: after } }, sort: [{ id: 'asc' }], limit: limit + 1 })
  const page = found.slice(0, limit)
  return {
    products: page.filter(isOnline),
    next: found.length > limit ? (page.at(-1)?.id ?? null) : null,
  }
}

/** A page of products by id, with what can be promised from the web shop's location. */
export const storefrontProducts = (
  reader: Reader,
  shop: Shop,
  locationId: string,
  after: string,
  limit: number,
): StorefrontProducts => {
  const { products, next } = pageOf(reader, after, limit)
  return {
    currency: shop.currency,
    digits: shop.digits,
    pricesIncludeTax: shop.pricesIncludeTax,
    products: products.map((product) => ({
      id: product.id,
      name: product.name,
      description: product.description,
      category: product.category,
      unit: product.unit,
      digital: product.variants.every((variant) => variant.digital !== null),
      variants: product.variants.map((variant) => ({
        sku: variant.sku,
        name: variant.options.join(' / '),
        options: [...variant.options],
        price: variant.price,
        available: availableOf(reader, locationId, variant),
      })),
    })),
    next,
  }
}

/** What can be promised of a page of products. */
export const stockPage = (reader: Reader, locationId: string, after: string, limit: number): Availability => {
  const { products, next } = pageOf(reader, after, limit)
  const stock = products.flatMap(({ variants }) => variants.map((variant) => stockOf(reader, locationId, variant)))
  return { stock, next }
}

/** What can be promised of these; what web shops don’t offer is left out. */
export const stockOfSkus = (reader: Reader, locationId: string, skus: readonly string[]): Availability => ({
  stock: skus.flatMap((sku) => {
    const hit = bySku(reader, sku)
    return hit === undefined || !isOnline(hit.product) ? [] : [stockOf(reader, locationId, hit.variant)]
  }),
  next: null,
})

const stockOf = (reader: Reader, locationId: string, variant: Variant): Availability['stock'][number] => ({
  sku: variant.sku,
  available: availableOf(reader, locationId, variant),
})
