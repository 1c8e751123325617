import type { JournalEntry } from '../../../shared/domain/journal/journal-entry.ts'
import type { Faults } from '../findings.ts'
import type { OrderFacts } from './order-facts.ts'

/** What the journal tells of an order's money. */
const tellings = new Set(['sale', 'return', 'webOrder'])

/** Each sale and each web order is told in the journal once, as it is; and what is told is there. */
export const checkTold = (
  orders: ReadonlyMap<string, OrderFacts>,
  journal: Iterable<JournalEntry>,
  faults: Faults,
): void => {
  const told = new Set<string>()
  const changedTo = new Map<string, number>()
  const firstTotals = new Map<string, JournalEntry['facts'][string] | undefined>()
  for (const { what, subject, facts } of journal) {
    if (what === 'orderChanged') changedTo.set(subject, Number(facts['total']))
    if (!tellings.has(what)) continue
    const order = orders.get(subject)
    const number = String(facts['number'])
    if (order === undefined) {
      faults.add(`Order ${number} is told in the journal, and is not there.`)
      continue
    }
    if (told.has(subject)) faults.add(`Order ${number} is told in the journal more than once.`)
    told.add(subject)
    if (order.number !== number) faults.add(`Order ${order.number} was written as ${number}, by the journal.`)
    const off = (name: string, is: number, shouldBe: JournalEntry['facts'][string] | undefined): void => {
      if (shouldBe !== undefined && is !== shouldBe)
        faults.add(`Order ${number}: ${name} ${is}, but the journal tells of ${String(shouldBe)}.`)
    }
    firstTotals.set(subject, facts['total'])
    off('tax', order.totals.tax, facts['tax'])
    if (facts['entries'] !== undefined && facts['entries'] !== order.soldDigest)
      faults.add(`The entries of order ${number} are not those that were there when it was sold.`)
  }
  for (const [id, first] of firstTotals) {
    // An online order may have been changed since, and the journal told of it.
    const order = orders.get(id)
    const total = changedTo.get(id) ?? first
    if (order !== undefined && total !== undefined && order.totals.total !== total)
      faults.add(`Order ${order.number}: total ${order.totals.total}, but the journal tells of ${String(total)}.`)
  }
  for (const { id, number, channel, state } of orders.values())
    if ((channel !== 'counter' || state === 'completed') && !told.has(id))
      faults.add(`The journal does not tell of order ${number}.`)
}
