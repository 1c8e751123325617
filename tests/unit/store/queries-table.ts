import { fillWithDefaultSettings, normalizeMangoQuery } from 'rxdb'
import { onTestFinished } from 'vitest'
import type {
  PlainDocument,
  StoredDocument,
  StoredSchema,
} from '../../../electron/store/rx-storage/documents/document.ts'
import type { StorageInstance } from '../../../electron/store/rx-storage/documents/storage-instance.ts'
import { openSqliteStorage } from '../../../electron/store/rx-storage/index.ts'
import type { FilledQuery } from '../../../electron/store/rx-storage/query/run-query.ts'
import type { DriverName } from '../../../electron/store/rx-storage/sqlite/driver.ts'
import { newFolder } from './shop.ts'

const schema: StoredSchema = fillWithDefaultSettings({
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    id: { type: 'string', maxLength: 20 },
    name: { type: 'string', maxLength: 20 },
    count: { type: 'number', minimum: -1000, maximum: 1000, multipleOf: 0.5 },
    open: { type: 'boolean' },
    note: { type: ['string', 'null'], maxLength: 20 },
    loose: {},
  },
  required: ['id', 'name', 'count', 'open'],
  indexes: [['name'], ['count', 'name'], ['open', 'count'], ['note']],
})

export const drivers: readonly DriverName[] = ['node', 'photostructure']

/** A collection of things with indexes on [name], [count, name], [open, count] and [note], which may be null or missing. */
export const newThings = async (driver: DriverName, things: readonly PlainDocument[] = []) => {
  const { storage, close } = await openSqliteStorage({ folder: newFolder(), driver })
  onTestFinished(close)
  const instance = (await storage.createStorageInstance<PlainDocument>({
    databaseInstanceToken: 'things',
    databaseName: 'things',
    collectionName: 'things',
    schema,
    options: {},
    multiInstance: false,
    devMode: false,
  })) as StorageInstance<PlainDocument>
  const rows = things.map((thing, position) => ({ document: stored(thing, position) }))
  const { error } = await instance.bulkWrite(rows, 'test')
  if (error.length > 0) throw new Error(JSON.stringify(error))
  return { instance, table: instance.table, connection: instance.internals.connection }
}

const stored = (thing: PlainDocument, position: number): StoredDocument => ({
  ...{ id: `thing-${String(position).padStart(4, '0')}`, name: `name ${position}`, count: position % 10, open: false },
  ...thing,
  _deleted: false,
  _attachments: {},
  _meta: { lwt: 1 },
  _rev: '1-test',
})

/** The query as RxDB hands it to the storage, for things that are not deleted. */
export const ask = (selector: object, rest: object = {}): FilledQuery =>
  normalizeMangoQuery(schema, { selector: { ...selector, _deleted: false }, ...rest }) as never
