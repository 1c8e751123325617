import type { Projection } from '../rx-storage/documents/projection.ts'
import { toPlain } from '../rx-storage/documents/row-codec.ts'
import type { TableRegistry } from '../rx-storage/documents/table-registry.ts'
import type { Connection } from '../rx-storage/sqlite/connection.ts'

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
  projection.reset()
  for (const collection of projection.collections) {
    for (const row of tables.opened(collection)?.all() ?? []) {
      if (row['deleted'] === 0) projection.apply(collection, toPlain(row), undefined)
    }
  }
  connection.run(
    'INSERT OR REPLACE INTO projections (name, version) VALUES (?, ?)',
    projection.name,
    projection.version,
  )
}
