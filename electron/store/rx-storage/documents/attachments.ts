import type { CategorizeBulkWriteRowsOutput } from 'rxdb'
import type { Connection } from '../sqlite/connection.ts'
import type { WriteRow } from './bulk-write.ts'
import type { PlainDocument } from './document.ts'
import { type DocumentTable, tableName } from './document-table.ts'

/** The bytes of blobs: a blob is read asynchronously, a transaction is synchronous. */
export type BlobBytes = ReadonlyMap<Blob, Uint8Array>

/** What a write does to attachments, as RxDB sorts it. */
export type AttachmentChanges = Pick<
  CategorizeBulkWriteRowsOutput<PlainDocument>,
  'attachmentsAdd' | 'attachmentsUpdate' | 'attachmentsRemove'
>

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

/**
 * Files kept with documents: RxDB's attachments. Each belongs to a document in one table, which is a collection in one
 * version of its schema: a migration has the same document in two tables for a while, and removes one of them at its end.
 */
export class Attachments {
  readonly #connection: Connection

  constructor(connection: Connection) {
    this.#connection = connection
    connection.exec(
      `CREATE TABLE IF NOT EXISTS attachments (collection TEXT NOT NULL, document TEXT NOT NULL, attachment TEXT NOT NULL,
        digest TEXT NOT NULL, type TEXT NOT NULL, data BLOB NOT NULL, UNIQUE (collection, document, attachment)) STRICT`,
    )
  }

  /** Inside the transaction of the documents that they belong to, for those documents that were written. */
  apply(table: DocumentTable, changes: AttachmentChanges, bytes: BlobBytes, written: ReadonlySet<string>): void {
    for (const { documentId, attachmentId, attachmentData, digest } of [
      ...changes.attachmentsAdd,
      ...changes.attachmentsUpdate,
    ]) {
      if (!written.has(documentId)) continue
      const data = bytes.get(attachmentData.data)
      if (data === undefined) throw new Error(`The attachment ${attachmentId} of ${documentId} has not been read.`)
      const sql =
        'INSERT OR REPLACE INTO attachments (collection, document, attachment, digest, type, data) VALUES (?, ?, ?, ?, ?, ?)'
      this.#connection.run(sql, ownerOf(table), documentId, attachmentId, digest, attachmentData.type, data)
    }
    for (const { documentId, attachmentId } of changes.attachmentsRemove) {
      if (!written.has(documentId)) continue
      this.#connection.run(
        'DELETE FROM attachments WHERE collection = ? AND document = ? AND attachment = ?',
        ownerOf(table),
        documentId,
        attachmentId,
      )
    }
  }

  /** @throws Error when there is no such attachment, or one with another digest. */
  get(table: DocumentTable, document: string, attachment: string, digest: string): Blob {
    const sql =
      'SELECT type, data FROM attachments WHERE collection = ? AND document = ? AND attachment = ? AND digest = ?'
    const row = this.#connection.get(sql, ownerOf(table), document, attachment, digest)
    if (row === undefined) throw new Error(`The document ${document} has no attachment ${attachment}.`)
    return new Blob([new Uint8Array(row['data'] as Uint8Array)], { type: String(row['type']) })
  }

  /** Of documents that have been purged, or of a whole table. */
  purge(table: DocumentTable, documents?: readonly string[]): void {
    if (documents === undefined) this.#connection.run('DELETE FROM attachments WHERE collection = ?', ownerOf(table))
    for (const document of documents ?? []) {
      this.#connection.run('DELETE FROM attachments WHERE collection = ? AND document = ?', ownerOf(table), document)
    }
  }
}

const ownerOf = (table: DocumentTable): string => tableName(table.collection, table.schema)
