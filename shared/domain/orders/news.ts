import type { Entry } from './entries.ts'
import { evolve, fold } from './evolve.ts'
import type { Order } from './order.ts'

/**
 * What somebody lacks of an order that they have up to an entry. Entries are only ever appended, and the rest of an order
 * is their fold: so a cart of a thousand lines need not be sent anew for each of them.
 */
export interface OrderNews {
  readonly orderId: string
  /** How many entries there were before these. */
  readonly from: number
  readonly entries: readonly Entry[]
}

/** The news for who has `known` entries of the order; the whole order for who has more than there are (a backup was restored). */
export const newsSince = (order: Order, known: number): OrderNews => {
  const from = known > order.entries.length ? 0 : known
  return { orderId: order.id, from, entries: order.entries.slice(from) }
}

/** The order with its news, which may be known in part; null where something between is missing. */
export const withNews = (order: Order | null, { orderId, from, entries }: OrderNews): Order | null => {
  if (order === null || order.id !== orderId) return from === 0 ? fold(orderId, entries) : null
  const known = order.entries.length
  return known < from ? null : entries.slice(known - from).reduce(evolve, order)
}
