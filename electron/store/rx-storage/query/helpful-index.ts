import type { DocumentTable } from '../documents/document-table.ts'
import type { FilledQuery } from './run-query.ts'

/** A field that a selector asks for, and how: an index finds equal values, then a range of one field, and nothing else. */
export interface AskedField {
  readonly path: string
  readonly by: 'equality' | 'range' | 'other'
}

/** The fields that a selector asks for, each once; without the deleted flag, by which no document is found. */
export const askedFields = (selector: unknown): AskedField[] => {
  const fields = new Map(partsOf(selector).map((field) => [field.path, field]))
  fields.delete('_deleted')
  return [...fields.values()]
}

/** The index by which the documents of a query are found; undefined when none can, or it is there already. */
export const findingIndex = ({ selector }: FilledQuery, table: DocumentTable): readonly string[] | undefined => {
  const fields = askedFields(selector)
  const ranged = fields.filter(({ by }) => by === 'range').map(({ path }) => path)
  return unlessThere([...equalFields(fields), ...ranged.slice(0, 1)], table)
}

/** The index that has the documents of a query in its order; undefined when it is there already. */
export const sortingIndex = ({ selector, sort }: FilledQuery, table: DocumentTable): readonly string[] | undefined => {
  const equal = equalFields(askedFields(selector))
  const order = sort.flatMap((part) => Object.keys(part))
  const rest = order.filter((path) => !equal.includes(path) && path !== table.shape.primary && path !== '_deleted')
  return unlessThere([...equal, ...rest], table)
}

const equalFields = (fields: readonly AskedField[]): string[] =>
  fields.filter(({ by }) => by === 'equality').map(({ path }) => path)

const unlessThere = (index: readonly string[], table: DocumentTable): readonly string[] | undefined => {
  const isThere = table.shape.indexes.some((columns) => covers(columns, index, table))
  return index.length === 0 || isThere ? undefined : index
}

const covers = (columns: readonly string[], index: readonly string[], table: DocumentTable): boolean =>
  index.every((path, position) => columns[position + 1] === table.shape.columns.get(path)?.name)

const partsOf = (selector: unknown): AskedField[] => {
  if (!isObject(selector)) return []
  return Object.entries(selector).flatMap(([key, value]) => {
    if (key === '$and' && Array.isArray(value)) return value.flatMap(partsOf)
    // Branches are found by an index each.
    if (key.startsWith('$')) return (Array.isArray(value) ? value : []).flatMap(partsOf).map(asOther)
    return [{ path: key, by: kindOf(value) }]
  })
}

const asOther = ({ path }: AskedField): AskedField => ({ path, by: 'other' })

const kindOf = (wanted: unknown): AskedField['by'] => {
  if (!isObject(wanted)) return 'equality'
  const operators = Object.keys(wanted)
  if (operators.some((operator) => operator === '$eq' || operator === '$in')) return 'equality'
  const expression = wanted['$regex']
  const source = expression instanceof RegExp ? expression.source : expression
  if (typeof source === 'string') return source.startsWith('^') ? 'range' : 'other'
  return operators.some((operator) => ['$gt', '$gte', '$lt', '$lte'].includes(operator)) ? 'range' : 'other'
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
