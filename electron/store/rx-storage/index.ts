import type { RxStorage } from 'rxdb'
import { type CollectionChanges, type CollectionRefusal, commitChanges } from './commit-changes.ts'
import { createStorage } from './documents/storage.ts'
import type { StorageParts } from './documents/storage-instance.ts'
import { Checkpoints } from './sqlite/checkpoints.ts'
import { type DriverName, loadDriver, type OpenDatabase } from './sqlite/driver.ts'
import { asOpenError, openFile } from './sqlite/open-file.ts'
import { assembleParts } from './storage-parts.ts'

export type { CollectionChanges, CollectionRefusal } from './commit-changes.ts'
export { StorageFullError, StoreHeldError, StoreUnreadableError, StoreUnwritableError } from './errors.ts'

export interface SqliteStorageOptions {
  /** The folder of the file; made if it isn't there. It belongs to the storage alone. */
  readonly folder: string
  /** The SQLite to use, or a way to open files with one; by default the runtime's own, where it has one. */
  readonly driver?: DriverName | OpenDatabase
}

export interface SqliteStorage {
  /** For `createRxDatabase`, of one or more databases: each has its own documents in the file. */
  readonly storage: RxStorage<StorageParts, object>
  /** Absolute, links resolved. */
  readonly folder: string
  /**
   * Writes to several collections in one transaction: all of it is on the disk when it answers with nothing, or nothing
   * is, and it answers with what stood in the way: a conflict (409) where a document is no longer as the caller knew it,
   * 422 where an indexed field has the wrong type. The change events go out after the transaction.
   * Hooks and validators don't run, as with RxDB's replication.
   * @throws TypeError for a collection of another storage, or one behind encryption or key compression.
   */
  commit(changes: readonly CollectionChanges[]): Promise<readonly CollectionRefusal[]>
  /** Lets go of the file; the databases in it are closed first. May be called more than once. */
  close(): Promise<void>
}

/**
 * Opens RxDB's storage on one SQLite file and holds its folder until `close` or the end of the process.
 *
 * `multiInstance` may be true or false: several databases of the same name in this process see each other's documents and
 * events. A second process is refused, whatever it says: only one may write to the file.
 * @throws StoreHeldError when another process has the folder, StoreUnwritableError, StoreUnreadableError or
 * StorageFullError; each message is a sentence that says what to do.
 */
export const openSqliteStorage = async (options: SqliteStorageOptions): Promise<SqliteStorage> => {
  const openDatabase = typeof options.driver === 'function' ? options.driver : await loadDriver(options.driver)
  const file = openFile(openDatabase, options.folder, false)
  try {
    const checkpoints = new Checkpoints(file.connection)
    const parts = assembleParts(file.connection, checkpoints)
    let open = true
    return {
      storage: createStorage(`sqlite ${file.folder}`, parts, nameInFile),
      folder: file.folder,
      commit: (changes) => commitChanges(parts, changes),
      close: async () => {
        if (!open) return
        open = false
        checkpoints.close()
        file.close()
      },
    }
  } catch (error) {
    file.close()
    throw asOpenError(error, file.folder)
  }
}

/** A slash in the database's name is escaped, so that the first one ends it. */
const nameInFile = (databaseName: string, collectionName: string): string =>
  `${encodeURIComponent(databaseName)}/${collectionName}`
