import type { CategorizeBulkWriteRowsOutput } from 'rxdb'
import type { Connection } from '../sqlite/connection.ts'
import type { WriteRow } from './bulk-write.ts'
import type { PlainDocument } from './document.ts'

/** The bytes of blobs: a blob is read asynchronously, a transaction is synchronous. */
export type BlobBytes = ReadonlyMap<Blob, Uint8Array>

/** Reads the bytes of all attachments that come with the rows. */
export const readBlobs = async (rows: readonly WriteRow[]): Promise<BlobBytes> => {
  const bytes = new Map<Blob, Uint8Array>()
  for (const row of rows) {
    for (const attachment of Object.values(row.document._attachments)) {
      // A blob gives its bytes as fast as it can be read; many at once would only take more memory.
      if ('data' in attachment) bytes.set(attachment.data, new Uint8Array(await attachment.data.arrayBuffer()))
    }
  }
  return bytes
}

/** Files kept with documents: RxDB's attachments. */
export class Attachments {
  readonly #connection: Connection

  constructor(connection: Connection) {
    this.#connection = connection
    connection.exec(
      `CREATE TABLE IF NOT EXISTS attachments (collection TEXT NOT NULL, document TEXT NOT NULL, attachment TEXT NOT NULL,
        digest TEXT NOT NULL, type TEXT NOT NULL, data BLOB NOT NULL, UNIQUE (collection, document, attachment)) STRICT`,
    )
  }

  /** Inside the transaction of the documents that they belong to. */
  apply(collection: string, changes: CategorizeBulkWriteRowsOutput<PlainDocument>, bytes: BlobBytes): void {
    for (const { documentId, attachmentId, attachmentData, digest } of [
      ...changes.attachmentsAdd,
      ...changes.attachmentsUpdate,
    ]) {
      const data = bytes.get(attachmentData.data)
      if (data === undefined) throw new Error(`The attachment ${attachmentId} of ${documentId} has not been read.`)
      const sql =
        'INSERT OR REPLACE INTO attachments (collection, document, attachment, digest, type, data) VALUES (?, ?, ?, ?, ?, ?)'
      this.#connection.run(sql, collection, documentId, attachmentId, digest, attachmentData.type, data)
    }
    for (const { documentId, attachmentId } of changes.attachmentsRemove) {
      this.#connection.run(
        'DELETE FROM attachments WHERE collection = ? AND document = ? AND attachment = ?',
        collection,
        documentId,
        attachmentId,
      )
    }
  }

  get(collection: string, document: string, attachment: string, digest: string): Blob {
    const sql =
      'SELECT type, data FROM attachments WHERE collection = ? AND document = ? AND attachment = ? AND digest = ?'
    const row = this.#connection.get(sql, collection, document, attachment, digest)
    if (row === undefined) throw new Error(`The document ${document} has no attachment ${attachment}.`)
    return new Blob([new Uint8Array(row['data'] as Uint8Array)], { type: String(row['type']) })
  }

  /** Of documents that have been purged, or of a whole collection. */
  purge(collection: string, documents?: readonly string[]): void {
    if (documents === undefined) this.#connection.run('DELETE FROM attachments WHERE collection = ?', collection)
    for (const document of documents ?? []) {
      this.#connection.run('DELETE FROM attachments WHERE collection = ? AND document = ?', collection, document)
    }
  }
}
