import type { StoredDocument } from '../documents/document.ts'
import { toStored } from '../documents/row-codec.ts'
import type { Column } from '../documents/table-shape.ts'
import type { Row } from '../sqlite/driver.ts'

const tieName = (position: number): string => `tie${position}`

/** What `settleTies` looks at, to follow other columns in a SELECT. */
export const tieColumns = (columns: readonly Column[]): string =>
  columns.map(({ name }, position) => `, ${name} AS ${tieName(position)}`).join('')

/**
 * Puts rows that SQL has sorted in RxDB's order. They differ only among rows that are alike up to a NULL: RxDB sorts a
 * missing field before one that is null. Reads no further ahead than to the end of such a run.
 */
export function* settleTies(
  rows: Iterable<Row>,
  columns: readonly Column[],
  compare: (one: StoredDocument, other: StoredDocument) => number,
): Generator<Row> {
  const names = columns.map((_, position) => tieName(position))
  let run: Row[] = []
  for (const row of rows) {
    const [first] = run
    if (first !== undefined && !isTie(first, row, names)) {
      yield* inOrder(run, compare)
      run = []
    }
    run.push(row)
  }
  yield* inOrder(run, compare)
}

const isTie = (one: Row, other: Row, names: readonly string[]): boolean => {
  for (const name of names) {
    if (one[name] !== other[name]) return false
    if (one[name] === null) return true
  }
  return true
}

const inOrder = (
  run: readonly Row[],
  compare: (one: StoredDocument, other: StoredDocument) => number,
): Iterable<Row> =>
  run.length < 2
    ? run
    : run
        .map((row) => ({ row, document: toStored(row) }))
        .toSorted((one, other) => compare(one.document, other.document))
        .map(({ row }) => row)
