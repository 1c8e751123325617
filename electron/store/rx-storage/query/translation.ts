import type { Column, TableShape } from '../documents/table-shape.ts'
import type { Condition } from './condition.ts'
import { asksForLiving, selectorToSql } from './selector-to-sql.ts'
import { type Order, sortToSql } from './sort-to-sql.ts'

/** A query as far as SQL answers it. */
export interface Translation {
  readonly where: Condition
  /** Undefined when RxDB's comparator has to sort. */
  readonly order: Order | undefined
}

export const translate = (
  query: { readonly selector: unknown; readonly sort: readonly Readonly<Record<string, string>>[] },
  shape: TableShape,
): Translation => {
  const columns = asksForLiving(query.selector) ? shape.columns : withTombstones(shape)
  return { where: selectorToSql(query.selector, columns), order: sortToSql(query.sort, columns) }
}

/** A tombstone may lack every field of the schema. */
const withTombstones = ({ columns, fields }: TableShape): ReadonlyMap<string, Column> =>
  new Map([...columns, ...fields.map((field) => [field.path, { ...field, optional: true }] as const)])
