import type { JournalEntry } from '../../../shared/domain/journal/journal-entry.ts'
import type { Faults } from '../findings.ts'
import { total } from '../money.ts'
import type { OrderFacts } from './order-facts.ts'

/**
 * No more goes back of an online order than was collected of it, and for no more of a line than is on it; each refund is
 * told in the journal once, as it is; and what is told is there.
 */
export const checkRefunds = (
  orders: ReadonlyMap<string, OrderFacts>,
  journal: Iterable<JournalEntry>,
  faults: Faults,
): void => {
  const due = new Map<string, number>()
  for (const { id, number, refunds = [], payments } of orders.values()) {
    const stand = refunds.filter(({ state }) => state !== 'refused')
    const back = total(stand.map(({ amount }) => amount))
    const came = total(payments.map((one) => (one.tender === 'online' && one.captureId !== null ? one.amount : 0)))
    if (back > came) faults.add(`Order ${number}: ${back} went back of ${came} that were collected.`)
    for (const { id: entryId, amount } of refunds) {
      if (amount <= 0) faults.add(`Order ${number}: ${amount} is no amount that could go back.`)
      due.set(`${id} ${entryId}`, amount)
    }
  }
  for (const { sequence, what, subject, facts } of journal) {
    if (what !== 'refund') continue
    const key = `${subject} ${String(facts['entry'])}`
    const amount = due.get(key)
    due.delete(key)
    if (amount === undefined) faults.add(`Journal entry ${sequence} tells of the refund ${key}, which is not there.`)
    else if (amount !== facts['amount'])
      faults.add(`Refund ${key}: ${amount}, but journal entry ${sequence} tells of ${String(facts['amount'])}.`)
  }
  for (const key of due.keys()) faults.add(`The journal does not tell of the refund ${key}.`)
}
