import { createRevision, fillObjectDataBeforeInsert, now, type RxCollection } from 'rxdb'
import type { WriteError, WriteRow } from './documents/bulk-write.ts'
import { commitToTables } from './documents/commit-documents.ts'
import type { PlainDocument, StoredDocument } from './documents/document.ts'
import type { DocumentTable } from './documents/document-table.ts'
import { StorageInstance, type StorageParts } from './documents/storage-instance.ts'

/** A document of RxDB, as the caller knows it: another revision in the file is a conflict. */
interface KnownDocument {
  readonly primary: string
  toMutableJSON(withRevAndAttachments: true): object
}

/** What a commit does to one collection. */
export interface CollectionChanges {
  readonly collection: RxCollection
  /** New documents; defaults and a composite primary key are filled in. */
  readonly insert?: readonly object[]
  /** Documents, and what they are to become. */
  readonly update?: readonly { readonly document: KnownDocument; readonly to: object }[]
  readonly remove?: readonly KnownDocument[]
}

/** Why nothing was written: an error for each document that stood in the way. */
export interface CollectionRefusal {
  readonly collection: RxCollection
  readonly errors: readonly WriteError[]
}

/** What change events say of who wrote: RxDB's replication leaves out what it wrote itself. */
const context = 'sqlite-commit'

/** Writes all the changes or none of them. @throws TypeError for a collection that isn't written as it stands. */
export const commitChanges = async (
  parts: StorageParts,
  changes: readonly CollectionChanges[],
): Promise<CollectionRefusal[]> => {
  const collections = new Map<DocumentTable, RxCollection>()
  const writes = changes.map((change) => {
    const table = tableOf(parts, change.collection)
    collections.set(table, change.collection)
    return { table, writes: rowsOf(table, change) }
  })
  const refused = await commitToTables(parts, writes, context)
  return refused.flatMap(({ table, errors }) => {
    const collection = collections.get(table)
    return collection === undefined ? [] : [{ collection, errors }]
  })
}

const tableOf = (parts: StorageParts, collection: RxCollection): DocumentTable => {
  const instance: unknown = collection.internalStorageInstance
  if (!(instance instanceof StorageInstance) || instance.internals !== parts) {
    throw new TypeError(
      `The collection ${collection.name} can’t be committed to: it is in another storage, or behind one that changes documents on their way.`,
    )
  }
  return instance.table
}

const rowsOf = (table: DocumentTable, { collection, insert, update, remove }: CollectionChanges): WriteRow[] => {
  const { token } = collection.database
  return [
    ...(insert ?? []).map((fields) => insertion(table, collection, fields)),
    ...(update ?? []).map(({ document, to }) => {
      const previous = storedOf(document)
      return successor(token, previous, { ...(to as PlainDocument), [table.shape.primary]: document.primary })
    }),
    ...(remove ?? []).map((document) => {
      const previous = storedOf(document)
      return successor(token, previous, { ...previous, _deleted: true, _attachments: {} })
    }),
  ]
}

/** In place of a tombstone where there is one, as RxDB's own insert. */
const insertion = (table: DocumentTable, collection: RxCollection, fields: object): WriteRow => {
  const filled = fillObjectDataBeforeInsert(collection.schema, fields) as PlainDocument
  const stored = table.get(String(filled[table.shape.primary]))
  return successor(collection.database.token, stored?._deleted === true ? stored : undefined, filled)
}

const successor = (token: string, previous: StoredDocument | undefined, fields: PlainDocument): WriteRow => ({
  ...(previous && { previous }),
  document: {
    _deleted: false,
    _attachments: previous?._attachments ?? {},
    ...fields,
    _meta: { ...previous?._meta, lwt: now() },
    _rev: createRevision(token, previous as never),
  },
})

const storedOf = (document: KnownDocument): StoredDocument => document.toMutableJSON(true) as StoredDocument
