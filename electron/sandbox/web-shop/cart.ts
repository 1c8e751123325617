import { findVariant, lineName } from './catalog-cache.ts'
import type { ShopLine } from './shop-ledger.ts'
import type { Catalog } from './storefront-client.ts'

/** Quantities in thousandths of the unit, by SKU. It lives in the customer's cookie, so no restart empties it. */
export type Cart = ReadonlyMap<string, number>

const COOKIE = 'cart'
const MOST = 1_000_000

export function readCart(cookies: string | undefined): Cart {
  const [, value] = new RegExp(`(?:^|;\\s*)${COOKIE}=([^;]*)`, 'u').exec(cookies ?? '') ?? []
  try {
    const read: unknown = JSON.parse(Buffer.from(value ?? '', 'base64url').toString('utf8'))
    const entries = Object.entries(read as Record<string, unknown>)
    return new Map(entries.flatMap(([sku, quantity]) => (isQuantity(quantity) ? [[sku, quantity] as const] : [])))
  } catch {
    return new Map()
  }
}

/** The Set-Cookie header that keeps a cart. */
export function cartCookie(cart: Cart): string {
  const value = Buffer.from(JSON.stringify(Object.fromEntries(cart)), 'utf8').toString('base64url')
  return `${COOKIE}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=2592000`
}

/** Reads a quantity that a person wrote, such as `2` or `0.350`; undefined where it is none. In thousandths. */
export function readQuantity(text: unknown): number | undefined {
  const match = /^\s*([0-9]{1,4})(?:[.,]([0-9]{1,3}))?\s*$/u.exec(typeof text === 'string' ? text : '')
  if (match === null) return undefined
  return Number(match[1]) * 1000 + Number((match[2] ?? '').padEnd(3, '0'))
}

/** A quantity as people and the order manager's API write it. */
export function quantityText(thousandths: number): string {
  return String(thousandths / 1000)
}

/** The lines with the catalog's prices; SKUs that are gone from the catalog are left out. Rounds half up to the cent. */
export function priceLines(catalog: Catalog, quantities: Iterable<readonly [string, number]>): ShopLine[] {
  const lines: ShopLine[] = []
  for (const [sku, quantity] of quantities) {
    const found = findVariant(catalog, sku)
    if (found === undefined) continue
    const { product, variant } = found
    const sum = Math.round((variant.price * quantity) / 1000)
    lines.push({ sku, name: lineName(product, variant), quantity, unit: product.unit, price: variant.price, sum })
  }
  return lines
}

/** What standard delivery costs, in minor units: 4.90 where anything is to be delivered, nothing for digital goods. */
export function shippingPrice(catalog: Catalog, lines: readonly ShopLine[]): number {
  const delivered = lines.some((line) => findVariant(catalog, line.sku)?.product.digital === false)
  return delivered ? Math.round(4.9 * 10 ** catalog.digits) : 0
}

function isQuantity(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) > 0 && (value as number) <= MOST * 1000
}
