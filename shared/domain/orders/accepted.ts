import type { Entry } from './entries.ts'
import type { Order } from './order.ts'

/** The ids of the entries that the order could not accept. */
export const refusedIn = ({ exceptions }: Pick<Order, 'exceptions'>): ReadonlySet<string> =>
  new Set(exceptions.map(({ entryId }) => entryId))

/** The entries that the order could accept; what others, who did not know of one another, did besides is for a person. */
export const acceptedIn = (order: Pick<Order, 'entries' | 'exceptions'>): readonly Entry[] => {
  if (order.exceptions.length === 0) return order.entries
  const refused = refusedIn(order)
  return order.entries.filter(({ id }) => !refused.has(id))
}
