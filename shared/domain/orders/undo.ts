import { acceptedIn } from './accepted.ts'
import type { Entry, Happening } from './entries.ts'
import type { Customer, Order } from './order.ts'

/** What can be taken back. Everything else (parking, a payment) is a wall: nothing before it can be. */
const undoable: ReadonlySet<Happening['type']> = new Set([
  'lineAdded',
  'quantityChanged',
  'lineDiscounted',
  'lineNoted',
  'lineRemoved',
  'noted',
  'customerAttached',
  'priceOverridden',
  'orderDiscounted',
  'couponEntered',
  'couponRemoved',
])

const undoneIn = (entries: readonly Entry[]): ReadonlySet<string> =>
  new Set(entries.flatMap((entry) => (entry.type === 'undone' ? [entry.entryId] : [])))

type History = Pick<Order, 'entries' | 'exceptions'>

/** Entries that count: accepted, and neither taken back nor the taking back itself. */
export const effective = (order: History): Entry[] => {
  const entries = acceptedIn(order)
  const undone = undoneIn(entries)
  return entries.filter((entry) => entry.type !== 'undone' && !undone.has(entry.id))
}

/** What follows from the change before it: nobody did it, so nobody undoes it. */
const following: ReadonlySet<Happening['type']> = new Set(['promotionsOffered', 'taxExempted', 'linesListed'])

/** The newest change of the cart, if it is one that can be taken back. */
export const lastChange = (order: History): Entry | undefined => {
  const last = effective(order).findLast(({ type }) => !following.has(type))
  return last !== undefined && undoable.has(last.type) ? last : undefined
}

/** The customer of a cart once one of its entries is taken back. */
export const customerWithout = (order: History, entryId: string): Customer | null => {
  const before = effective(order).findLast(({ type, id }) => type === 'customerAttached' && id !== entryId)
  return before?.type === 'customerAttached' ? before.customer : null
}

/** The line that an entry is about; null where it is about the whole order. */
const lineOf = (entry: Entry): string | null => {
  if (entry.type === 'lineAdded') return entry.line.id
  return 'lineId' in entry ? entry.lineId : null
}

/** Whether an entry tells of the line, or, where that is null, of the whole order. Prices of a group are of their lines. */
const isAbout = (entry: Entry, lineId: string | null): boolean =>
  entry.type === 'linesListed'
    ? entry.prices.some((one) => one.lineId === lineId)
    : entry.type === 'begun' || lineOf(entry) === lineId

/**
 * The order as it is without one of its entries, which is undone by now; its lines are still to be priced. Null where
 * there is no such entry, or one that can't be taken back or was not accepted. Only what the entry is about is folded anew: one line, or what is not in the lines.
 */
export const takeBack = (order: Order, entryId: string, fold: (entries: readonly Entry[]) => Order): Order | null => {
  const target = acceptedIn(order).find((entry) => entry.id === entryId)
  if (target === undefined || !undoable.has(target.type)) return null
  const lineId = lineOf(target)
  const before = fold(effective(order).filter((entry) => isAbout(entry, lineId)))
  const { entries, exceptions, updatedAt } = order
  if (lineId === null) return { ...before, lines: order.lines, entries, exceptions, updatedAt }
  const others = order.lines.filter((line) => line.id !== lineId)
  const added = order.entries.flatMap((entry) => (entry.type === 'lineAdded' ? [entry.line.id] : []))
  const place = new Map(added.map((id, index) => [id, index]))
  const lines = [...others, ...before.lines].sort((one, other) => (place.get(one.id) ?? 0) - (place.get(other.id) ?? 0))
  return { ...order, lines }
}
