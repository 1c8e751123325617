import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RxStorageInstance } from 'rxdb'
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory'
import type { PlainDocument, StoredDocument, StoredSchema } from '../../electron/store/rx-storage/documents/document.ts'
import { openSqliteStorage } from '../../electron/store/rx-storage/index.ts'
import { type DriverName, loadDriver, type OpenDatabase } from '../../electron/store/rx-storage/sqlite/driver.ts'

export type Instance = RxStorageInstance<PlainDocument, unknown, object>

interface OpenedStorage {
  readonly name: string
  open(database: string, schema: StoredSchema): Promise<Instance>
}

/** RxDB's memory storage and ours, with each driver on a file of its own. */
export interface Storages {
  readonly memory: OpenedStorage
  readonly sqlite: readonly OpenedStorage[]
  close(): Promise<void>
}

export const openStorages = async (drivers: readonly DriverName[]): Promise<Storages> => {
  const folder = mkdtempSync(join(tmpdir(), 'tillhouse-differential-'))
  const files = await Promise.all(
    drivers.map(async (name) =>
      openSqliteStorage({ folder: join(folder, name), driver: withoutWaiting(await loadDriver(name)) }),
    ),
  )
  return {
    memory: opened('memory', getRxStorageMemory()),
    sqlite: files.map(({ storage }, position) => opened(drivers[position] ?? '', storage)),
    close: async () => {
      await Promise.all(files.map((file) => file.close()))
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Collections come and go by the thousand here; whether they would outlast a power cut is for other tests. */
const withoutWaiting =
  (open: OpenDatabase): OpenDatabase =>
  (path) => {
    const database = open(path)
    return {
      prepare: (sql) => database.prepare(sql),
      exec: (sql) => database.exec(sql.replace('synchronous = FULL', 'synchronous = OFF')),
      close: () => database.close(),
    }
  }

const opened = (
  name: string,
  storage: { createStorageInstance: (parameters: never) => Promise<unknown> },
): OpenedStorage => ({
  name,
  open: async (database, schema) =>
    (await storage.createStorageInstance({
      databaseInstanceToken: database,
      databaseName: database,
      collectionName: 'things',
      schema,
      options: {},
      multiInstance: false,
      devMode: false,
    } as never)) as Instance,
})

/** Writes the versions of documents, each over the one before it. */
export const writeAll = async (instance: Instance, versions: readonly (readonly StoredDocument[])[]): Promise<void> => {
  const first = versions.flatMap(([document]) => (document ? [{ document: structuredClone(document) }] : []))
  const second = versions.flatMap(([previous, document]) =>
    previous && document ? [{ previous: structuredClone(previous), document: structuredClone(document) }] : [],
  )
  for (const rows of [first, second]) {
    if (rows.length === 0) continue
    const { error } = await instance.bulkWrite(rows, 'differential')
    if (error.length > 0) throw new Error(`Could not write: ${JSON.stringify(error)}`)
  }
}
