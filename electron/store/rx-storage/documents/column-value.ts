import { InvalidDocumentError } from '../errors.ts'
import type { SqlValue } from '../sqlite/driver.ts'
import type { StoredDocument } from './document.ts'
import { toSortable } from './sortable-text.ts'
import type { Column } from './table-shape.ts'

/**
 * The value of a column for a document. A tombstone may lack its fields, as one that came by replication does.
 * @throws InvalidDocumentError when the field has another type: SQL could then not answer what the query asks.
 */
export const columnValue = (column: Column, document: StoredDocument): SqlValue => {
  const value = valueAt(document, column.path)
  const sqlValue = toSql(column, value)
  if (sqlValue !== undefined) return sqlValue
  if ((value === null || value === undefined) && (column.optional || document._deleted)) return null
  throw new InvalidDocumentError(
    `The field ${column.path} must be a ${column.kind} in every document, since it is indexed.`,
  )
}

/** How SQL writes a value of the column's kind; undefined for a value of another kind. */
export const toSql = (column: Column, value: unknown): SqlValue | undefined => {
  if (column.kind === 'text') return typeof value === 'string' ? toSortable(value) : undefined
  if (column.kind === 'boolean') return typeof value === 'boolean' ? Number(value) : undefined
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}

const valueAt = (document: StoredDocument, path: string): unknown => {
  if (!path.includes('.')) return document[path]
  let value: unknown = document
  for (const step of path.split('.')) {
    if (typeof value !== 'object' || value === null) return undefined
    // RxDB's matcher would look into each of its elements, which one column can't.
    if (Array.isArray(value)) return value
    value = (value as Record<string, unknown>)[step]
  }
  return value
}
