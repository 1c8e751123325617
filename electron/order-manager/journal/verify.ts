import type { Device } from '../../../shared/domain/settings/settings.ts'
import type { Runtime } from '../ports/runtime.ts'
import type { Reader } from '../ports/store.ts'
import { journalHash } from './append.ts'

/** Walks the journal and says, in a sentence each, where its chain is broken; empty when it is whole. */
export const verifyJournal = (reader: Reader, runtime: Pick<Runtime, 'sha256'>): string[] => {
  const faults: string[] = []
  let previousHash = ''
  let expected = 1
  for (const entry of reader.find('journal', { sort: [{ sequence: 'asc' }] })) {
    if (entry.sequence !== expected) faults.push(`Journal entry ${expected} is missing.`)
    if (entry.previousHash !== previousHash)
      faults.push(`Journal entry ${entry.sequence} does not follow the one before it.`)
    const { hash, ...sealed } = entry
    if (journalHash(sealed, runtime) !== hash)
      faults.push(`Journal entry ${entry.sequence} was changed after it was written.`)
    previousHash = hash
    expected = entry.sequence + 1
  }
  const device = reader.get('settings', 'device') as Device | undefined
  if (device !== undefined && (device.journalSequence !== expected - 1 || device.journalHash !== previousHash))
    faults.push(`The journal ends at entry ${expected - 1}, but this device wrote ${device.journalSequence}.`)
  return faults
}
