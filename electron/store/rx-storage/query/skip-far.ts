import type { DocumentTable } from '../documents/document-table.ts'
import { rowColumns } from '../documents/row-codec.ts'
import type { SqlValue } from '../sqlite/driver.ts'
import type { Condition } from './condition.ts'
import type { Order } from './sort-to-sql.ts'

/** From so many skipped documents on. Fewer are passed as fast by reading them. */
export const farSkip = 500

/**
 * The same rows as with an OFFSET, which SQLite reaches by reading each row that it passes, bodies and all: the id that
 * settles ties is in no index. Here the first field of the sort is passed in its index alone, as far as the value that
 * the page begins in; only the rows that share that value are read and passed. Measured at 90,000 skipped products: 7 ms
 * instead of 200. Where and order must be exact.
 */
export const skipFar = (
  table: DocumentTable,
  where: Condition,
  { columns: [first], sql: order }: Order,
  skip: number,
  limit: number,
): { readonly sql: string; readonly parameters: readonly SqlValue[] } => {
  if (first === undefined) throw new Error('A sort has at least one field.')
  const from = `FROM ${table.name} WHERE (${where.sql})`
  const isDescending = order.startsWith(`${first.name} DESC`)
  const [before, onwards] = isDescending ? ['>', '<='] : ['<', '>=']
  const sql = `WITH begins (value) AS MATERIALIZED
      (SELECT ${first.name} ${from} ORDER BY ${first.name}${isDescending ? ' DESC' : ''} LIMIT 1 OFFSET ?)
    SELECT ${rowColumns} ${from} AND ${first.name} ${onwards} (SELECT value FROM begins) ORDER BY ${order} LIMIT ?
    OFFSET ? - (SELECT count(*) ${from} AND ${first.name} ${before} (SELECT value FROM begins))`
  return { sql, parameters: [...where.parameters, skip, ...where.parameters, limit, skip, ...where.parameters] }
}
