import { existsSync, mkdirSync, realpathSync, statfsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { StorageFullError, StoreHeldError, StoreUnreadableError, StoreUnwritableError } from '../errors.ts'
import { finishMigration, migrateFile } from '../migrations/migrate-file.ts'
import { fileVersion } from '../migrations/migration.ts'
import { Connection } from './connection.ts'
import type { OpenDatabase } from './driver.ts'
import { primaryCode, resultCode } from './failure.ts'
import { holdFolder } from './folder-lock.ts'

/** "TILL": tells our files from those of other programs (https://sqlite.org/pragma.html#pragma_application_id). */
export const applicationId = 0x54494c4c

/** Kilobytes of the file that SQLite keeps in memory. */
export const usualCache = 16_384

export interface OpenFile {
  readonly connection: Connection
  /** Absolute, links resolved. */
  readonly folder: string
  /** Writes everything into the one file, and lets go of the folder. */
  close(): void
}

/**
 * Opens `tillhouse.sqlite` in the folder and holds the folder. A file of an older layout is migrated first, and kept as it
 * was. `known`: it was opened before, so that an empty file is a shop that was lost, and not a first start.
 * @param keepOld where in the folder a file of that version is kept when it has been migrated
 * @throws StoreHeldError, StoreUnwritableError, StoreUnreadableError (the file is left as it is), StorageFullError
 */
export const openFile = (
  openDatabase: OpenDatabase,
  wantedFolder: string,
  known: boolean,
  keepOld: (version: number) => string = (version) => `tillhouse.version-${version}.sqlite`,
): OpenFile => {
  const folder = makeFolder(wantedFolder)
  const path = join(folder, 'tillhouse.sqlite')
  let release: (() => void) | undefined
  let connection: Connection | undefined
  try {
    release = holdFolder(openDatabase, folder)
    finishMigration(path)
    connection = new Connection(openDatabase(path))
    const version = versionOf(connection, folder, known)
    if (version < fileVersion) {
      connection.close()
      connection = undefined
      migrateFile(openDatabase, path, version, join(folder, keepOld(version)))
      connection = new Connection(openDatabase(path))
    }
    prepare(connection)
  } catch (error) {
    connection?.close()
    release?.()
    throw asOpenError(error, folder)
  }
  return { connection, folder, close: () => closeFile(connection, release) }
}

const makeFolder = (folder: string): string => {
  try {
    makeWithParents(resolve(folder))
    return realpathSync(folder)
  } catch (error) {
    throw asOpenError(error, folder)
  }
}

/** Not `recursive`: below a file system that can't hold folders (/proc), Node tries that for ever. */
const makeWithParents = (folder: string): void => {
  if (existsSync(folder)) return
  if (dirname(folder) !== folder) makeWithParents(dirname(folder))
  mkdirSync(folder)
}

/** The file's layout; that of this program for an empty file, which is laid out by it. */
const versionOf = (connection: Connection, folder: string, known: boolean): number => {
  connection.exec('PRAGMA busy_timeout = 5000')
  const version = Number(pragma(connection, 'user_version'))
  if (connection.get('SELECT count(*) AS entries FROM sqlite_schema')?.['entries'] !== 0 || version !== 0) {
    checkOwner(Number(pragma(connection, 'application_id')), version, folder)
    return version
  }
  if (!known) return fileVersion
  throw new StoreUnreadableError(
    `${join(folder, 'tillhouse.sqlite')} is empty, though this folder held a shop: put the folder back from a backup, or choose another data folder.`,
  )
}

const pragma = (connection: Connection, name: string): unknown => connection.get(`PRAGMA ${name}`)?.[name]

const prepare = (connection: Connection): void => {
  connection.exec('PRAGMA busy_timeout = 5000')
  connection.exec('PRAGMA journal_mode = WAL')
  // Every commit reaches the disk before it returns; set explicitly, since builds of SQLite differ in their default.
  connection.exec('PRAGMA synchronous = FULL')
  connection.exec(`PRAGMA cache_size = -${usualCache}`)
  connection.exec('PRAGMA temp_store = MEMORY')
  // Asks for the write lock in any case: that is how a file that can't be written shows. A known file is left as it is,
  // so that a shop whose disk is full can still open and read.
  connection.transaction(() => {
    if (pragma(connection, 'application_id') === applicationId) return
    connection.exec(`PRAGMA application_id = ${applicationId}`)
    connection.exec(`PRAGMA user_version = ${fileVersion}`)
  })
  // A part of the write-ahead log that one large import made is given back.
  connection.exec('PRAGMA journal_size_limit = 67108864')
}

const checkOwner = (owner: number, version: number, folder: string): void => {
  const file = join(folder, 'tillhouse.sqlite')
  if (owner !== applicationId) {
    throw new StoreUnreadableError(`${file} was not made by Tillhouse: move it away, or choose another data folder.`)
  }
  if (version > fileVersion) {
    throw new StoreUnreadableError(
      `The data in ${folder} was written by a newer Tillhouse: update this one, or choose another data folder.`,
    )
  }
}

const closeFile = (connection: Connection, release: () => void): void => {
  try {
    connection.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  } catch {
    // A full disk, say. What was committed is safe in the log, and the next start reads it from there.
  }
  connection.close()
  release()
}

/** Node's codes for a folder that can't be used, https://nodejs.org/api/errors.html#common-system-errors */
const folderTrouble = new Set([
  'EACCES',
  'EPERM',
  'EROFS',
  'ENOTDIR',
  'EEXIST',
  'ENOENT',
  'ELOOP',
  'ENAMETOOLONG',
  'EINVAL',
])

/** Bytes that SQLite's shared memory and first pages need; with less, it says “disk I/O error” and not that the disk is full. */
const leastSpace = 128 * 1024

const hasNoSpace = (folder: string): boolean => {
  try {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize < leastSpace
  } catch {
    return false
  }
}

/** What keeps the store from opening, as an error whose message says what to do; others as they are. */
export const asOpenError = (error: unknown, folder: string): unknown => {
  if (error instanceof StoreHeldError || error instanceof StoreUnreadableError) return error
  const code = primaryCode(error)
  if (code === resultCode.notADatabase || code === resultCode.corrupt) {
    const sentence = `The data file in ${folder} is damaged or not a Tillhouse file: restore a backup over it, or choose another data folder.`
    return new StoreUnreadableError(sentence, { cause: error })
  }
  const system = error instanceof Error && 'code' in error ? String(error.code) : ''
  const isFull = error instanceof StorageFullError || code === resultCode.full
  if (isFull || system === 'ENOSPC' || (code === resultCode.ioError && hasNoSpace(folder))) {
    return new StorageFullError(`The disk of the data folder ${folder} is full: free some space and start again.`, {
      cause: error,
    })
  }
  if (
    code === resultCode.cannotOpen ||
    code === resultCode.readOnly ||
    code === resultCode.ioError ||
    folderTrouble.has(system)
  ) {
    const sentence = `The data folder ${folder} can’t be written: allow writing to it, or choose another data folder.`
    return new StoreUnwritableError(sentence, { cause: error })
  }
  return error
}
