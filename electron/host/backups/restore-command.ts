import { existsSync } from 'node:fs'
import type { Progress } from '../../order-manager/ports/backups.ts'
import { examineFolder } from '../../store/backup/examine-folder.ts'
import { finishInterrupted, type HeldFolder, holdForRepair } from '../../store/backup/hold-for-repair.ts'
import { isDamage } from '../../store/backup/inspect-file.ts'
import { placesIn } from '../../store/backup/places.ts'
import { putInPlace } from '../../store/backup/put-in-place.ts'
import { goodSnapshots, listSnapshots, type SnapshotFacts } from '../../store/backup/snapshots.ts'
import { readWitness } from '../../store/backup/witness.ts'
import { loadDriver } from '../../store/rx-storage/sqlite/driver.ts'
import { nodeRuntime } from '../node-runtime.ts'
import { doJob } from './jobs.ts'

type Say = (sentence: string) => void

/** Says, in a line each, which backups there are; a till may run meanwhile. */
export const listInWords = (folder: string, say: Say): void => {
  const snapshots = listSnapshots(folder)
  if (snapshots.length === 0) say(`There are no backups in ${placesIn(folder).backups}.`)
  for (const { id, at, bytes, orders, progress, problem } of snapshots)
    say(
      problem === null
        ? `${id}  ${moment(at)}, ${(bytes / 1e6).toFixed(1)} MB, ${orders} orders, ${reaching(progress)}.`
        : `${id}  ${moment(at)}, not usable: ${problem}`,
    )
}

/**
 * Restores the backup, or the newest good one for null, and says what became of what was there.
 * @throws Error whose message is a sentence: a till runs, there is no such backup, it is damaged, the disk is full.
 */
export const restoreFrom = async (wanted: string, id: string | null, say: Say): Promise<void> => {
  const openDatabase = await loadDriver()
  const held = holdForRepair(openDatabase, wanted)
  if (held === null) throw new Error(`There is no data folder ${wanted}.`)
  try {
    finishInterrupted(held.folder)
    const snapshot = await choose(held, id)
    const damage = examineFolder(openDatabase, held.folder, true)
    const reached = damage?.reached ?? readWitness(placesIn(held.folder).witness)?.progress ?? null
    if (damage === null) await keepPresent(held.folder, say)
    else say(damage.problem)
    await doJob({ kind: 'prepareRestore', folder: held.folder, snapshotId: snapshot.id, staffId: null })
    const setAside = putInPlace(held.folder, nodeRuntime.now())
    say(`Restored the backup of ${moment(snapshot.at)}, ${reaching(snapshot.progress)}.`)
    if (reached !== null && reached.sequence !== snapshot.progress.sequence)
      say(`The till had come further, ${reaching(reached)}${reached.at === null ? '' : ` at ${moment(reached.at)}`}.`)
    say(`What was there before is kept, untouched, in ${setAside}.`)
    say('Receipts and online orders go on in a new series of numbers.')
  } finally {
    held.release()
  }
}

const choose = async ({ folder }: HeldFolder, id: string | null): Promise<SnapshotFacts> => {
  await doJob({ kind: 'adopt', folder })
  const snapshot = id === null ? goodSnapshots(folder)[0] : listSnapshots(folder).find((one) => one.id === id)
  if (snapshot === undefined)
    throw new Error(
      id === null
        ? `There is no good backup in ${placesIn(folder).backups}.`
        : `There is no backup ${id} in ${placesIn(folder).backups}: --list shows those that there are.`,
    )
  if (snapshot.problem !== null) throw new Error(`That backup can’t be used: ${snapshot.problem}`)
  return snapshot
}

/** So that this restore can be taken back as easily; data that can't be read are kept as they are. */
const keepPresent = async (folder: string, say: Say): Promise<void> => {
  if (!existsSync(placesIn(folder).dataFile)) return
  try {
    const at = nodeRuntime.now()
    await doJob({ kind: 'snapshot', folder, at, reason: 'restore' })
    say('A backup of the present data was made first.')
  } catch (error) {
    if (!isDamage(error)) throw error
    say('The present data can’t be read, so that no backup of them was made first.')
  }
}

const moment = (at: number): string =>
  new Date(at).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'medium' })

const reaching = ({ receipt, sequence }: Progress): string =>
  receipt === null ? `which reaches entry ${sequence} of the journal` : `which reaches receipt ${receipt}`
