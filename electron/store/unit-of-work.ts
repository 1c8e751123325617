import { createRevision, now } from 'rxdb'
import {
  type CollectionName,
  type Collections,
  type Reader,
  StoreFullError,
  type Transaction,
} from '../order-manager/ports/store.ts'
import type { PlainDocument, StoredDocument } from './rx-storage/documents/document.ts'
import type { DocumentTable } from './rx-storage/documents/document-table.ts'
import type { WritePath, Writes } from './rx-storage/documents/write-path.ts'
import { InvalidDocumentError, StorageFullError } from './rx-storage/errors.ts'
import { TransactionDocuments } from './transaction-documents.ts'

/** What change events say of who wrote: RxDB's replication leaves out what it wrote itself. */
const commitContext = 'tillhouse-commit'

/**
 * Runs `work` in one transaction over all collections. A document that is written twice in it counts as written once.
 * @param token names this store in revisions, as RxDB names its databases.
 */
export const commit = <R>(
  writePath: WritePath,
  reader: Reader,
  table: (collection: CollectionName) => DocumentTable,
  token: string,
  work: (transaction: Transaction) => R,
): R => {
  try {
    return writePath.transaction(commitContext, (writes) => inTransaction(reader, table, token, work, writes))
  } catch (error) {
    throw inWordsOfThePort(error)
  }
}

const inTransaction = <R>(
  reader: Reader,
  table: (collection: CollectionName) => DocumentTable,
  token: string,
  work: (transaction: Transaction) => R,
  writes: Writes,
): R => {
  let open = true
  const documents = new TransactionDocuments()
  const put = <C extends CollectionName>(collection: C, document: Collections[C]): void => {
    if (!open) throw new Error('This commit has ended: nothing can be put into it any more.')
    putDocument(table(collection), document as unknown as PlainDocument, token, writes, documents)
  }
  const get = <C extends CollectionName>(collection: C, id: string): Collections[C] | undefined =>
    documents.plain(table(collection), id) as Collections[C] | undefined
  try {
    const result = work({ ...reader, get, put })
    if (result instanceof Promise)
      throw new TypeError('The work of a commit must be synchronous, but it returned a promise.')
    return result
  } finally {
    open = false
  }
}

/** A full disk as the order manager knows it; every other error as it is. */
export const inWordsOfThePort = (error: unknown): unknown =>
  error instanceof StorageFullError ? new StoreFullError(error.message, { cause: error }) : error

const putDocument = (
  table: DocumentTable,
  document: PlainDocument,
  token: string,
  writes: Writes,
  documents: TransactionDocuments,
): void => {
  const id = document['id']
  if (typeof id !== 'string' || id === '')
    throw new InvalidDocumentError(`A document of ${table.collection} has no id.`)
  if (!documents.isKnown(table, id)) {
    // Most of what nobody has looked for is new: a movement, a journal entry.
    const fresh = withBookkeeping(document, undefined, token)
    if (writes.insert(table, fresh, document) !== null)
      return documents.written(table, id, { stored: fresh, plain: document })
  }
  const stored = documents.known(table, id)?.stored
  const earlier = writes.changes(table).get(id)
  const base = earlier === undefined ? stored : earlier.before
  const fresh = withBookkeeping(document, base, token)
  writes.write(table, fresh, stored, document)
  documents.written(table, id, { stored: fresh, plain: document })
}

const withBookkeeping = (document: PlainDocument, base: StoredDocument | undefined, token: string): StoredDocument => ({
  ...document,
  _deleted: false,
  _attachments: base?._attachments ?? {},
  _meta: { ...base?._meta, lwt: now() },
  _rev: createRevision(token, base as never),
})
