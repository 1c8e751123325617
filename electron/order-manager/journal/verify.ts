import type { JournalEntry } from '../../../shared/domain/journal/journal-entry.ts'
import type { Device } from '../../../shared/domain/settings/settings.ts'
import type { Runtime } from '../ports/runtime.ts'
import type { Reader } from '../ports/store.ts'
import { journalHash } from './append.ts'

/** Where a chain ended, or has to end. */
interface End {
  readonly sequence: number
  readonly hash: string
}

/** Entries in memory at once: a journal of years is read piece by piece. */
const pageSize = 500

/** Walks the journal and says, in a sentence each, where a chain of it is broken; empty when it is whole. */
export const verifyJournal = (reader: Pick<Reader, 'find' | 'get'>, runtime: Pick<Runtime, 'sha256'>): string[] =>
  verifyChains(entriesOf(reader), reader.get('settings', 'device') as Device | undefined, runtime)

/**
 * A journal has the chain of its device, and before it those of the devices whose data were restored: each ends where
 * the `restored` entry of a later one says.
 * @param entries by id, so that each chain comes whole and in order
 */
const verifyChains = (
  entries: Iterable<JournalEntry>,
  device: Device | undefined,
  runtime: Pick<Runtime, 'sha256'>,
): string[] => {
  const faults: string[] = []
  const ends = new Map<string, End>()
  const wanted = new Map<string, End>()
  if (device !== undefined) wanted.set(device.deviceId, { sequence: device.journalSequence, hash: device.journalHash })
  for (const entry of entries) {
    const before = ends.get(entry.deviceId) ?? { sequence: 0, hash: '' }
    if (entry.sequence !== before.sequence + 1) faults.push(`Journal entry ${before.sequence + 1} is missing.`)
    if (entry.previousHash !== before.hash)
      faults.push(`Journal entry ${entry.sequence} does not follow the one before it.`)
    const { hash, ...sealed } = entry
    if (journalHash(sealed, runtime) !== hash)
      faults.push(`Journal entry ${entry.sequence} was changed after it was written.`)
    ends.set(entry.deviceId, { sequence: entry.sequence, hash })
    const { device: earlier, sequence, hash: last } = entry.facts
    if (entry.what === 'restored' && typeof earlier === 'string')
      wanted.set(earlier, { sequence: Number(sequence), hash: String(last) })
  }
  return [...faults, ...faultsAtEnds(ends, wanted)]
}

const faultsAtEnds = (ends: ReadonlyMap<string, End>, wanted: ReadonlyMap<string, End>): string[] => {
  const cut = [...wanted].flatMap(([deviceId, { sequence, hash }]) => {
    const end = ends.get(deviceId) ?? { sequence: 0, hash: '' }
    return end.sequence === sequence && end.hash === hash
      ? []
      : [`The journal ends at entry ${end.sequence}, but this device wrote ${sequence}.`]
  })
  const strange = [...ends.keys()].filter((deviceId) => wanted.size > 0 && !wanted.has(deviceId))
  return [...cut, ...strange.map((deviceId) => `The journal has entries of ${deviceId}, which nothing tells of.`)]
}

function* entriesOf(reader: Pick<Reader, 'find'>): Iterable<JournalEntry> {
  for (let last = ''; ; ) {
    const page = reader.find('journal', { selector: { id: { $gt: last } }, sort: [{ id: 'asc' }], limit: pageSize })
    yield* page
    if (page.length < pageSize) return
    last = page.at(-1)?.id ?? last
  }
}
