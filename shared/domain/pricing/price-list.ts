import { share } from '../money/money.ts'
import { isForGroup } from './customer-group.ts'
import { isWithin, type Period } from './period.ts'

/** Prices for a time, for everyone or for one group of customers. Minor units for one unit, by the variant's id. */
export interface PriceList extends Period {
  readonly id: string
  readonly name: string
  /** Null: for everyone. */
  readonly customerGroup: string | null
  readonly prices: Readonly<Record<string, number>>
  /** Off the catalog's price of what has no price of its own here, in parts per million; null for none. */
  readonly ppmOff: number | null
}

/** A price, and the list that it is from. */
export interface ListedPrice {
  readonly price: number
  /** `ppmOff` only where that made the price. */
  readonly list: Pick<PriceList, 'id' | 'name'> & { readonly ppmOff?: number }
}

/**
 * The lowest price that the lists have for a variant, now and for the customer; null where none has, and the catalog's
 * price stands. `at` in milliseconds since 1970; prices in minor units.
 */
export const listedPrice = (
  lists: readonly PriceList[],
  variant: { readonly id: string; readonly price: number },
  at: number,
  customerGroup: string | null,
): ListedPrice | null => {
  const found = lists
    .filter((list) => isWithin(list, at) && isForGroup(list.customerGroup, customerGroup))
    .flatMap((list): ListedPrice[] => {
      const own = Object.hasOwn(list.prices, variant.id) ? list.prices[variant.id] : undefined
      const { id, name, ppmOff } = list
      if (own !== undefined) return [{ price: own, list: { id, name } }]
      if (ppmOff === null) return []
      return [{ price: share(variant.price, 1_000_000 - ppmOff, 1_000_000), list: { id, name, ppmOff } }]
    })
    .sort((one, other) => one.price - other.price || (one.list.id < other.list.id ? -1 : 1))
  return found[0] ?? null
}
