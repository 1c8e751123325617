import type { Quote, QuoteRequest } from '../contract/storefront.ts'
import { pricingOf, repriced } from '../domain/orders/cart-of.ts'
import type { Shop } from '../domain/settings/settings.ts'
import { isRejection, type Rejection } from './rejection.ts'
import { availableOf, type Shelf } from './shelf.ts'
import { linesOf, type Moment } from './web-lines.ts'

/**
 * What a cart costs by the same reckoning as an order of it, in minor units; nothing is stored or reserved. Rejects 422 as
 * an order of it would be.
 */
export const quoteOf = (
  shelf: Shelf,
  moment: Moment,
  shop: Shop,
  channel: 'web' | 'phone',
  cart: QuoteRequest,
): Quote | Rejection => {
  const lines = linesOf(shelf, moment, shop, channel, cart)
  if (isRejection(lines)) return lines
  const { priced, totals } = repriced({ ...pricingOf(shop), lines })
  const amounts = new Map(priced.map((line) => [line.id, line]))
  return {
    currency: shop.currency,
    digits: shop.digits,
    pricesIncludeTax: shop.pricesIncludeTax,
    lines: lines.map((line) => ({
      sku: line.sku,
      name: line.name,
      quantity: line.quantity / 1000,
      unitPrice: line.unitPrice,
      net: amounts.get(line.id)?.net ?? 0,
      tax: amounts.get(line.id)?.tax ?? 0,
      total: amounts.get(line.id)?.gross ?? 0,
      available: availableOf(shelf, { id: line.variantId ?? '', tracked: line.tracked }),
    })),
    taxes: totals.taxes.map(({ name, ppm, net, tax }) => ({ name, ppm, net, tax })),
    net: totals.net,
    tax: totals.tax,
    total: totals.total,
  }
}
