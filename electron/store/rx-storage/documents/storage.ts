import {
  ensureRxStorageInstanceParamsAreCorrect,
  RXDB_VERSION,
  type RxStorage,
  type RxStorageInstanceCreationParams,
} from 'rxdb'
import type { StoredSchema } from './document.ts'
import { StorageInstance, type StorageParts } from './storage-instance.ts'

/** Under which name a collection's tables lie in the file, unambiguous for all databases that are in it. */
export type NameInFile = (databaseName: string, collectionName: string) => string

/**
 * RxDB's storage on our file.
 * @param name tells storages on different files apart: RxDB wants a database name to be unique in each.
 * @param nameInFile without it the file holds one database alone, and its tables are named after the collections.
 */
export const createStorage = (
  name: string,
  parts: StorageParts,
  nameInFile: NameInFile = (_, collectionName) => collectionName,
): RxStorage<StorageParts, object> => ({
  name,
  rxdbVersion: RXDB_VERSION,
  async createStorageInstance<D>(params: RxStorageInstanceCreationParams<D, object>) {
    ensureRxStorageInstanceParamsAreCorrect(params)
    const collection = nameInFile(params.databaseName, params.collectionName)
    const table = parts.tables.open(collection, params.schema as unknown as StoredSchema)
    return new StorageInstance<D>(params, table, parts)
  },
})
