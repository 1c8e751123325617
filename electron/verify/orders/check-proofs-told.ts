import type { JournalEntry } from '../../../shared/domain/journal/journal-entry.ts'
import type { Faults } from '../findings.ts'
import type { OrderFacts } from './order-facts.ts'

/** Each proof that a customer got for an instalment is told in the journal once; and what is told is on its order. */
export const checkProofsTold = (
  orders: ReadonlyMap<string, OrderFacts>,
  journal: Iterable<JournalEntry>,
  faults: Faults,
): void => {
  const due = new Set([...orders.values()].flatMap(({ id, proofs }) => proofs.map((proof) => `${proof} of ${id}`)))
  for (const { sequence, subject, facts } of journal) {
    if (typeof facts['proof'] !== 'string') continue
    const key = `${facts['proof']} of ${subject}`
    if (!due.delete(key)) faults.add(`Journal entry ${sequence} tells of the proof ${key}, which is not there.`)
  }
  for (const key of due) faults.add(`The journal does not tell of the proof ${key}.`)
}
