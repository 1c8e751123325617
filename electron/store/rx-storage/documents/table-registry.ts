import { normalizeRxJsonSchema } from 'rxdb'
import type { Connection } from '../sqlite/connection.ts'
import { identifier } from '../sqlite/identifier.ts'
import type { StoredSchema } from './document.ts'
import { DocumentTable, tableName } from './document-table.ts'
import { loadPlanStatistics } from './plan-statistics.ts'
import { toStored } from './row-codec.ts'

/** Which tables there are, and the schema by which each was laid out. */
export class TableRegistry {
  readonly #connection: Connection
  readonly #tables = new Map<string, DocumentTable>()

  constructor(connection: Connection) {
    this.#connection = connection
    if (connection.get(`SELECT 1 FROM sqlite_schema WHERE name = 'sqlite_stat1'`) === undefined)
      loadPlanStatistics(connection)
    connection.exec(
      'CREATE TABLE IF NOT EXISTS document_tables (name TEXT PRIMARY KEY, schema TEXT NOT NULL) STRICT, WITHOUT ROWID',
    )
  }

  /**
   * The collection's table, made if it isn't there. Columns and indexes follow from the documents, so where the schema
   * has changed since they were laid out they are laid out anew.
   */
  open(collection: string, schema: StoredSchema): DocumentTable {
    const name = tableName(collection, schema)
    const layout = layoutOf(schema)
    const known = this.#tables.get(name)
    if (known !== undefined && layoutOf(known.schema) === layout) return known
    const table = new DocumentTable(this.#connection, collection, schema)
    const stored = this.#connection.get('SELECT schema FROM document_tables WHERE name = ?', name)
    if (stored?.['schema'] !== layout) {
      this.#connection.transaction(() => {
        if (stored === undefined) table.create()
        else this.#layOutAnew(table, name)
        table.createIndexes()
        this.#connection.run('INSERT OR REPLACE INTO document_tables (name, schema) VALUES (?, ?)', name, layout)
      })
      loadPlanStatistics(this.#connection)
    }
    this.#tables.set(name, table)
    return table
  }

  /** The open table that has the collection's documents. */
  opened(collection: string): DocumentTable | undefined {
    return [...this.#tables.values()].find((table) => table.collection === collection)
  }

  /** @param alongside what has to go with the table, in the same transaction */
  remove(table: DocumentTable, alongside: () => void): void {
    const name = tableName(table.collection, table.schema)
    this.#connection.transaction(() => {
      alongside()
      table.drop()
      this.#connection.run('DELETE FROM document_tables WHERE name = ?', name)
    })
    this.#tables.delete(name)
  }

  #layOutAnew(table: DocumentTable, name: string): void {
    const replacement = `${name} anew`
    const anew = new DocumentTable(this.#connection, table.collection, table.schema, replacement)
    anew.create()
    for (const row of table.all()) anew.write(toStored(row), undefined, Number(row['seq']))
    table.drop()
    this.#connection.exec(`ALTER TABLE ${identifier(replacement)} RENAME TO ${identifier(name)}`)
    this.#forgetInRxDB(table)
  }

  /** RxDB notes the hash of each collection's schema, and would refuse the changed one. */
  #forgetInRxDB(table: DocumentTable): void {
    const internal = this.#connection.get(`SELECT name FROM document_tables WHERE name = '_rxdb_internal 0'`)
    if (internal === undefined) return
    // The note may be the last that was written, and the write sequence goes by what is in the tables.
    this.#connection.run(
      'UPDATE write_sequence SET last = max(last, (SELECT coalesce(max(seq), 0) FROM "_rxdb_internal 0"))',
    )
    this.#connection.run(
      `DELETE FROM "_rxdb_internal 0" WHERE id = ?`,
      `collection|${table.collection}-${table.schema.version}`,
    )
  }
}

/** The schema as text, alike for schemas that differ in the order of their parts alone. */
const layoutOf = (schema: StoredSchema): string => JSON.stringify(normalizeRxJsonSchema(schema))
