import { crc32 } from 'node:zlib'
import { toSortable } from '../documents/sortable-text.ts'
import type { Connection } from '../sqlite/connection.ts'
import type { Row, SqlValue } from '../sqlite/driver.ts'
import { identifier } from '../sqlite/identifier.ts'
import type { Migration } from './migration.ts'

/**
 * Version 1 was in UTF-16 and without checksums. Version 2 is in UTF-8, has a `crc` beside each document, sortable text
 * in its columns, and names the table that an attachment belongs to. Indexes and projections are made anew by whoever
 * opens the file: their versions are not brought along.
 */
export const version2: Migration = {
  to: 2,
  run: (old, fresh) => {
    fresh.exec(
      `CREATE TABLE document_tables (name TEXT PRIMARY KEY, schema TEXT NOT NULL) STRICT, WITHOUT ROWID;
       CREATE TABLE write_sequence (only INTEGER PRIMARY KEY, last INTEGER NOT NULL) STRICT;
       CREATE TABLE attachments (collection TEXT NOT NULL, document TEXT NOT NULL, attachment TEXT NOT NULL,
         digest TEXT NOT NULL, type TEXT NOT NULL, data BLOB NOT NULL, UNIQUE (collection, document, attachment)) STRICT`,
    )
    fresh.run('INSERT INTO write_sequence VALUES (1, ?)', old.get('SELECT last FROM write_sequence')?.['last'] ?? 0)
    const tables = old.all('SELECT name FROM document_tables').map(({ name }) => String(name))
    for (const name of tables) copyDocuments(old, fresh, name)
    copyAttachments(old, fresh, tables)
  },
}

/** With the schema left out, so that the table is laid out anew, by the schema of the program, when it is opened. */
const copyDocuments = (old: Connection, fresh: Connection, name: string): void => {
  const layout = old.get('SELECT sql FROM sqlite_schema WHERE name = ?', name)?.['sql']
  fresh.exec(String(layout).replace('data BLOB NOT NULL', 'data BLOB NOT NULL, crc INTEGER NOT NULL'))
  fresh.run('INSERT INTO document_tables (name, schema) VALUES (?, ?)', name, '')
  const columns = old.all(`PRAGMA table_info(${identifier(name)})`).map((column) => String(column['name']))
  const names = [...columns, 'crc'].map(identifier).join(', ')
  const insert = `INSERT INTO ${identifier(name)} (${names}) VALUES (${[...columns, 'crc'].map(() => '?').join(', ')})`
  for (const row of rowsOf(old, name, 'number')) {
    fresh.run(insert, ...columns.map((column) => columnIn2(column, row[column] ?? null)), checksum(row))
  }
}

const columnIn2 = (column: string, value: SqlValue): SqlValue =>
  typeof value === 'string' && (column === 'id' || column.startsWith('field ')) ? (toSortable(value) ?? value) : value

const checksum = (row: Row): number => {
  const data = crc32(row['data'] as Uint8Array)
  return row['extra'] === null ? data : crc32(String(row['extra']), data)
}

/** Version 1 named the collection alone; its newest table is the one that has the documents. */
const copyAttachments = (old: Connection, fresh: Connection, tables: readonly string[]): void => {
  const newest = (collection: string): string => {
    const versions = tables
      .filter((name) => name.slice(0, name.lastIndexOf(' ')) === collection)
      .map((name) => Number(name.slice(name.lastIndexOf(' ') + 1)))
    return `${collection} ${Math.max(0, ...versions)}`
  }
  for (const row of rowsOf(old, 'attachments', 'rowid')) {
    const { collection, document, attachment, digest, type, data } = row
    fresh.run(
      'INSERT INTO attachments (collection, document, attachment, digest, type, data) VALUES (?, ?, ?, ?, ?, ?)',
      newest(String(collection)),
      ...[document, attachment, digest, type, data].map((value) => value ?? null),
    )
  }
}

/** A few hundred at a time, however many there are. */
function* rowsOf(old: Connection, table: string, number: string): Iterable<Row> {
  let last: SqlValue = 0
  while (true) {
    const sql = `SELECT *, ${number} AS "row number" FROM ${identifier(table)} WHERE ${number} > ? ORDER BY ${number} LIMIT 200`
    const rows = old.all(sql, last)
    if (rows.length === 0) return
    yield* rows
    last = rows.at(-1)?.['row number'] ?? 0
  }
}
