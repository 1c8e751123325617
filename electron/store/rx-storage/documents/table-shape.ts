import { getPrimaryFieldOfPrimaryKey, getSchemaByObjectPath } from 'rxdb'
import { identifier } from '../sqlite/identifier.ts'
import type { StoredDocument, StoredSchema } from './document.ts'

/** A column that holds one field of the document, so that SQL can compare and sort it. */
export interface Column {
  /** Where the field is in the document: `state`, `web.reference`. */
  readonly path: string
  /** Quoted for SQL. */
  readonly name: string
  readonly kind: 'text' | 'number' | 'boolean'
  /** Whether null or nothing may stand in the field; both are NULL in the column. */
  readonly optional: boolean
}

export const deletedColumn: Column = { path: '_deleted', name: 'deleted', kind: 'boolean', optional: false }

/** How the documents of a schema lie in a table. */
export interface TableShape {
  /** Field of the document that is its id. */
  readonly primary: string
  /** The columns of indexed fields, without those that every table has. */
  readonly fields: readonly Column[]
  /** By path, those that every table has included. */
  readonly columns: ReadonlyMap<string, Column>
  /** Names of columns, quoted, for each SQL index. */
  readonly indexes: readonly (readonly string[])[]
}

/** Typed columns for the fields of `schema.indexes`, and the SQL indexes that mirror those. */
export const shapeOf = (schema: StoredSchema): TableShape => {
  const primary = getPrimaryFieldOfPrimaryKey(schema.primaryKey)
  const indexes = (schema.indexes ?? []).map((index) => (typeof index === 'string' ? [index] : [...index]))
  const common: Column[] = [
    { path: primary, name: 'id', kind: 'text', optional: false },
    deletedColumn,
    { path: '_meta.lwt', name: 'lwt', kind: 'number', optional: false },
  ]
  const commonPaths = new Set(common.map((column) => column.path))
  const paths = new Set(indexes.flat().filter((path) => !commonPaths.has(path)))
  const fields = [...paths].map((path) => fieldColumn(schema, path))
  const columns = new Map([...common, ...fields].map((column) => [column.path, column]))
  return {
    primary,
    fields,
    columns,
    // RxDB adds an index by time of writing for its checkpoints, and ours are by `seq`; and one by id, which is unique anyway.
    indexes: indexes
      .filter(
        (index) => index[0] !== '_meta.lwt' && !(index.length === 2 && index[0] === '_deleted' && index[1] === primary),
      )
      .map((index) => withoutLast(index, primary).map((path) => columns.get(path)?.name ?? '')),
  }
}

/**
 * RxDB ends each index with the primary key. SQLite sorts the few documents that are alike in all else by itself, and
 * an index without the ids is half the size: fewer pages for a commit to write.
 */
const withoutLast = (index: readonly string[], primary: string): readonly string[] =>
  index.length > 2 && index.at(-1) === primary ? index.slice(0, -1) : index

const fieldColumn = (schema: StoredSchema, path: string): Column => {
  const declared: unknown = getSchemaByObjectPath<StoredDocument>(schema, path)?.type
  const types = (Array.isArray(declared) ? declared : [declared]).filter((type) => type !== 'null')
  const kind = types.length === 1 ? kinds.get(types[0]) : undefined
  if (kind === undefined)
    throw new TypeError(`The indexed field ${path} must be declared as a string, a number or a boolean.`)
  return {
    path,
    name: identifier(`field ${path}`),
    kind,
    optional: Array.isArray(declared) || !isRequired(schema, path),
  }
}

/** Whether every step of the path is required in the object that it is in. */
const isRequired = (schema: StoredSchema, path: string): boolean => {
  const steps = path.split('.')
  return steps.every((step, position) => {
    const parent: unknown =
      position === 0 ? schema : getSchemaByObjectPath<StoredDocument>(schema, steps.slice(0, position).join('.'))
    const required = (parent as { readonly required?: readonly string[] } | undefined)?.required
    return (required ?? []).includes(step)
  })
}

const kinds = new Map<unknown, Column['kind']>([
  ['string', 'text'],
  ['number', 'number'],
  ['integer', 'number'],
  ['boolean', 'boolean'],
])
