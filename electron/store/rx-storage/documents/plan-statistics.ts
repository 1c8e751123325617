import type { Connection } from '../sqlite/connection.ts'

/** A shop after some years. Only the proportions count. */
const rows = 1_000_000
/** Rows that have the same deleted flag, the same in the next column too, and so on: each column narrows it. */
const alike = [rows, 1000, 10, 2]

/**
 * Tells SQLite's planner what to expect of an index, in place of ANALYZE (https://sqlite.org/fileformat2.html#stat1tab).
 * Left to itself it takes `deleted = 0`, with which every index starts, for a narrow search, and reads a whole table by
 * an index that has the wanted order. Fixed figures also mean that a query runs the same way in every shop.
 */
export const setPlanStatistics = (
  connection: Connection,
  table: string,
  indexes: ReadonlyMap<string, number>,
): void => {
  connection.run('DELETE FROM sqlite_stat1 WHERE tbl = ?', table)
  for (const [index, columns] of indexes) {
    const figures = Array.from({ length: columns - 1 }, (_, column) => alike[column] ?? 1)
    connection.run(
      'INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES (?, ?, ?)',
      table,
      index,
      [rows, ...figures, 1].join(' '),
    )
  }
}

/** Makes SQLite's table of statistics if it isn't there, and reads it. It analyses nothing. */
export const loadPlanStatistics = (connection: Connection): void => connection.exec('ANALYZE sqlite_schema')
