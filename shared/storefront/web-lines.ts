import type { QuoteRequest } from '../contract/storefront.ts'
import { lineFor, lineTaxes } from '../domain/catalog/line-for.ts'
import { isOnline } from '../domain/catalog/product.ts'
import { mostUnits } from '../domain/orders/decide-sale.ts'
import type { Line, Order } from '../domain/orders/order.ts'
import type { Shop } from '../domain/settings/settings.ts'
import type { Rejection } from './rejection.ts'
import type { Shelf } from './shelf.ts'

/** When it is, in milliseconds since 1970, and new ids. */
export interface Moment {
  now(): number
  newId(): string
}

/** A cart's lines from the catalog as it stands, and what is wrong with them, each named by its field. */
export const linesOf = (
  shelf: Pick<Shelf, 'bySku'>,
  { newId, now }: Moment,
  shop: Shop,
  channel: Order['channel'],
  body: QuoteRequest,
): Line[] | Rejection => {
  // A web shop shows the catalog's prices: price lists and promotions are for the counter.
  const market = { at: now(), priceLists: [] }
  const lines: Line[] = []
  const errors: { field: string; message: string }[] = []
  for (const [index, { sku, quantity }] of body.lines.entries()) {
    const hit = shelf.bySku(sku)
    const thousandths = Math.round(quantity * 1000)
    if (hit === undefined)
      errors.push({ field: `lines[${index}].sku`, message: `There is no product with the SKU ${sku}.` })
    else if (channel === 'web' && !isOnline(hit.product))
      errors.push({ field: `lines[${index}].sku`, message: `${hit.product.name} (${sku}) is not sold in web shops.` })
    else if (hit.product.unit === 'piece' && thousandths % 1000 !== 0)
      errors.push({
        field: `lines[${index}].quantity`,
        message: `${sku} is sold by the piece: the quantity is a whole number.`,
      })
    else if (thousandths <= 0 || thousandths > mostUnits)
      errors.push({ field: `lines[${index}].quantity`, message: 'A quantity is more than zero and at most 9,999.' })
    else lines.push(lineFor(shop, hit, newId(), thousandths, market, null))
  }
  if (errors.length > 0) return { status: 422, title: 'Some lines can’t be ordered', errors }
  if (body.shipping !== undefined) lines.push(shippingLine(shop, newId(), body.shipping, market.at))
  return lines
}

const shippingLine = (shop: Shop, id: string, shipping: { name: string; price: number }, at: number): Line => ({
  id,
  kind: 'shipping',
  productId: null,
  variantId: null,
  sku: '',
  name: shipping.name,
  unit: 'piece',
  quantity: 1000,
  unitPrice: shipping.price,
  discount: null,
  ...lineTaxes(shop, shop.shippingTax ?? '', at),
  ...(shop.shippingTax === 'shares' ? { taxes: 'shares' as const } : {}),
  tracked: false,
  digital: null,
  picked: 0,
})
