import { createHash } from 'node:crypto'
import type { JournalEntry } from '../../shared/domain/journal/journal-entry.ts'
import type { Device } from '../../shared/domain/settings/settings.ts'
import { type Area, Faults, plural } from './findings.ts'

/** Where a chain ended, or has to end. */
interface End {
  readonly sequence: number
  readonly hash: string
  readonly at: number
  readonly counter: number
}
type WantedEnd = Pick<End, 'sequence' | 'hash'>

const start: End = { sequence: 0, hash: '', at: 0, counter: -1 }

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

const hashOf = (entry: JournalEntry): string => {
  const facts = Object.entries(entry.facts).sort(([one], [other]) => (one < other ? -1 : 1))
  const { id, deviceId, sequence, at, staffId, what, subject, previousHash, counter } = entry
  const fields = [id, deviceId, sequence, at, staffId, what, subject, facts, previousHash]
  return sha256(JSON.stringify(counter === undefined ? fields : [...fields, counter]))
}

/**
 * A journal has the chain of its device, and before it those of the devices whose data were restored: each ends where
 * the `restored` entry of a later one says. Its time never goes back.
 * @param others devices of other tills, whose journals come from the hub as far as they have come
 * @param entries by id, so that each chain comes whole and in order
 */
export const checkJournal = (
  entries: Iterable<JournalEntry>,
  device: Device | undefined,
  others: ReadonlySet<string> = new Set(),
): Area => {
  const faults = new Faults()
  const ends = new Map<string, End>()
  const wanted = new Map<string, WantedEnd>()
  if (device !== undefined) wanted.set(device.deviceId, { sequence: device.journalSequence, hash: device.journalHash })
  let count = 0
  for (const entry of entries) {
    count += 1
    const before = ends.get(entry.deviceId) ?? start
    ends.set(entry.deviceId, checkLink(entry, before, faults))
    const { device: earlier, sequence, hash } = entry.facts
    if (entry.what === 'restored' && typeof earlier === 'string')
      wanted.set(earlier, { sequence: Number(sequence), hash: String(hash) })
  }
  checkEnds(ends, wanted, others, faults)
  return {
    name: 'Journal',
    checked: `${plural(count, 'entry', 'entries')} in ${plural(ends.size, 'chain')}`,
    count,
    faults: faults.found,
  }
}

const checkLink = (entry: JournalEntry, before: End, faults: Faults): End => {
  const { sequence, at, counter = 0, hash } = entry
  if (sequence !== before.sequence + 1) faults.add(`Journal entry ${before.sequence + 1} is missing.`)
  if (entry.previousHash !== before.hash) faults.add(`Journal entry ${sequence} does not follow the one before it.`)
  if (hashOf(entry) !== hash) faults.add(`Journal entry ${sequence} was changed after it was written.`)
  // Entries of before there was a counter took the wall clock as it was.
  const goesBack = at < before.at || (at === before.at && counter <= before.counter)
  if (entry.counter !== undefined && goesBack)
    faults.add(`The time of journal entry ${sequence} is not after the one before it.`)
  return { sequence, hash, at, counter }
}

const checkEnds = (
  ends: ReadonlyMap<string, End>,
  wanted: ReadonlyMap<string, WantedEnd>,
  others: ReadonlySet<string>,
  faults: Faults,
): void => {
  for (const [deviceId, { sequence, hash }] of wanted) {
    const end = ends.get(deviceId) ?? start
    if (end.sequence !== sequence || end.hash !== hash)
      faults.add(`The journal ends at entry ${end.sequence}, but this device wrote ${sequence}.`)
  }
  for (const deviceId of ends.keys())
    if (wanted.size > 0 && !wanted.has(deviceId) && !others.has(deviceId))
      faults.add(`The journal has entries of ${deviceId}, which nothing tells of.`)
}
