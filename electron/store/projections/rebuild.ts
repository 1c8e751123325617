import type { PlainDocument } from '../rx-storage/documents/document.ts'
import type { Projection } from '../rx-storage/documents/projection.ts'
import { toPlain } from '../rx-storage/documents/row-codec.ts'
import type { TableRegistry } from '../rx-storage/documents/table-registry.ts'
import type { Connection } from '../rx-storage/sqlite/connection.ts'

/** A projection that is made faster from all documents at once than by one after the other. */
export interface MadeAtOnce extends Projection {
  /** @param documents of one collection, in no order that matters; they are read one at a time. */
  makeFrom(documents: (collection: string) => Iterable<PlainDocument>): void
}

/** Rebuilds those projections that this program keeps in another way than the one that wrote the file. */
export const rebuildOutdated = (
  connection: Connection,
  tables: TableRegistry,
  projections: readonly Projection[],
): void => {
  connection.exec(
    'CREATE TABLE IF NOT EXISTS projections (name TEXT PRIMARY KEY, version INTEGER NOT NULL) STRICT, WITHOUT ROWID',
  )
  for (const projection of projections) {
    const kept = connection.get('SELECT version FROM projections WHERE name = ?', projection.name)
    if (kept?.['version'] === projection.version) continue
    connection.transaction(() => rebuild(connection, tables, projection))
  }
}

/** Makes a projection from nothing but the documents. Inside a transaction. */
export const rebuild = (connection: Connection, tables: TableRegistry, projection: Projection): void => {
  const documents = (collection: string): Iterable<PlainDocument> => presentDocuments(tables, collection)
  projection.reset()
  if (isMadeAtOnce(projection)) projection.makeFrom(documents)
  else {
    for (const collection of projection.collections)
      for (const document of documents(collection)) projection.apply(collection, document, undefined)
    projection.finish?.()
  }
  connection.run(
    'INSERT OR REPLACE INTO projections (name, version) VALUES (?, ?)',
    projection.name,
    projection.version,
  )
}

const isMadeAtOnce = (projection: Projection): projection is MadeAtOnce => 'makeFrom' in projection

function* presentDocuments(tables: TableRegistry, collection: string): Iterable<PlainDocument> {
  for (const row of tables.opened(collection)?.all() ?? []) if (row['deleted'] === 0) yield toPlain(row)
}
