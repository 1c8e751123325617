import { createHash } from 'node:crypto'
import type { JournalEntry } from '../../../shared/domain/journal/journal-entry.ts'
import { journalText, type UnsealedEntry } from '../../../shared/domain/journal/journal-text.ts'
import type { Identity } from './identity.ts'

export type Told = Pick<JournalEntry, 'what' | 'subject' | 'facts'>

/** The next link of the hub's own chain, and the identity that has come so far. @param now milliseconds since 1970 */
export const told = (
  identity: Identity,
  now: number,
  { what, subject, facts }: Told,
): { readonly entry: JournalEntry; readonly identity: Identity } => {
  const sequence = identity.journalSequence + 1
  const at = Math.max(now, identity.journalAt)
  const counter = at === identity.journalAt ? identity.journalCounter + 1 : 0
  const unsealed: UnsealedEntry = {
    id: `${identity.id}:${String(sequence).padStart(10, '0')}`,
    deviceId: identity.id,
    sequence,
    at,
    counter,
    staffId: null,
    what,
    subject,
    facts: now === at ? facts : { ...facts, clock: now },
    previousHash: identity.journalHash,
  }
  const hash = createHash('sha256').update(journalText(unsealed)).digest('hex')
  return {
    entry: { ...unsealed, hash },
    identity: { ...identity, journalSequence: sequence, journalHash: hash, journalAt: at, journalCounter: counter },
  }
}
