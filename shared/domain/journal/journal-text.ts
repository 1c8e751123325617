import type { JournalEntry } from './journal-entry.ts'

export type UnsealedEntry = Omit<JournalEntry, 'hash'>

/**
 * What a link's hash is taken over: its fields in this order, and its facts by name, so that a copy hashes alike. Links of
 * before there was a counter have none in it.
 */
export const journalText = (entry: UnsealedEntry): string =>
  JSON.stringify([
    entry.id,
    entry.deviceId,
    entry.sequence,
    entry.at,
    entry.staffId,
    entry.what,
    entry.subject,
    Object.entries(entry.facts).sort(([one], [other]) => (one < other ? -1 : 1)),
    entry.previousHash,
    ...(entry.counter === undefined ? [] : [entry.counter]),
  ])
