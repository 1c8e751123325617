import type { Connection } from '../sqlite/connection.ts'
import type { Row, SqlValue } from '../sqlite/driver.ts'
import { identifier } from '../sqlite/identifier.ts'
import { columnValue } from './column-value.ts'
import {
  type KnownDocument,
  type PlainDocument,
  type StoredDocument,
  type StoredSchema,
  withoutBookkeeping,
} from './document.ts'
import { setPlanStatistics } from './plan-statistics.ts'
import { keptAtMost, RecentDocuments } from './recent-documents.ts'
import { checksum, encodeData, encodeExtra, rowColumns, toKnown, toPlain, toStored } from './row-codec.ts'
import { fromSortable, toSortable } from './sortable-text.ts'
import { deletedColumn, shapeOf, type TableShape } from './table-shape.ts'

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
  readonly #updates = new Map<string, string>()
  readonly #recent = new RecentDocuments()

  constructor(connection: Connection, collection: string, schema: StoredSchema, name = tableName(collection, schema)) {
    this.collection = collection
    this.schema = schema
    this.shape = shapeOf(schema)
    this.name = identifier(name)
    this.#connection = connection
    const columns = ['id', 'deleted', ...bookkeeping, ...this.shape.fields.map((field) => field.name)]
    this.#insert = `INSERT INTO ${this.name} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})
      ON CONFLICT (id) DO NOTHING`
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
      const index = this.indexNames[position] ?? ''
      this.#connection.exec(`CREATE INDEX ${identifier(index)} ON ${this.name} (${columns.join(', ')})`)
      sizes.set(index, columns.length)
    })
    // Of deleted documents alone, so that it costs the others nothing.
    this.#connection.exec(`CREATE INDEX ${identifier(`${table} deleted`)} ON ${this.name} (lwt) WHERE deleted = 1`)
    setPlanStatistics(this.#connection, table, sizes)
  }

  /** Of those that mirror the schema's: they serve queries alone. */
  get indexNames(): string[] {
    return this.shape.indexes.map((_, position) => `${tableName(this.collection, this.schema)} by ${position}`)
  }

  get(id: string): StoredDocument | undefined {
    return this.getKnown(id)?.stored
  }

  getKnown(id: string): KnownDocument | undefined {
    const recent = this.#recent.get(id)
    if (recent !== undefined) return recent
    const row = this.#connection.get(this.#selectById, idInSql(id))
    return row && toKnown(row)
  }

  /** The document without bookkeeping; undefined when it was deleted. */
  getPlain(id: string): PlainDocument | undefined {
    const recent = this.#recent.get(id)
    if (recent !== undefined) return recent.plain
    const row = this.#connection.get(this.#selectById, idInSql(id))
    return row === undefined || row['deleted'] === 1 ? undefined : toPlain(row)
  }

  /** Keeps at hand a document that is in the file as it is here: one that was committed, or read and not written since. */
  remember(id: string, document: KnownDocument): void {
    this.#recent.keep(id, document)
  }

  /** The same of what a commit wrote, as far as it would still be at hand at the end. */
  rememberLast(written: ReadonlyMap<string, { readonly after: KnownDocument }>): void {
    let before = written.size - keptAtMost
    for (const [id, { after }] of written) {
      before -= 1
      if (before < 0) this.remember(id, after)
    }
  }

  /**
   * Stores a document in place of `previous`, which must be what the table holds.
   * @throws InvalidDocumentError when the id or an indexed field has the wrong type.
   */
  write(
    document: StoredDocument,
    previous: StoredDocument | undefined,
    seq: number,
    plain = withoutBookkeeping(document),
  ): void {
    const written =
      previous === undefined ? this.insert(document, seq, plain) : this.#update(document, previous, seq, plain)
    if (!written)
      throw new Error(`The document ${String(plain[this.shape.primary])} in ${this.name} is not what it was taken for.`)
  }

  /**
   * Stores a document that is new; answers false, and leaves the table alone, where there is one with its id.
   * @throws InvalidDocumentError as `write`.
   */
  insert(document: StoredDocument, seq: number, plain = withoutBookkeeping(document)): boolean {
    const fields = this.shape.fields.map((field) => columnValue(field, document))
    const values = encoded(document, seq, plain)
    return (
      this.#connection.run(this.#insert, this.#idOf(document), Number(document._deleted), ...values, ...fields) === 1
    )
  }

  /** Sets only the columns that changed, so that SQLite leaves the other indexes alone. */
  #update(document: StoredDocument, previous: StoredDocument, seq: number, plain: PlainDocument): boolean {
    const id = this.#idOf(document)
    const values = encoded(document, seq, plain)
    const changed: string[] = []
    for (const field of [deletedColumn, ...this.shape.fields]) {
      const value = columnValue(field, document)
      if (value === columnValue(field, previous)) continue
      changed.push(field.name)
      values.push(value)
    }
    this.#recent.forget(String(document[this.shape.primary]))
    return this.#connection.run(this.#updateOf(changed), ...values, id) === 1
  }

  /** @param changed columns that are set beside those that every write sets */
  #updateOf(changed: readonly string[]): string {
    const key = changed.join()
    const known = this.#updates.get(key)
    if (known !== undefined) return known
    const set = [...bookkeeping, ...changed].map((column) => `${column} = ?`)
    const sql = `UPDATE ${this.name} SET ${set.join(', ')} WHERE id = ?`
    this.#updates.set(key, sql)
    return sql
  }

  #idOf(document: StoredDocument): SqlValue {
    return columnValue({ path: this.shape.primary, name: 'id', kind: 'text', optional: false }, document)
  }

  /** The newest state of what was written after `seq`, in the order of writing; deleted documents included. */
  changedSince(seq: number, limit: number): ChangedDocument[] {
    const sql = `SELECT seq, ${rowColumns} FROM ${this.name} WHERE seq > ? ORDER BY seq LIMIT ?`
    return this.#connection.all(sql, seq, limit).map((row) => ({ document: toStored(row), seq: Number(row['seq']) }))
  }

  /** The number of the document's last write; 0 where there is none. */
  seqOf(id: string): number {
    return Number(this.#connection.get(`SELECT seq FROM ${this.name} WHERE id = ?`, idInSql(id))?.['seq'] ?? 0)
  }

  /** How many documents were last written between the two, both outside. */
  countBetween(after: number, before: number): number {
    const sql = `SELECT count(*) AS count FROM ${this.name} WHERE seq > ? AND seq < ?`
    return Number(this.#connection.get(sql, after, before)?.['count'] ?? 0)
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

/** The columns that every write sets, as `encoded` gives their values. */
const bookkeeping = ['rev', 'lwt', 'seq', 'extra', 'data', 'crc'] as const

const encoded = (document: StoredDocument, seq: number, plain: PlainDocument): SqlValue[] => {
  const extra = encodeExtra(document)
  const data = encodeData(plain)
  return [document._rev, document._meta.lwt, seq, extra, data, checksum(data, extra)]
}

/** No document has an id with a lone surrogate. */
const idInSql = (id: string): string | null => toSortable(id) ?? null

export const tableName = (collection: string, schema: StoredSchema): string => `${collection} ${schema.version}`
