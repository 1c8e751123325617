import { mkdirSync, renameSync, rmSync, statfsSync, statSync } from 'node:fs'
import type { Device, Register } from '../../../shared/domain/settings/settings.ts'
import type { Snapshot } from '../../order-manager/ports/backups.ts'
import type { Reader } from '../../order-manager/ports/store.ts'
import { collectionNames } from '../collections.ts'
import { StorageFullError, StoreUnreadableError } from '../rx-storage/errors.ts'
import type { Connection } from '../rx-storage/sqlite/connection.ts'
import type { OpenDatabase } from '../rx-storage/sqlite/driver.ts'
import { syncFile, syncFolder } from '../rx-storage/sqlite/durable-files.ts'
import { primaryCode, resultCode } from '../rx-storage/sqlite/failure.ts'
import { type CheckJournal, inspectFile, isDamage } from './inspect-file.ts'
import { placesIn } from './places.ts'
import { progressOf } from './progress.ts'
import { readOnly } from './read-only.ts'
import { fileOf, type SnapshotFacts, snapshotId, writeFacts } from './snapshots.ts'
import { storedDocuments } from './stored-documents.ts'
import { newestWrite } from './write-count.ts'

/** Why a backup is made, and when: milliseconds since 1970. */
export interface Wanted {
  readonly at: number
  readonly reason: Snapshot['reason']
}

/**
 * Copies the shop's data as of one moment into a file of its own, and reads the copy before it counts as a backup. Works
 * on connections of its own, so that it runs beside the one that sells, which it never keeps waiting: in another process.
 * A copy that does not pass is kept with what is wrong with it.
 * @throws StorageFullError before the disk is filled; StoreUnreadableError where the shop's data can't be read.
 */
export const makeSnapshot = (
  openDatabase: OpenDatabase,
  folder: string,
  { at, reason }: Wanted,
  checkJournal: CheckJournal,
): SnapshotFacts => {
  const id = snapshotId(at, reason)
  const file = fileOf(folder, id)
  const partial = `${file}.partial`
  mkdirSync(placesIn(folder).backups, { recursive: true })
  try {
    const seen = readOnly(openDatabase, placesIn(folder).dataFile, (beside) => {
      refuseWithoutSpace(beside, folder)
      return copyAndCount(openDatabase, beside, placesIn(folder).dataFile, partial)
    })
    const checked = readOnly(openDatabase, partial, (copy) => ({
      problem: problemOf(copy, seen, checkJournal),
      ...factsOf(storedDocuments(copy)),
    }))
    syncFile(partial)
    const facts: SnapshotFacts = { id, at, reason, bytes: statSync(partial).size, ...checked, keptUntil: null }
    writeFacts(folder, facts)
    renameSync(partial, file)
    syncFolder(placesIn(folder).backups)
    return facts
  } catch (error) {
    rmSync(partial, { force: true })
    rmSync(`${partial}-journal`, { force: true })
    if (isFull(error)) throw fullError(folder, error)
    if (!isDamage(error)) throw error
    throw new StoreUnreadableError('The shop’s data can’t be copied, since they are damaged.', { cause: error })
  }
}

/** Bytes that are left to the shop: who fills the disk with a backup keeps it from selling. */
const leftToSell = 8 * 1024 * 1024

const refuseWithoutSpace = (connection: Connection, folder: string): void => {
  const pages = Number(connection.get('PRAGMA page_count')?.['page_count'])
  const bytes = pages * Number(connection.get('PRAGMA page_size')?.['page_size'])
  const { bavail, bsize } = statfsSync(folder)
  if (bavail * bsize < bytes + leftToSell) throw fullError(folder)
}

const isFull = (error: unknown): boolean =>
  primaryCode(error) === resultCode.full || (error instanceof Error && 'code' in error && error.code === 'ENOSPC')

const fullError = (folder: string, cause?: unknown): StorageFullError =>
  new StorageFullError(
    `There is no room for a backup on the disk of ${folder}: free some space, and make it again. Selling goes on.`,
    { cause },
  )

interface Counts {
  readonly writes: number
  readonly documents: readonly number[]
}

/** What VACUUM INTO sees it chooses as it begins, and a reader that began at the same moment counts the same. */
const copyAndCount = (
  openDatabase: OpenDatabase,
  beside: Connection,
  dataFile: string,
  partial: string,
): { readonly exact: boolean; readonly counts: Counts } => {
  beside.exec('BEGIN')
  const writes = newestWrite(beside)
  // It can't be run inside a transaction, https://sqlite.org/lang_vacuum.html
  readOnly(openDatabase, dataFile, (source) => source.run('VACUUM INTO ?', partial))
  const counts = { writes, documents: countsOf(beside) }
  beside.exec('COMMIT')
  return { exact: readOnly(openDatabase, partial, newestWrite) === writes, counts }
}

const countsOf = (connection: Connection): number[] => {
  const documents = storedDocuments(connection)
  return collectionNames.map((name) => documents.count(name, { selector: {} }))
}

/** A sale may have slipped in between the two readers; then the copy has more, and never less. */
const problemOf = (
  copy: Connection,
  seen: { readonly exact: boolean; readonly counts: Counts },
  checkJournal: CheckJournal,
): string | null => {
  const { structure, content } = inspectFile(copy, checkJournal)
  if (structure !== null) return `The backup is damaged: ${structure}.`
  if (content.length > 0) return content.join(' ')
  const found = countsOf(copy)
  const differs = found.some((count, index) => {
    const expected = seen.counts.documents[index] ?? 0
    return seen.exact ? count !== expected : count < expected
  })
  return differs ? 'The backup has not all of the shop’s documents.' : null
}

/** What the list of backups says of one. */
export const factsOf = (
  documents: Pick<Reader, 'get' | 'count'>,
): Pick<SnapshotFacts, 'orders' | 'products' | 'progress' | 'series'> => {
  const device = documents.get('settings', 'device') as Device | undefined
  const register = device && (documents.get('settings', device.registerId) as Register | undefined)
  return {
    // Carts are no orders yet.
    orders: documents.count('orders', { selector: { placedAt: { $gt: 0 } } }),
    products: documents.count('products', { selector: {} }),
    progress: progressOf(documents),
    series: register?.series ?? null,
  }
}
