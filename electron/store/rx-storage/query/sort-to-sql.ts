import type { Column } from '../documents/table-shape.ts'

/** A term of an ORDER BY for each part of the sort; undefined when a field has no column, and RxDB's comparator sorts. */
export const sortToSql = (
  sort: readonly Readonly<Record<string, string>>[],
  columns: ReadonlyMap<string, Column>,
): string | undefined => {
  const terms: string[] = []
  for (const part of sort) {
    for (const [path, direction] of Object.entries(part)) {
      const column = columns.get(path)
      if (column === undefined) return undefined
      terms.push(direction === 'desc' ? `${column.name} DESC` : column.name)
    }
  }
  return terms.join(', ')
}
