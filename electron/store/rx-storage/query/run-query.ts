import { type FilledMangoQuery, getQueryMatcher, getSortComparator } from 'rxdb'
import type { PlainDocument } from '../documents/document.ts'
import type { DocumentTable } from '../documents/document-table.ts'
import { rowColumns, toStored } from '../documents/row-codec.ts'
import type { Connection } from '../sqlite/connection.ts'
import type { Row } from '../sqlite/driver.ts'
import { settleTies, tieColumns } from './settle-ties.ts'
import { farSkip, skipFar } from './skip-far.ts'
import type { SlowQueries } from './slow-queries.ts'
import { type Translation, translate } from './translation.ts'

/** A query as RxDB normalises it: with a sort that ends in the primary key, and every shorthand spelled out. */
export type FilledQuery = FilledMangoQuery<PlainDocument>

export interface Count {
  readonly count: number
  /** Whether SQL counted without reading a document. */
  readonly fast: boolean
}

/** The documents that match, in order, each read from its row by `decode`. @param slow is told of the query, in development */
export const runQuery = <D>(
  connection: Connection,
  table: DocumentTable,
  query: FilledQuery,
  decode: (row: Row) => D,
  slow?: SlowQueries,
): D[] => {
  const translation = translate(query, table.shape)
  const { where, order } = translation
  const ties = order === undefined || order.exact ? '' : tieColumns(order.columns)
  const sql = `SELECT ${rowColumns}${ties} FROM ${table.name} WHERE ${where.sql}${order ? ` ORDER BY ${order.sql}` : ''}`
  slow?.examine({ table, query, translation, sql })
  if (where.exact && order?.exact) {
    // A negative limit is none, https://sqlite.org/lang_select.html#the_limit_clause
    const limit = query.limit ?? -1
    if (query.skip >= farSkip) {
      const far = skipFar(table, where, order, query.skip, limit)
      return connection.all(far.sql, ...far.parameters).map(decode)
    }
    return connection.all(`${sql} LIMIT ? OFFSET ?`, ...where.parameters, limit, query.skip).map(decode)
  }
  const matching = matches(connection, table, query, translation, sql)
  if (order === undefined) return slice(sortByComparator(matching, table, query), query).map(decode)
  return slice(order.exact ? matching : settleTies(matching, order.columns, comparator(table, query)), query).map(
    decode,
  )
}

/** How many documents `runQuery` would find. @param slow is told of the query, in development */
export const countQuery = (
  connection: Connection,
  table: DocumentTable,
  query: FilledQuery,
  slow?: SlowQueries,
): Count => {
  const translation = translate({ ...query, sort: [] }, table.shape)
  const { where } = translation
  const from = `FROM ${table.name} WHERE ${where.sql}`
  const bounded = (total: number): number =>
    Math.min(Math.max(total - query.skip, 0), query.limit ?? Number.POSITIVE_INFINITY)
  if (where.exact) {
    const sql = `SELECT count(*) AS total ${from}`
    slow?.examine({ table, query, translation, sql })
    return { count: bounded(Number(connection.get(sql, ...where.parameters)?.['total'])), fast: true }
  }
  const sql = `SELECT ${rowColumns} ${from}`
  slow?.examine({ table, query, translation, sql })
  let total = 0
  for (const _ of matches(connection, table, query, translation, sql)) total += 1
  return { count: bounded(total), fast: false }
}

/** The rows that SQL lets through and, where SQL doesn't decide alone, RxDB's own matcher. */
function* matches(
  connection: Connection,
  table: DocumentTable,
  query: FilledQuery,
  { where }: Translation,
  sql: string,
): Generator<Row> {
  const matcher = where.exact ? undefined : getQueryMatcher<PlainDocument>(table.schema, query)
  for (const row of connection.iterate(sql, ...where.parameters)) {
    if (matcher === undefined || matcher(toStored(row))) yield row
  }
}

const comparator = (table: DocumentTable, query: FilledQuery) => getSortComparator<PlainDocument>(table.schema, query)

const sortByComparator = (rows: Iterable<Row>, table: DocumentTable, query: FilledQuery): Row[] => {
  const compare = comparator(table, query)
  return [...rows]
    .map((row) => ({ row, document: toStored(row) }))
    .toSorted((one, other) => compare(one.document, other.document))
    .map(({ row }) => row)
}

/** What is left after skip and limit; it reads no further than that. */
const slice = (rows: Iterable<Row>, { skip, limit = Number.POSITIVE_INFINITY }: FilledQuery): Row[] => {
  const found: Row[] = []
  if (limit === 0) return found
  let skipped = 0
  for (const row of rows) {
    if (skipped < skip) skipped += 1
    else found.push(row)
    if (found.length >= limit) break
  }
  return found
}
