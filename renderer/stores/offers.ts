import { create } from 'zustand'
import type { Variant } from '../../shared/domain/catalog/product.ts'
import { groupOf } from '../../shared/domain/orders/customer-prices.ts'
import type { Market } from '../../shared/domain/orders/market.ts'
import { listedPrice } from '../../shared/domain/pricing/price-list.ts'
import type { Tax } from '../../shared/domain/pricing/tax.ts'
import { type TaxRate, taxAt } from '../../shared/domain/pricing/tax-rate.ts'
import { isRefusal } from '../../shared/domain/refusal.ts'
import { subscribe } from '../client/client.ts'
import { useCart } from './cart.ts'

// Until the order manager has told what is on offer nothing is: its answers correct what was shown without it.
const useOffers = create<Pick<Market, 'offers' | 'priceLists'>>()(() => ({ offers: [], priceLists: [] }))

/** Follows what the shop offers, for as long as somebody who sells is signed in. The answer stops it. */
export const followOffers = (): (() => void) =>
  subscribe('register.offers', {}, (answer) => {
    if (!isRefusal(answer)) useOffers.setState(answer)
  })

/** What the shop offers now, as far as this page knows. */
export const marketNow = (): Market => ({ ...useOffers.getState(), at: Date.now() })

/** Whose prices are shown: of the group that the cart's customer is in. */
export const groupNow = (): string | null => groupOf(useCart.getState().shown?.customer ?? null)

/** The shop's rates as they are charged today. */
export const taxesNow = (rates: readonly TaxRate[]): Tax[] => rates.flatMap((rate) => taxAt(rate, Date.now()) ?? [])

/** What one unit costs now, in minor units. */
export const priceNow = (variant: Pick<Variant, 'id' | 'price'>): number => {
  const { priceLists, at } = marketNow()
  return listedPrice(priceLists, variant, at, groupNow())?.price ?? variant.price
}

/** The same for components, which are drawn again when a price list or the customer has changed. */
export const usePriceNow = (): typeof priceNow => {
  useOffers((state) => state.priceLists)
  useCart((state) => groupOf(state.shown?.customer ?? null))
  return priceNow
}
