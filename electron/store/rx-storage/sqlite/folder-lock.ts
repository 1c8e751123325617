import { join } from 'node:path'
import { StoreHeldError } from '../errors.ts'
import type { OpenDatabase, SqliteDatabase } from './driver.ts'
import { primaryCode, resultCode } from './failure.ts'

/** Folders held by this process: operating systems grant a second file lock to the same process. */
const heldHere = new Set<string>()

/**
 * Holds the data folder for this process alone, by an exclusive transaction on `lock.sqlite` that stays open. The
 * lock is the operating system's, on the open file: it ends with the process, however that ends. Returns the release.
 * @param folder an absolute path, links resolved
 * @throws StoreHeldError when somebody else holds it.
 */
export const holdFolder = (openDatabase: OpenDatabase, folder: string): (() => void) => {
  if (heldHere.has(folder)) throw heldError(folder)
  const lock = openDatabase(join(folder, 'lock.sqlite'))
  try {
    // In rollback mode the transaction keeps the exclusive lock without ever writing a byte.
    lock.exec('PRAGMA busy_timeout = 250')
    lock.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    lock.close()
    throw primaryCode(error) === resultCode.busy ? heldError(folder) : error
  }
  heldHere.add(folder)
  return () => release(lock, folder)
}

const release = (lock: SqliteDatabase, folder: string): void => {
  if (!heldHere.delete(folder)) return
  lock.close()
}

const heldError = (folder: string): StoreHeldError =>
  new StoreHeldError(
    `Another Tillhouse is using the data folder ${folder}: close it, or start this one with another data folder.`,
  )
