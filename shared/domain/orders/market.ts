import type { PriceList } from '../pricing/price-list.ts'
import { isNamed } from '../pricing/promotions/goods.ts'
import { type Offer, onOffer } from '../pricing/promotions/offer.ts'
import type { Promotion } from '../pricing/promotions/promotion.ts'
import { groupOf } from './customer-prices.ts'
import type { Happening } from './entries.ts'
import type { Customer, Line, Order } from './order.ts'

/** What a shop offers, and when: milliseconds since 1970. */
export interface Market {
  readonly offers: readonly Offer[]
  readonly priceLists: readonly PriceList[]
  readonly at: number
}

/**
 * The offers that may touch a cart with these lines, where they are others than before: an entry keeps them as they
 * stand. Those for the whole order always may.
 */
export const offeredTo = (
  order: Pick<Order, 'promotions'>,
  lines: readonly Line[],
  coupons: readonly string[],
  customer: Customer | null,
  { offers, at }: Market,
): Happening[] => {
  const promotions = onOffer(offers, { at, customerGroup: groupOf(customer), coupons }).filter((one) =>
    mayTouch(one, lines),
  )
  const before = order.promotions ?? []
  return JSON.stringify(promotions) === JSON.stringify(before) ? [] : [{ type: 'promotionsOffered', promotions }]
}

const mayTouch = ({ reward }: Promotion, lines: readonly Line[]): boolean => {
  switch (reward.kind) {
    case 'percent':
    case 'amount':
      return lines.some((line) => isNamed(reward.on, line))
    case 'orderPercent':
    case 'orderAmount':
      return lines.length > 0
    case 'buyGet':
      return lines.some((line) => isNamed(reward.get ?? reward.buy, line))
    case 'bundle':
      return reward.parts.every(({ of }) => lines.some((line) => isNamed(of, line)))
  }
}
