import { type BulkWriteRow, categorizeBulkWriteRows, type RxStorageInstance, type RxStorageWriteError } from 'rxdb'
import { InvalidDocumentError } from '../errors.ts'
import type { Attachments, BlobBytes } from './attachments.ts'
import type { PlainDocument, StoredDocument } from './document.ts'
import type { DocumentTable } from './document-table.ts'
import type { Writes } from './write-path.ts'

export type WriteRow = BulkWriteRow<PlainDocument>
export type WriteError = RxStorageWriteError<PlainDocument>

export interface BulkWrite {
  readonly table: DocumentTable
  readonly rows: readonly WriteRow[]
  readonly context: string
  /** The bytes of the attachments in the rows. */
  readonly bytes: BlobBytes
}

/**
 * Writes those rows whose `previous` is the newest revision, and answers with an error for each of the others: 409 for
 * a conflict, 422 for a document that the table can't hold, 510 for an attachment without data.
 */
export const bulkWrite = (
  { table, rows, context, bytes }: BulkWrite,
  writes: Writes,
  attachments: Attachments,
): WriteError[] => {
  const errors: WriteError[] = []
  for (const round of roundsOf(table, rows)) {
    const known = storedOf(table, round)
    // RxDB reads nothing of the instance but its schema.
    const instance = { schema: table.schema } as unknown as RxStorageInstance<PlainDocument, unknown, unknown>
    const sorted = categorizeBulkWriteRows<PlainDocument>(instance, table.shape.primary, known, round, context)
    errors.push(...sorted.errors)
    const written = new Set<string>()
    for (const row of [...sorted.bulkInsertDocs, ...sorted.bulkUpdateDocs]) {
      try {
        writes.write(table, row.document, known.get(idOf(table, row)))
        written.add(idOf(table, row))
      } catch (error) {
        if (!(error instanceof InvalidDocumentError)) throw error
        errors.push(invalid(table, row, context, error))
      }
    }
    attachments.apply(table, sorted, bytes, written)
  }
  return errors
}

const idOf = (table: DocumentTable, row: WriteRow): string => String(row.document[table.shape.primary])

const storedOf = (table: DocumentTable, rows: readonly WriteRow[]): Map<string, StoredDocument> => {
  const known = new Map<string, StoredDocument>()
  for (const row of rows) {
    const document = table.get(idOf(table, row))
    if (document !== undefined) known.set(idOf(table, row), document)
  }
  return known
}

const invalid = (table: DocumentTable, row: WriteRow, context: string, error: InvalidDocumentError): WriteError => ({
  status: 422,
  isError: true,
  documentId: idOf(table, row),
  writeRow: row,
  context,
  schema: table.schema,
  validationErrors: [{ field: '', message: error.message }],
})

/** RxDB looks at the stored documents once for all rows; a second row of the same document has to see the first. */
const roundsOf = (table: DocumentTable, rows: readonly WriteRow[]): WriteRow[][] => {
  const rounds: WriteRow[][] = []
  const seen = new Map<string, number>()
  for (const row of rows) {
    const round = seen.get(idOf(table, row)) ?? 0
    seen.set(idOf(table, row), round + 1)
    const rowsOfRound = rounds[round]
    if (rowsOfRound === undefined) rounds[round] = [row]
    else rowsOfRound.push(row)
  }
  return rounds
}
