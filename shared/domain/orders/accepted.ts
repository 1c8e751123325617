import type { Entry } from './entries.ts'
import type { Order } from './order.ts'

/** The entries that the order could accept; what others, who did not know of one another, did besides is for a person. */
export const acceptedIn = ({ entries, exceptions }: Pick<Order, 'entries' | 'exceptions'>): readonly Entry[] => {
  if (exceptions.length === 0) return entries
  const refused = new Set(exceptions.map(({ entryId }) => entryId))
  return entries.filter(({ id }) => !refused.has(id))
}
