import { normalizeMangoQuery } from 'rxdb'
import type { CollectionName, Collections, Query, Reader } from '../../order-manager/ports/store.ts'
import { storedSchema } from '../collections.ts'
import { DocumentTable, tableName } from '../rx-storage/documents/document-table.ts'
import { toPlain } from '../rx-storage/documents/row-codec.ts'
import { countQuery, type FilledQuery, runQuery } from '../rx-storage/query/run-query.ts'
import type { Connection } from '../rx-storage/sqlite/connection.ts'
import type { Row } from '../rx-storage/sqlite/driver.ts'

export interface StoredDocuments extends Pick<Reader, 'get' | 'find' | 'count'> {
  /** All that are not deleted, by id, some hundred in memory at once. */
  byId<C extends CollectionName>(name: C): Iterable<Collections[C]>
  /** As they lie in the file, deleted ones among them. */
  rows(name: CollectionName): Iterable<Row>
}

const pageSize = 500

const isThere = (connection: Connection, name: CollectionName): boolean =>
  connection.get('SELECT 1 FROM document_tables WHERE name = ?', tableName(name, storedSchema(name))) !== undefined

/** The documents of a file that is only read: a backup, or the shop's own beside the connection that sells. */
export const storedDocuments = (connection: Connection): StoredDocuments => {
  const tables = new Map<CollectionName, DocumentTable>()
  const table = (name: CollectionName): DocumentTable => {
    const found = tables.get(name) ?? new DocumentTable(connection, name, storedSchema(name))
    tables.set(name, found)
    return found
  }
  const filled = (name: CollectionName, query: Query): FilledQuery => {
    const whole = normalizeMangoQuery(table(name).schema as never, query as never) as FilledQuery
    return { ...whole, selector: { ...whole.selector, _deleted: { $eq: false } } }
  }
  const find = <C extends CollectionName>(name: C, query: Query): Collections[C][] =>
    runQuery(connection, table(name), filled(name, query), toPlain) as unknown as Collections[C][]
  function* byId<C extends CollectionName>(name: C): Iterable<Collections[C]> {
    for (let last = ''; ; ) {
      const page = find(name, { selector: { id: { $gt: last } }, sort: [{ id: 'asc' }], limit: pageSize })
      yield* page
      if (page.length < pageSize) return
      last = page.at(-1)?.id ?? last
    }
  }
  return {
    get: <C extends CollectionName>(name: C, id: string) => table(name).getPlain(id) as Collections[C] | undefined,
    find,
    byId,
    // A file of the version before has no table of a collection that came since.
    rows: (name) => (isThere(connection, name) ? table(name).all() : []),
    count: (name, query) => countQuery(connection, table(name), filled(name, query)).count,
  }
}
