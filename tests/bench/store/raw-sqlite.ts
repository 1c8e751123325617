import { DatabaseSync, type StatementSync } from 'node:sqlite'
import type { CollectionName, Store } from '../../../electron/order-manager/ports/store.ts'
import type { Write } from './recording-driver.ts'

type Statements = (sql: string) => StatementSync

const preparedOnce = (database: DatabaseSync): Statements => {
  const known = new Map<string, StatementSync>()
  return (sql) => {
    const statement = known.get(sql) ?? database.prepare(sql)
    known.set(sql, statement)
    return statement
  }
}

/** Raw SQLite on a file like the store's own: the store's recorded writes again, by nothing but prepared statements. */
export interface RawTwin {
  /** The milliseconds from BEGIN to the return of COMMIT. */
  write(transaction: readonly Write[]): number
  close(): void
}

/** @param settings the PRAGMAs that the store gave its own connection. */
export const openTwin = (path: string, settings: readonly string[]): RawTwin => {
  const database = new DatabaseSync(path)
  for (const setting of settings) database.exec(setting)
  const statement = preparedOnce(database)
  const [begin, commit] = [statement('BEGIN IMMEDIATE'), statement('COMMIT')]
  const run = ({ sql, parameters }: Write): void => {
    if (parameters === null) database.exec(sql)
    else statement(sql).run(...parameters)
  }
  return {
    write: (transaction) => {
      const [first] = transaction
      const start = performance.now()
      if (first !== undefined && isCheckpoint(transaction)) run(first)
      else {
        begin.run()
        for (const one of transaction) run(one)
        commit.run()
      }
      return performance.now() - start
    },
    close: () => database.close(),
  }
}

/** It is no part of a transaction, and stands alone. */
export const isCheckpoint = ([first]: readonly Write[]): boolean => first?.sql.startsWith('PRAGMA') === true

/** A document as a plain table takes it. */
export type PlainRow = readonly [collection: CollectionName, id: string, json: string]

/** Raw SQLite at its barest: documents as JSON, each collection a table keyed by id, without any other index. */
export interface PlainTables {
  /** The milliseconds from BEGIN to the return of COMMIT. */
  write(rows: readonly PlainRow[]): number
  checkpoint(): void
  close(): void
}

const plainSettings = ['PRAGMA journal_mode = WAL', 'PRAGMA synchronous = FULL', 'PRAGMA cache_size = -65536']

export const openPlainTables = (path: string, settings: readonly string[] = plainSettings): PlainTables => {
  const database = new DatabaseSync(path)
  for (const setting of settings) database.exec(setting)
  const statement = preparedOnce(database)
  const [begin, commit] = [statement('BEGIN IMMEDIATE'), statement('COMMIT')]
  const made = new Set<string>()
  const insert = (collection: string): StatementSync => {
    if (!made.has(collection)) {
      database.exec(`CREATE TABLE IF NOT EXISTS ${collection} (id TEXT PRIMARY KEY, body TEXT) WITHOUT ROWID`)
      made.add(collection)
    }
    return statement(`INSERT OR REPLACE INTO ${collection} VALUES (?, ?)`)
  }
  return {
    write: (rows) => {
      for (const [collection] of rows) insert(collection)
      const start = performance.now()
      begin.run()
      for (const [collection, id, json] of rows) insert(collection).run(id, json)
      commit.run()
      return performance.now() - start
    },
    checkpoint: () => database.exec('PRAGMA wal_checkpoint(PASSIVE)'),
    close: () => {
      database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
      database.close()
    },
  }
}

/** What a commit changed, as rows of plain tables. */
export const plainRows = (store: Store, changed: ReadonlyMap<CollectionName, readonly string[]>): PlainRow[] =>
  [...changed].flatMap(([collection, ids]) =>
    ids.map((id): PlainRow => [collection, id, JSON.stringify(store.get(collection, id))]),
  )
