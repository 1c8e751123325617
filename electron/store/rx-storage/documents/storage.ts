import {
  ensureRxStorageInstanceParamsAreCorrect,
  RXDB_VERSION,
  type RxStorage,
  type RxStorageInstanceCreationParams,
} from 'rxdb'
import type { StoredSchema } from './document.ts'
import { StorageInstance, type StorageParts } from './storage-instance.ts'

/** RxDB's storage on our file. @param name tells storages on different files apart: RxDB wants a database name to be unique in each. */
export const createStorage = (name: string, parts: StorageParts): RxStorage<StorageParts, object> => ({
  name,
  rxdbVersion: RXDB_VERSION,
  async createStorageInstance<D>(params: RxStorageInstanceCreationParams<D, object>) {
    ensureRxStorageInstanceParamsAreCorrect(params)
    const table = parts.tables.open(params.collectionName, params.schema as unknown as StoredSchema)
    return new StorageInstance<D>(params.databaseName, table, params.schema, parts, params.options)
  },
})
