import { type FilledMangoQuery, getQueryMatcher, getSortComparator } from 'rxdb'
import type { PlainDocument, StoredDocument } from '../documents/document.ts'
import type { DocumentTable } from '../documents/document-table.ts'
import { rowColumns, toStored } from '../documents/row-codec.ts'
import type { Connection } from '../sqlite/connection.ts'
import type { Row } from '../sqlite/driver.ts'
import type { Condition } from './condition.ts'
import { selectorToSql } from './selector-to-sql.ts'
import { sortToSql } from './sort-to-sql.ts'

/** A query as RxDB normalises it: with a sort that ends in the primary key, and every shorthand spelled out. */
export type FilledQuery = FilledMangoQuery<PlainDocument>

export interface Count {
  readonly count: number
  /** Whether SQL counted without reading a document. */
  readonly fast: boolean
}

/** The documents that match, in order, each read from its row by `decode`. */
export const runQuery = <D>(
  connection: Connection,
  table: DocumentTable,
  query: FilledQuery,
  decode: (row: Row) => D,
): D[] => {
  const where = selectorToSql(query.selector, table.shape.columns)
  const order = sortToSql(query.sort, table.shape.columns)
  const select = `SELECT ${rowColumns} FROM ${table.name} WHERE ${where.sql}`
  const limit = query.limit ?? Number.POSITIVE_INFINITY
  if (order !== undefined && where.exact) {
    const sql = `${select} ORDER BY ${order} LIMIT ? OFFSET ?`
    // A negative limit is none, https://sqlite.org/lang_select.html#the_limit_clause
    return connection.all(sql, ...where.parameters, Number.isFinite(limit) ? limit : -1, query.skip).map(decode)
  }
  const matching = matches(
    connection,
    order === undefined ? select : `${select} ORDER BY ${order}`,
    where,
    table,
    query,
  )
  if (order === undefined) {
    const sorted = [...matching].map((row) => ({ row, document: toStored(row) }))
    const compare = getSortComparator<PlainDocument>(table.schema, query)
    sorted.sort((one, other) => compare(one.document, other.document))
    return sorted.slice(query.skip, query.skip + limit).map(({ row }) => decode(row))
  }
  const found: D[] = []
  let skipped = 0
  if (limit === 0) return found
  for (const row of matching) {
    if (skipped < query.skip) skipped += 1
    else found.push(decode(row))
    if (found.length >= limit) break
  }
  return found
}

/** How many documents `runQuery` would find. */
export const countQuery = (connection: Connection, table: DocumentTable, query: FilledQuery): Count => {
  const where = selectorToSql(query.selector, table.shape.columns)
  const limit = query.limit ?? Number.POSITIVE_INFINITY
  const bounded = (total: number): number => Math.min(Math.max(total - query.skip, 0), limit)
  if (where.exact) {
    const row = connection.get(`SELECT count(*) AS total FROM ${table.name} WHERE ${where.sql}`, ...where.parameters)
    return { count: bounded(Number(row?.['total'])), fast: true }
  }
  let total = 0
  for (const _ of matches(
    connection,
    `SELECT ${rowColumns} FROM ${table.name} WHERE ${where.sql}`,
    where,
    table,
    query,
  ))
    total += 1
  return { count: bounded(total), fast: false }
}

/** The rows that SQL lets through and, where SQL doesn't decide alone, RxDB's own matcher. */
function* matches(
  connection: Connection,
  sql: string,
  where: Condition,
  table: DocumentTable,
  query: FilledQuery,
): Iterable<Row> {
  if (where.exact) {
    yield* connection.iterate(sql, ...where.parameters)
    return
  }
  const matcher = getQueryMatcher<PlainDocument>(table.schema, query)
  for (const row of connection.iterate(sql, ...where.parameters)) {
    const document: StoredDocument = toStored(row)
    if (matcher(document)) yield row
  }
}
