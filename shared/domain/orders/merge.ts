import type { Entry } from './entries.ts'
import { fold } from './evolve.ts'
import { inOrder } from './known.ts'
import type { Order } from './order.ts'

/** Whether the first has every entry of the second. */
export const holdsAll = (one: Pick<Order, 'entries'>, other: Pick<Order, 'entries'>): boolean => {
  const ids = new Set(one.entries.map(({ id }) => id))
  return other.entries.every(({ id }) => ids.has(id))
}

/**
 * Two versions of an order as one: the union of their entries, folded in an order that all tills share. What the fold can't
 * accept is an exception for a person. Commutative, associative and idempotent. Where one version knows all that the other
 * one does, it is taken as it stands: an order of an earlier version is not folded anew without need.
 */
export const mergeOrders = (one: Order, other: Order): Order => {
  if (holdsAll(one, other)) return one
  if (holdsAll(other, one)) return other
  const entries = new Map<string, Entry>([...one.entries, ...other.entries].map((entry) => [entry.id, entry]))
  return fold(one.id, inOrder([...entries.values()]))
}
