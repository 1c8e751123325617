import type { Variant } from '../../shared/domain/catalog/product.ts'
import type { Market } from '../../shared/domain/orders/market.ts'
import { listedPrice } from '../../shared/domain/pricing/price-list.ts'
import { isRefusal } from '../../shared/domain/refusal.ts'
import { subscribe } from '../client/client.ts'

// Until the order manager has told what is on offer nothing is: its answers correct what was shown without it.
let known: Pick<Market, 'offers' | 'priceLists'> = { offers: [], priceLists: [] }

/** Follows what the shop offers, for as long as somebody who sells is signed in. The answer stops it. */
export const followOffers = (): (() => void) =>
  subscribe('register.offers', {}, (answer) => {
    if (!isRefusal(answer)) known = answer
  })

/** What the shop offers now, as far as this page knows. */
export const marketNow = (): Market => ({ ...known, at: Date.now(), customerGroup: null })

/** What one unit costs now, in minor units. */
export const priceNow = (variant: Pick<Variant, 'id' | 'price'>): number => {
  const { priceLists, at, customerGroup } = marketNow()
  return listedPrice(priceLists, variant, at, customerGroup)?.price ?? variant.price
}
