import { createHash } from 'node:crypto'
import type { JournalEntry } from '../../shared/domain/journal/journal-entry.ts'
import type { HubIdentity } from '../../shared/domain/settings/hub-identity.ts'
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

/** First links of a chain that say where the one before it ended: of restored data, and of copies of data. */
export const firstLinks: ReadonlySet<string> = new Set(['restored', 'copied', 'foundTwice'])

const start: End = { sequence: 0, hash: '', at: 0, counter: -1 }

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

const hashOf = (entry: JournalEntry): string => {
  const facts = Object.entries(entry.facts).sort(([one], [other]) => (one < other ? -1 : 1))
  const { id, deviceId, sequence, at, staffId, what, subject, previousHash, counter } = entry
  const fields = [id, deviceId, sequence, at, staffId, what, subject, facts, previousHash]
  return sha256(JSON.stringify(counter === undefined ? fields : [...fields, counter]))
}

/**
 * A journal has the chain of its device, and before it those of the devices whose data were restored or copied: each ends
 * where the first link of a later one says. Its time never goes back.
 * Where the shop has a hub, what a device wrote after the backup comes back from there: its chain then goes on behind that end.
 * @param read all entries by id, so that each chain comes whole and in order
 * @param others devices of other tills, whose journals come from the hub as far as they have come; `any` where the settings
 * that tell of them may still be on their way; null where the shop has no hub
 * @param hubs that wrote what came in while every till was closed: how far each says that it has come
 */
export const checkJournal = (
  read: () => Iterable<JournalEntry>,
  device: Device | undefined,
  others: ReadonlySet<string> | 'any' | null = null,
  hubs: readonly HubIdentity[] = [],
): Area => {
  const faults = new Faults()
  const ends = new Map<string, End>()
  const wanted = new Map<string, WantedEnd>()
  const passed = new Set<string>()
  for (const { id, journalSequence, journalHash } of hubs)
    wanted.set(id, { sequence: journalSequence, hash: journalHash })
  // A chain that goes on is looked at where it was left, which its own entries don't tell.
  if (others !== null) for (const entry of read()) noteEarlier(entry, wanted)
  let count = 0
  for (const entry of read()) {
    count += 1
    const before = ends.get(entry.deviceId) ?? start
    ends.set(entry.deviceId, checkLink(entry, before, faults))
    noteEarlier(entry, wanted)
    const left = wanted.get(entry.deviceId)
    if (others !== null && left?.sequence === entry.sequence && left.hash === entry.hash) passed.add(entry.deviceId)
  }
  // Of a copy that was made of it, this device's own chain knows nothing.
  if (device !== undefined) {
    wanted.set(device.deviceId, { sequence: device.journalSequence, hash: device.journalHash })
    passed.delete(device.deviceId)
  }
  checkEnds(ends, wanted, others, passed, faults)
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

/** The first link of a device that goes on from a backup or a copy says where the one before it ended. */
const noteEarlier = ({ what, facts }: JournalEntry, wanted: Map<string, WantedEnd>): void => {
  const { device: earlier, sequence, hash } = facts
  if (firstLinks.has(what) && typeof earlier === 'string')
    wanted.set(earlier, { sequence: Number(sequence), hash: String(hash) })
}

const checkEnds = (
  ends: ReadonlyMap<string, End>,
  wanted: ReadonlyMap<string, WantedEnd>,
  others: ReadonlySet<string> | 'any' | null,
  passed: ReadonlySet<string>,
  faults: Faults,
): void => {
  for (const [deviceId, { sequence, hash }] of wanted) {
    const end = ends.get(deviceId) ?? start
    if (!passed.has(deviceId) && (end.sequence !== sequence || end.hash !== hash))
      faults.add(`The journal ends at entry ${end.sequence}, but this device wrote ${sequence}.`)
  }
  for (const deviceId of ends.keys())
    if (wanted.size > 0 && !wanted.has(deviceId) && others !== 'any' && others?.has(deviceId) !== true)
      faults.add(`The journal has entries of ${deviceId}, which nothing tells of.`)
}
