import type { JournalEntry } from './journal-entry.ts'
import { journalText, type UnsealedEntry } from './journal-text.ts'
import { linkId } from './link-id.ts'

/** How far a device's chain has come, and the hybrid logical time of its newest link. */
export interface ChainEnd {
  readonly journalSequence: number
  readonly journalHash: string
  /** Milliseconds since 1970. */
  readonly journalAt: number
  readonly journalCounter: number
}

/** What a link tells of. */
export type Told = Pick<JournalEntry, 'staffId' | 'what' | 'subject' | 'facts'>

/**
 * The next link of a device's chain, and where the chain ends with it. Time never goes back: where the clock did, the link
 * bears its predecessor's time, and what the clock said among its facts.
 * @param now milliseconds since 1970
 */
export const nextLink = (
  deviceId: string,
  end: ChainEnd,
  now: number,
  { staffId, what, subject, facts }: Told,
  sha256: (text: string) => string,
): { readonly entry: JournalEntry; readonly end: ChainEnd } => {
  const sequence = end.journalSequence + 1
  const at = Math.max(now, end.journalAt)
  const counter = at === end.journalAt ? end.journalCounter + 1 : 0
  const unsealed: UnsealedEntry = {
    id: linkId(deviceId, sequence),
    deviceId,
    sequence,
    at,
    counter,
    staffId,
    what,
    subject,
    facts: now === at ? facts : { ...facts, clock: now },
    previousHash: end.journalHash,
  }
  const hash = sha256(journalText(unsealed))
  return {
    entry: { ...unsealed, hash },
    end: { journalSequence: sequence, journalHash: hash, journalAt: at, journalCounter: counter },
  }
}
