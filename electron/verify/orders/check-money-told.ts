import type { JournalEntry } from '../../../shared/domain/journal/journal-entry.ts'
import type { Faults } from '../findings.ts'
import type { Money } from './money-moves.ts'
import type { OrderFacts } from './order-facts.ts'

const tellings = new Set(['payment', 'paymentReturned'])

/** Each payment that was not sold with, and each that was given back, is told in the journal once; and what is told is there. */
export const checkMoneyTold = (
  orders: ReadonlyMap<string, OrderFacts>,
  journal: Iterable<JournalEntry>,
  faults: Faults,
): void => {
  const due = new Map<string, Pick<Money, 'tender' | 'amount' | 'tip'>>()
  for (const { id, money, apart } of orders.values())
    for (const { entryId, amount, tip, tender } of money) {
      const what = apart.get(entryId)
      // The journal tells how much the payment was, also when it was given back.
      const sign = what === 'payment' ? 1 : -1
      if (what !== undefined)
        due.set(`${what} ${id} ${entryId}`, { tender, amount: sign * amount || 0, tip: sign * tip || 0 })
    }
  for (const { sequence, what, subject, facts } of journal) {
    if (!tellings.has(what)) continue
    const key = `${what} ${subject} ${String(facts['entry'])}`
    const wanted = due.get(key)
    due.delete(key)
    if (wanted === undefined) faults.add(`Journal entry ${sequence} tells of ${key}, which is not there.`)
    else if (wanted.amount !== facts['amount'] || wanted.tender !== facts['tender'])
      faults.add(
        `${key}: ${wanted.amount} by ${wanted.tender}, but journal entry ${sequence} tells of ${String(facts['amount'])} by ${String(facts['tender'])}.`,
      )
    else if (wanted.tip !== (facts['tip'] ?? 0))
      faults.add(`${key}: a tip of ${wanted.tip}, but journal entry ${sequence} tells of ${String(facts['tip'] ?? 0)}.`)
  }
  for (const key of due.keys()) faults.add(`The journal does not tell of ${key}.`)
}
