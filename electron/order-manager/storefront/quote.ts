import type { Quote, QuoteRequest } from '../../../shared/contract/storefront.ts'
import { pricingOf, repriced } from '../../../shared/domain/orders/cart-of.ts'
import type { WebShop } from '../../../shared/domain/settings/web-shop.ts'
import type { Adapters } from '../adapters.ts'
import { theShop } from '../settings.ts'
import { availableOf } from './catalog-views.ts'
import { isRejection, type Rejection } from './rejection.ts'
import { linesOf } from './web-lines.ts'

/**
 * What a cart costs by the same reckoning as an order of it, in minor units; nothing is stored or reserved. Rejects 422 as
 * an order of it would be.
 */
export const createQuote =
  ({ store, runtime }: Pick<Adapters, 'store' | 'runtime'>, channel: 'web' | 'phone') =>
  ({ locationId }: Pick<WebShop, 'locationId'>, cart: QuoteRequest): Quote | Rejection => {
    const shop = theShop(store)
    const lines = linesOf(store, runtime, shop, channel, cart)
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
        available: availableOf(store, locationId, { id: line.variantId ?? '', tracked: line.tracked }),
      })),
      taxes: totals.taxes.map(({ name, ppm, net, tax }) => ({ name, ppm, net, tax })),
      net: totals.net,
      tax: totals.tax,
      total: totals.total,
    }
  }
