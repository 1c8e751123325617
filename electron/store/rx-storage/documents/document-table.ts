import type { Connection } from '../sqlite/connection.ts'
import type { Row, SqlValue } from '../sqlite/driver.ts'
import { identifier } from '../sqlite/identifier.ts'
import { columnValue } from './column-value.ts'
import type { PlainDocument, StoredDocument, StoredSchema } from './document.ts'
import { setPlanStatistics } from './plan-statistics.ts'
import { checksum, encodeData, encodeExtra, rowColumns, toPlain, toStored } from './row-codec.ts'
import { fromSortable, toSortable } from './sortable-text.ts'
import { shapeOf, type TableShape } from './table-shape.ts'

export interface ChangedDocument {
  readonly document: StoredDocument
  readonly seq: number
}

/** The documents of one collection, in a table of their own. */
export class DocumentTable {
  readonly collection: string
  readonly schema: StoredSchema
  readonly shape: TableShape
  /** Quoted for SQL. */
  readonly name: string
  readonly #connection: Connection
  readonly #insert: string
  readonly #selectById: string

  constructor(connection: Connection, collection: string, schema: StoredSchema, name = tableName(collection, schema)) {
    this.collection = collection
    this.schema = schema
    this.shape = shapeOf(schema)
    this.name = identifier(name)
    this.#connection = connection
    const columns = [
      'id',
      'rev',
      'deleted',
      'lwt',
      'seq',
      'extra',
      'data',
      'crc',
      ...this.shape.fields.map((field) => field.name),
    ]
    this.#insert = `INSERT INTO ${this.name} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`
    this.#selectById = `SELECT ${rowColumns} FROM ${this.name} WHERE id = ?`
  }

  create(): void {
    // No affinity on field columns: their values are checked before, and a number must come back as it went in.
    const fields = this.shape.fields
      .map((field) => `, ${field.name} ${field.kind === 'text' ? 'TEXT' : 'REAL'}`)
      .join('')
    this.#connection.exec(
      `CREATE TABLE ${this.name} (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, rev TEXT NOT NULL, deleted INTEGER NOT NULL,
        lwt REAL NOT NULL, seq INTEGER NOT NULL UNIQUE, extra TEXT, data BLOB NOT NULL, crc INTEGER NOT NULL${fields}) STRICT`,
    )
  }

  createIndexes(): void {
    const table = tableName(this.collection, this.schema)
    const sizes = new Map<string, number>()
    this.shape.indexes.forEach((columns, position) => {
      const index = `${table} by ${position}`
      this.#connection.exec(`CREATE INDEX ${identifier(index)} ON ${this.name} (${columns.join(', ')})`)
      sizes.set(index, columns.length)
    })
    // Of deleted documents alone, so that it costs the others nothing.
    this.#connection.exec(`CREATE INDEX ${identifier(`${table} deleted`)} ON ${this.name} (lwt) WHERE deleted = 1`)
    setPlanStatistics(this.#connection, table, sizes)
  }

  get(id: string): StoredDocument | undefined {
    const row = this.#connection.get(this.#selectById, idInSql(id))
    return row && toStored(row)
  }

  /** The document without bookkeeping; undefined when it was deleted. */
  getPlain(id: string): PlainDocument | undefined {
    const row = this.#connection.get(this.#selectById, idInSql(id))
    return row === undefined || row['deleted'] === 1 ? undefined : toPlain(row)
  }

  /**
   * Stores a document in place of `previous`, which must be what the table holds.
   * @throws InvalidDocumentError when the id or an indexed field has the wrong type.
   */
  write(document: StoredDocument, previous: StoredDocument | undefined, seq: number): void {
    const id = columnValue({ path: this.shape.primary, name: 'id', kind: 'text', optional: false }, document)
    const extra = encodeExtra(document)
    const data = encodeData(document)
    const values = [
      document._rev,
      Number(document._deleted),
      document._meta.lwt,
      seq,
      extra,
      data,
      checksum(data, extra),
    ]
    const fields = this.shape.fields.map((field) => columnValue(field, document))
    if (previous === undefined) this.#connection.run(this.#insert, id, ...values, ...fields)
    else this.#update(id, values, fields, previous)
  }

  /** Sets only the columns that changed, so that SQLite leaves the other indexes alone. */
  #update(id: SqlValue, values: SqlValue[], fields: SqlValue[], previous: StoredDocument): void {
    const set = ['rev = ?', 'deleted = ?', 'lwt = ?', 'seq = ?', 'extra = ?', 'data = ?', 'crc = ?']
    const parameters = [...values]
    if (values[1] === Number(previous._deleted)) {
      set.splice(1, 1)
      parameters.splice(1, 1)
    }
    this.shape.fields.forEach((field, position) => {
      const value = fields[position] ?? null
      if (value === columnValue(field, previous)) return
      set.push(`${field.name} = ?`)
      parameters.push(value)
    })
    this.#connection.run(`UPDATE ${this.name} SET ${set.join(', ')} WHERE id = ?`, ...parameters, id)
  }

  /** The newest state of what was written after `seq`, in the order of writing; deleted documents included. */
  changedSince(seq: number, limit: number): ChangedDocument[] {
    const sql = `SELECT seq, ${rowColumns} FROM ${this.name} WHERE seq > ? ORDER BY seq LIMIT ?`
    return this.#connection.all(sql, seq, limit).map((row) => ({ document: toStored(row), seq: Number(row['seq']) }))
  }

  /** Removes up to `limit` tombstones of documents deleted before the time (milliseconds since 1970); returns their ids. */
  purge(deletedBefore: number, limit: number): string[] {
    this.#keepSequence()
    const sql = `DELETE FROM ${this.name} WHERE number IN
      (SELECT number FROM ${this.name} WHERE deleted = 1 AND lwt <= ? LIMIT ?) RETURNING id`
    return this.#connection.all(sql, deletedBefore, limit).map((row) => fromSortable(String(row['id'])))
  }

  /** All documents one after another, oldest first; the table may be written meanwhile. */
  *all(): Iterable<Row> {
    let number = 0
    while (true) {
      const rows = this.#connection.all(`SELECT * FROM ${this.name} WHERE number > ? ORDER BY number LIMIT 200`, number)
      if (rows.length === 0) return
      yield* rows
      number = Number(rows.at(-1)?.['number'])
    }
  }

  drop(): void {
    this.#keepSequence()
    this.#connection.exec(`DROP TABLE ${this.name}`)
  }

  /** The write sequence goes on from the highest number in the tables, and from here where those rows are gone. */
  #keepSequence(): void {
    this.#connection.exec(
      `UPDATE write_sequence SET last = max(last, (SELECT coalesce(max(seq), 0) FROM ${this.name}))`,
    )
  }
}

/** No document has an id with a lone surrogate. */
const idInSql = (id: string): string | null => toSortable(id) ?? null

export const tableName = (collection: string, schema: StoredSchema): string => `${collection} ${schema.version}`
