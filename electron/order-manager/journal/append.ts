import type { JournalEntry } from '../../../shared/domain/journal/journal-entry.ts'
import { journalText, type UnsealedEntry } from '../../../shared/domain/journal/journal-text.ts'
import type { Device } from '../../../shared/domain/settings/settings.ts'
import type { Runtime } from '../ports/runtime.ts'
import type { Transaction } from '../ports/store.ts'

type Facts = JournalEntry['facts']

/** The hash that a link must bear. */
export const journalHash = (entry: UnsealedEntry, runtime: Pick<Runtime, 'sha256'>): string =>
  runtime.sha256(journalText(entry))

/** Adds a link to this device's chain, in the transaction of what it tells of. Nothing where no shop is set up yet. */
export const appendJournal = (
  transaction: Transaction,
  runtime: Pick<Runtime, 'sha256' | 'now'>,
  what: { readonly staffId: string | null; readonly what: string; readonly subject: string; readonly facts: Facts },
): void => {
  const device = transaction.get('settings', 'device') as Device | undefined
  if (device === undefined) return
  const sequence = device.journalSequence + 1
  const now = runtime.now()
  const last = device.journalAt ?? 0
  const at = Math.max(now, last)
  const counter = at === last ? (device.journalCounter ?? 0) + 1 : 0
  const entry: UnsealedEntry = {
    id: `${device.deviceId}:${String(sequence).padStart(10, '0')}`,
    deviceId: device.deviceId,
    sequence,
    at,
    counter,
    ...what,
    facts: now === at ? what.facts : { ...what.facts, clock: now },
    previousHash: device.journalHash,
  }
  const hash = journalHash(entry, runtime)
  transaction.put('journal', { ...entry, hash })
  transaction.put('settings', {
    ...device,
    journalSequence: sequence,
    journalHash: hash,
    journalAt: at,
    journalCounter: counter,
  })
}
