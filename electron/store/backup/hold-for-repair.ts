import { existsSync, realpathSync } from 'node:fs'
import { finishMigration } from '../rx-storage/migrations/migrate-file.ts'
import type { OpenDatabase } from '../rx-storage/sqlite/driver.ts'
import { holdFolder } from '../rx-storage/sqlite/folder-lock.ts'
import { asOpenError } from '../rx-storage/sqlite/open-file.ts'
import { placesIn } from './places.ts'
import { finishRestore } from './put-in-place.ts'

/** A data folder, held so that no till opens the shop in it. */
export interface HeldFolder {
  /** Absolute, links resolved. */
  readonly folder: string
  release(): void
}

/**
 * Holds a data folder without opening the shop in it. Null where there is no such folder yet.
 * @throws StoreHeldError when a till holds it; StoreUnwritableError, StorageFullError.
 */
export const holdForRepair = (openDatabase: OpenDatabase, wanted: string): HeldFolder | null => {
  if (!existsSync(wanted)) return null
  try {
    const folder = realpathSync(wanted)
    return { folder, release: holdFolder(openDatabase, folder) }
  } catch (error) {
    throw asOpenError(error, wanted)
  }
}

/** At each start: finishes a restore or a migration that was cut off. The folder is held by the caller. */
export const finishInterrupted = (folder: string): void => {
  try {
    finishRestore(folder)
    finishMigration(placesIn(folder).dataFile)
  } catch (error) {
    throw asOpenError(error, folder)
  }
}
