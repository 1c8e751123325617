import type { Query } from '../../../electron/order-manager/ports/store.ts'
import { type Random, randomFrom } from '../../faults/random.ts'
import { newestPlaced, oldestPlaced } from './generated-orders.ts'
import type { ShopSize } from './load-shop.ts'
import { soldGoods } from './sold-goods.ts'

/** What is asked of every store alike. */

const page = 50
const day = 86_400_000

export const newestOrders: Query = { selector: { placedAt: { $gt: 0 } }, sort: [{ placedAt: 'desc' }], limit: page }

export const listedStates = ['completed', 'confirmed', 'placed', 'cancelled', 'refused'] as const
export type ListedState = (typeof listedStates)[number]

/** A page of the orders in a state that were placed on a day, newest first; `from`: the day's first millisecond. */
export const ordersByStateAndDay = (state: ListedState, from: number): Query => ({
  selector: { state, placedAt: { $gte: from, $lt: from + day } },
  sort: [{ placedAt: 'desc' }],
  limit: page,
})

/** A day in which the shop had orders. */
export const dayOf = (random: Random, orders: number): number => {
  const days = Math.max(1, Math.ceil((newestPlaced - oldestPlaced(orders)) / day))
  return newestPlaced - (1 + random.below(days)) * day
}

/** Barcodes of what sells by the piece. */
export const codesOf = ({ products, seed }: ShopSize, count: number): string[] => {
  const random = randomFrom(seed + 5)
  const nextSold = soldGoods(products, seed)
  const next = (): string => {
    const { product, variant } = nextSold(random)
    return product.unit === 'piece' ? (variant.barcode ?? variant.sku) : next()
  }
  return Array.from({ length: count }, next)
}
