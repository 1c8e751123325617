import type { GroupPrices, PricePreview, priceMethods } from '../../../shared/contract/prices.ts'
import { lineFor } from '../../../shared/domain/catalog/line-for.ts'
import { cartOf, pricingOf } from '../../../shared/domain/orders/cart-of.ts'
import type { Line } from '../../../shared/domain/orders/order.ts'
import { price } from '../../../shared/domain/pricing/price.ts'
import { priceTimeline } from '../../../shared/domain/pricing/price-timeline.ts'
import { couponRefusal, onOffer } from '../../../shared/domain/pricing/promotions/offer.ts'
import { type Refusal, refuse } from '../../../shared/domain/refusal.ts'
import { startOfDay } from '../../../shared/domain/settings/shop-day.ts'
import type { Handlers } from '../../../shared/rpc/contract-types.ts'
import type { Adapters } from '../adapters.ts'
import type { Session } from '../session.ts'
import { theMarket, theShop, timeZoneOf } from '../settings.ts'

const unknownVariant = refuse('unknown_variant', 'That product is not in the catalog any more.', 'lines')

/** What things cost, for who sets prices: nothing is sold here. */
export const priceHandlers = ({
  store,
  runtime,
}: Pick<Adapters, 'store' | 'runtime'>): Handlers<typeof priceMethods, Session> => ({
  'prices.preview': ({ lines: wanted, customerGroup, taxExempt, coupons, day }): PricePreview | Refusal => {
    const shop = theShop(store)
    const at = day === null ? runtime.now() : startOfDay(day, timeZoneOf(shop))
    const market = theMarket(store, at)
    const lines: Line[] = []
    for (const [place, { variantId, quantity }] of wanted.entries()) {
      const hit = store.variant(variantId)
      if (hit === undefined) return unknownVariant
      if (hit.product.unit === 'piece' && quantity % 1000 !== 0)
        return refuse('not_whole', `${hit.product.name} is sold by the piece.`, 'lines')
      lines.push(lineFor(shop, hit, `${place}`, quantity, market, customerGroup))
    }
    for (const code of coupons) {
      const refusal = couponRefusal(market.offers, code, { at, customerGroup })
      if (refusal !== null) return { ...refusal, field: 'coupons' }
    }
    const promotions = onOffer(market.offers, { at, customerGroup, coupons })
    const exemption = taxExempt ? { reference: '' } : null
    const priced = price(cartOf({ ...pricingOf(shop), lines, promotions, exemption }))
    return { ...priced, names: lines.map(({ name }) => name) }
  },
  'prices.of': ({ variantId }): GroupPrices[] | Refusal => {
    const hit = store.variant(variantId)
    if (hit === undefined) return unknownVariant
    const at = runtime.now()
    const { priceLists } = theMarket(store, at)
    const groups = new Map(priceLists.map(({ customerGroup }) => [customerGroup?.trim().toLowerCase(), customerGroup]))
    const named = [...groups.values()].filter((group) => group !== null)
    return [null, ...named.sort()].map((customerGroup) => ({
      customerGroup,
      spans: priceTimeline(priceLists, hit.variant, at, customerGroup),
    }))
  },
})
