import type { Column } from '../documents/table-shape.ts'

/** The sort as SQL does it. */
export interface Order {
  /** A term of an ORDER BY for each part of the sort. */
  readonly sql: string
  readonly columns: readonly Column[]
  /** Whether it is RxDB's order. A column that may be NULL has null and nothing as one, which RxDB tells apart. */
  readonly exact: boolean
}

/** Undefined when a field has no column, and RxDB's comparator has to sort. */
export const sortToSql = (
  sort: readonly Readonly<Record<string, string>>[],
  columns: ReadonlyMap<string, Column>,
): Order | undefined => {
  const parts = sort.map((part) => {
    const [[path, direction] = ['', '']] = Object.entries(part)
    return { column: columns.get(path), direction }
  })
  const sorted = parts.map(({ column }) => column).filter((column) => column !== undefined)
  if (sorted.length < parts.length) return undefined
  return {
    // What isn't `asc` is descending to RxDB.
    sql: parts.map(({ column, direction }) => `${column?.name}${direction === 'asc' ? '' : ' DESC'}`).join(', '),
    columns: sorted,
    exact: sorted.every((column) => !column.optional),
  }
}
