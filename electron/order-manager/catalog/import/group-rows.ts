import type { BadRow, ImportMapping } from '../../../../shared/contract/catalog.ts'
import { type CatalogRow, mostVariants, type RowField } from '../../../../shared/domain/catalog/catalog-row.ts'
import { handleOf } from '../../../../shared/domain/catalog/handle.ts'
import { shopifyExtras } from './guess-mapping.ts'
import type { CatalogFile } from './open-file.ts'
import type { Pause } from './pause.ts'
import { readRecords } from './read-records.ts'

/** Rows of one product that follow each other in the file. */
export interface RowGroup {
  /** Empty for a row that has neither handle nor name. */
  readonly handle: string
  readonly rows: readonly CatalogRow[]
  /** Rows of the file up to the last of these, bad ones counted. */
  readonly rowsRead: number
}

/** For each field of a row, the name of its column. */
export const columnOf = (file: CatalogFile, mapping: ImportMapping): ReadonlyMap<RowField, string> => {
  const extras = file.format === 'shopify' ? shopifyExtras(file.columns) : {}
  const all = Object.entries({ ...mapping, ...extras }) as [RowField, string | null][]
  return new Map(all.filter((entry): entry is [RowField, string] => entry[1] !== null))
}

/** The file's rows by product. What can't be read as a row goes to `bad`. */
export async function* groupRows(
  file: CatalogFile,
  columns: ReadonlyMap<RowField, string>,
  bad: (row: BadRow) => void,
  pause: Pause,
): AsyncGenerator<RowGroup> {
  const places = [...columns].map(([field, column]): [RowField, number] => [field, file.columns.indexOf(column)])
  let rowsRead = -1
  let handle = ''
  let rows: CatalogRow[] = []
  for await (const records of readRecords(file.bytes, file.start, pause))
    for (const record of records) {
      rowsRead += 1
      // The heading.
      if (rowsRead === 0) continue
      const problem = 'broken' in record ? record.broken : countProblem(record.cells, file.columns.length)
      if ('broken' in record || problem !== null) {
        bad({ line: record.line, column: '', reason: problem ?? '' })
        continue
      }
      const values = Object.fromEntries(places.map(([field, place]) => [field, record.cells[place] ?? '']))
      const row: CatalogRow = { line: record.line, values }
      const itsHandle = handleOf(row)
      if (rows.length > 0 && (itsHandle !== handle || itsHandle === '' || rows.length >= mostVariants)) {
        yield { handle, rows, rowsRead: rowsRead - 1 }
        rows = []
      }
      handle = itsHandle
      rows.push(row)
    }
  if (rows.length > 0) yield { handle, rows, rowsRead: Math.max(rowsRead, 0) }
}

const countProblem = (cells: readonly string[], expected: number): string | null => {
  if (cells.length === expected) return null
  const tail = cells.slice(expected)
  if (cells.length > expected && tail.every((cell) => cell.trim() === '')) return null
  return `The row has ${cells.length} columns, the heading ${expected}. A value with a separator in it belongs in quotation marks.`
}
