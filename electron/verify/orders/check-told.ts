import type { JournalEntry } from '../../../shared/domain/journal/journal-entry.ts'
import type { Faults } from '../findings.ts'
import type { OrderFacts } from './order-facts.ts'

/** What the journal tells of an order's money. */
const tellings = new Set(['sale', 'return', 'webOrder'])

/** What it costs may be another amount after these. */
const changes = new Set(['orderChanged', 'orderSplit', 'orderMerged'])

const keyOf = (orderId: string, number: string): string => `${orderId} ${number}`

/** Each sale and each web order is told in the journal once, as it is; and what is told is there. */
export const checkTold = (
  orders: ReadonlyMap<string, OrderFacts>,
  journal: Iterable<JournalEntry>,
  faults: Faults,
): void => {
  const told = new Set<OrderFacts>()
  const sales = new Map([...orders.values()].map((one) => [keyOf(one.id, one.number), one] as const))
  const changedTo = new Map<string, number>()
  const firstTotals = new Map<OrderFacts, JournalEntry['facts'][string] | undefined>()
  for (const { what, subject, facts } of journal) {
    if (changes.has(what)) changedTo.set(subject, Number(facts['total']))
    if (!tellings.has(what)) continue
    const number = String(facts['number'])
    const order = sales.get(keyOf(subject, number)) ?? orders.get(subject)
    if (order === undefined) {
      faults.add(`Order ${number} is told in the journal, and is not there.`)
      continue
    }
    if (told.has(order)) faults.add(`Order ${number} is told in the journal more than once.`)
    told.add(order)
    if (order.number !== number) faults.add(`Order ${order.number} was written as ${number}, by the journal.`)
    const off = (name: string, is: number, shouldBe: JournalEntry['facts'][string] | undefined): void => {
      if (shouldBe !== undefined && is !== shouldBe)
        faults.add(`Order ${number}: ${name} ${is}, but the journal tells of ${String(shouldBe)}.`)
    }
    firstTotals.set(order, facts['total'])
    off('tax', order.totals.tax, facts['tax'])
    if (facts['entries'] !== undefined && facts['entries'] !== order.soldDigest)
      faults.add(`The entries of order ${number} are not those that were there when it was sold.`)
  }
  for (const [order, first] of firstTotals) {
    // An online order may have been changed since, and the journal told of it.
    const total = changedTo.get(order.id) ?? first
    if (total !== undefined && order.totals.total !== total)
      faults.add(`Order ${order.number}: total ${order.totals.total}, but the journal tells of ${String(total)}.`)
  }
  for (const order of orders.values())
    if ((order.channel !== 'counter' || order.state === 'completed') && !told.has(order))
      faults.add(`The journal does not tell of order ${order.number}.`)
}
