import type { JournalEntry } from '../../../shared/domain/journal/journal-entry.ts'
import type { Faults } from '../findings.ts'
import type { OrderFacts } from './order-facts.ts'

const tellings = new Set(['lineVoided', 'quantityReduced', 'changeUndone', 'cartVoided'])

/** Each void that was counted is told in the journal once, with what it took out; and what is told there is on its order. */
export const checkVoidsTold = (
  orders: ReadonlyMap<string, OrderFacts>,
  journal: Iterable<JournalEntry>,
  faults: Faults,
): void => {
  const due = new Map<string, number>()
  for (const { id, voids } of orders.values())
    for (const { entryId, amount } of voids) due.set(`${id} ${entryId}`, amount)
  for (const { sequence, what, subject, facts } of journal) {
    // Those of before they were counted, and those while no shift was open, name no entry.
    if (!tellings.has(what) || facts['entry'] === undefined) continue
    const key = `${subject} ${String(facts['entry'])}`
    const amount = due.get(key)
    due.delete(key)
    if (amount === undefined) faults.add(`Journal entry ${sequence} tells of the void ${key}, which is not there.`)
    else if (amount !== facts['voided'])
      faults.add(
        `The void ${key} took out ${amount}, but journal entry ${sequence} tells of ${String(facts['voided'])}.`,
      )
  }
  for (const key of due.keys()) faults.add(`The journal does not tell of the void ${key}.`)
}
