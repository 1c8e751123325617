import { existsSync, statSync } from 'node:fs'
import type { Progress } from '../../order-manager/ports/backups.ts'
import { fileVersion } from '../rx-storage/migrations/migration.ts'
import type { Connection } from '../rx-storage/sqlite/connection.ts'
import type { OpenDatabase } from '../rx-storage/sqlite/driver.ts'
import { applicationId } from '../rx-storage/sqlite/open-file.ts'
import { notedDamage } from './damage-note.ts'
import { type FileHeader, readHeader } from './file-header.ts'
import { isDamage } from './inspect-file.ts'
import { missingCommits } from './missing-commits.ts'
import { placesIn } from './places.ts'
import { progressOf } from './progress.ts'
import { readOnly } from './read-only.ts'
import { storedDocuments } from './stored-documents.ts'
import { readWitness } from './witness.ts'
import { newestWrite } from './write-count.ts'

export interface Damage {
  /** A sentence. */
  readonly problem: string
  /** How far the shop had come, as far as it is known. */
  readonly reached: Progress | null
}

/** Files up to so many bytes are read whole at a start: it takes a tenth of a second. */
const smallFile = 64 * 1024 * 1024

/**
 * What a start can find wrong with a shop's data in a few milliseconds, without changing a byte. Null for sound data, for
 * a folder that never held a shop, and where the store itself has more to say (a newer Tillhouse's file, no rights).
 * The folder is held by the caller, and its data file is not open.
 * @param known the folder held a shop before: no data, or another program's, are then damage and no first start
 */
export const examineFolder = (openDatabase: OpenDatabase, folder: string, known: boolean): Damage | null => {
  const { dataFile, witness } = placesIn(folder)
  const held = known || existsSync(witness)
  const problem = held ? problemIn(openDatabase, folder) : null
  return problem === null
    ? null
    : { problem, reached: readWitness(witness)?.progress ?? readProgress(openDatabase, dataFile) }
}

const problemIn = (openDatabase: OpenDatabase, folder: string): string | null => {
  const { dataFile } = placesIn(folder)
  if (!existsSync(dataFile)) return `The shop’s data file is gone: there is no ${dataFile} any more.`
  const noted = notedDamage(folder)
  if (noted !== null) return noted
  let header: FileHeader
  try {
    header = readHeader(dataFile)
  } catch {
    return null
  }
  return problemOfHeader(header, folder) ?? problemWithin(openDatabase, folder, header)
}

const problemOfHeader = (header: FileHeader, folder: string): string | null => {
  const { dataFile } = placesIn(folder)
  if (header.size === 0) return `The shop’s data file ${dataFile} is empty.`
  if (!header.isDatabase)
    return `The shop’s data file ${dataFile} is damaged: its first bytes are not those of a data file.`
  // Of a newer Tillhouse, the store says what to do.
  if (header.version > fileVersion) return null
  // Until the first checkpoint the mark is in the write-ahead log alone.
  if (header.applicationId !== applicationId && logSize(folder) === 0)
    return `The file ${dataFile} was not made by Tillhouse; the shop’s own data file is gone.`
  const missing = header.pages * header.pageSize - header.size
  return missing > logSize(folder) ? cutOff(dataFile, missing) : null
}

const cutOff = (dataFile: string, missing: number): string =>
  `The shop’s data file ${dataFile} is cut off: ${missing.toLocaleString('en')} bytes of it are missing.`

/** Pages that are not in the file yet may be in the write-ahead log. */
const logSize = (folder: string): number =>
  statSync(`${placesIn(folder).dataFile}-wal`, { throwIfNoEntry: false })?.size ?? 0

const problemWithin = (openDatabase: OpenDatabase, folder: string, header: FileHeader): string | null => {
  const { dataFile, witness } = placesIn(folder)
  const damaged = `The shop’s data file ${dataFile} is damaged: its pages do not fit together.`
  try {
    return readOnly(openDatabase, dataFile, (connection) => {
      const missing = pageCount(connection) * header.pageSize - header.size
      if (missing > logSize(folder)) return cutOff(dataFile, missing)
      if (header.size <= smallFile && connection.get('PRAGMA quick_check(1)')?.['quick_check'] !== 'ok') return damaged
      const writes = newestWrite(connection)
      const known = readWitness(witness)
      if (known === null || known.writes <= writes) return null
      return missingCommits(known, { writes, progress: progressOf(storedDocuments(connection)) })
    })
  } catch (error) {
    if (isDamage(error)) return damaged
    // No rights, an older layout: the store, which opens it next, has the words for that.
    return null
  }
}

const pageCount = (connection: Connection): number => Number(connection.get('PRAGMA page_count')?.['page_count'])

const readProgress = (openDatabase: OpenDatabase, dataFile: string): Progress | null => {
  try {
    return readOnly(openDatabase, dataFile, (connection) => progressOf(storedDocuments(connection)))
  } catch {
    return null
  }
}
