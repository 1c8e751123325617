import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  createRevision,
  createRxDatabase,
  type FilledMangoQuery,
  fillWithDefaultSettings,
  now,
  prepareQuery,
  type RxDatabase,
  type RxDatabaseCreator,
  type RxDocumentData,
  type RxJsonSchema,
  type RxStorage,
  type RxStorageInstance,
  randomToken,
} from 'rxdb'
import { onTestFinished } from 'vitest'
import { openSqliteStorage, type SqliteStorage } from '../../../../electron/store/rx-storage/index.ts'
import type { DriverName } from '../../../../electron/store/rx-storage/sqlite/driver.ts'

/** Each SQLite that the storage runs on. */
export const drivers: readonly DriverName[] = ['node', 'photostructure']

export interface Article {
  id: string
  name?: string
  price?: number
}
export type StoredArticle = RxDocumentData<Article>
export type Instance<D = Article> = RxStorageInstance<D, unknown, object, { seq: number }>

/** Of articles, with an index by name; no field but the id is required. */
export const articleSchema = (fields: Partial<RxJsonSchema<Article>> = {}): RxJsonSchema<Article> => ({
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    id: { type: 'string', maxLength: 100 },
    name: { type: 'string', maxLength: 100 },
    price: { type: 'number', minimum: 0, maximum: 1_000_000, multipleOf: 1 },
  },
  required: ['id'],
  indexes: ['name'],
  ...fields,
})

export const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'rx-storage-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** An open storage for a test, closed after it. */
export const openStorage = async (driver?: DriverName, folder = newFolder()): Promise<SqliteStorage> => {
  const opened = await openSqliteStorage({ folder, ...(driver && { driver }) })
  onTestFinished(() => opened.close())
  return opened
}

export interface InstanceOptions<D> {
  readonly schema?: RxJsonSchema<D>
  readonly databaseName?: string
  readonly collectionName?: string
  readonly multiInstance?: boolean
}

/** What RxDB asks of a storage for one collection. */
export const newInstance = async <D = Article>(
  { storage }: { readonly storage: RxStorage<unknown, object> },
  options: InstanceOptions<D> = {},
): Promise<Instance<D>> =>
  (await storage.createStorageInstance<D>({
    databaseInstanceToken: randomToken(10),
    databaseName: options.databaseName ?? 'shop',
    collectionName: options.collectionName ?? randomToken(10),
    schema: fillWithDefaultSettings(options.schema ?? (articleSchema() as unknown as RxJsonSchema<D>)),
    options: {},
    multiInstance: options.multiInstance ?? false,
    devMode: true,
  })) as Instance<D>

/** A storage on a file of its own, with one collection. */
export const newCollection = async <D = Article>(
  driver?: DriverName,
  options: InstanceOptions<D> = {},
): Promise<Instance<D>> => newInstance<D>(await openStorage(driver), options)

/** A first revision. */
export const stored = <D extends object>(fields: D, height = 1): RxDocumentData<D> => ({
  ...fields,
  _deleted: false,
  _attachments: {},
  _meta: { lwt: now() },
  _rev: `${height}-${randomToken(10)}`,
})

/** The revision after another one. */
export const next = <D>(previous: RxDocumentData<D>, fields: Partial<RxDocumentData<D>>): RxDocumentData<D> => ({
  ...previous,
  ...fields,
  _meta: { ...previous._meta, lwt: now() },
  _rev: createRevision('test', previous as RxDocumentData<unknown>),
})

/** Inserts, and insists that all of it was written. */
export const insert = async <D>(instance: Instance<D>, ...documents: RxDocumentData<D>[]): Promise<void> => {
  const { error } = await instance.bulkWrite(
    documents.map((document) => ({ document })),
    'test',
  )
  if (error.length > 0) throw new Error(`Not written: ${JSON.stringify(error)}`)
}

/** Replaces one document, and insists on it. */
export const replace = async <D>(
  instance: Instance<D>,
  previous: RxDocumentData<D>,
  fields: Partial<RxDocumentData<D>>,
): Promise<RxDocumentData<D>> => {
  const document = next(previous, fields)
  const { error } = await instance.bulkWrite([{ previous, document }], 'test')
  if (error.length > 0) throw new Error(`Not written: ${JSON.stringify(error)}`)
  return document
}

export const find = async <D>(instance: Instance<D>, query: Partial<FilledMangoQuery<D>> = {}) => {
  const primary = typeof instance.schema.primaryKey === 'string' ? instance.schema.primaryKey : 'id'
  const filled = { selector: {}, sort: [{ [primary]: 'asc' }], skip: 0, ...query } as FilledMangoQuery<D>
  return (await instance.query(prepareQuery(instance.schema, filled))).documents
}

export const byId = async <D>(instance: Instance<D>, id: string, withDeleted = false) =>
  (await instance.findDocumentsById([id], withDeleted))[0]

/** A database of RxDB for a test, closed after it. */
export const newDatabase = async (
  storage: RxStorage<unknown, object>,
  options: Partial<Omit<RxDatabaseCreator, 'storage'>> = {},
): Promise<RxDatabase> => {
  const database = await createRxDatabase({
    name: `shop${randomToken(8)}`,
    multiInstance: false,
    ...options,
    storage,
  })
  onTestFinished(async () => {
    await database.close()
  })
  return database
}
