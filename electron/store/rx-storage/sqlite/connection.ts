import { StorageFullError, StoreUnreadableError } from '../errors.ts'
import type { Row, SqliteDatabase, SqlValue, Statement } from './driver.ts'
import { primaryCode, resultCode } from './failure.ts'

/** Queries differ in shape, not in values, so that a few hundred statements serve a shop for years. */
const statementsKept = 500

/** The one connection of the store. Everything on it is synchronous; statements are prepared once. */
export class Connection {
  readonly #database: SqliteDatabase
  readonly #statements = new Map<string, Statement>()
  #inTransaction = false

  constructor(database: SqliteDatabase) {
    this.#database = database
  }

  get inTransaction(): boolean {
    return this.#inTransaction
  }

  exec(sql: string): void {
    this.#database.exec(sql)
  }

  /** Answers with how many rows it wrote. */
  run(sql: string, ...parameters: SqlValue[]): number {
    return Number(this.#statement(sql).run(...parameters).changes)
  }

  /** Answers with the number of the row that it wrote. */
  insert(sql: string, ...parameters: SqlValue[]): number {
    return Number(this.#statement(sql).run(...parameters).lastInsertRowid)
  }

  get(sql: string, ...parameters: SqlValue[]): Row | undefined {
    try {
      return this.#statement(sql).get(...parameters) as Row | undefined
    } catch (error) {
      throw asStoreError(error)
    }
  }

  all(sql: string, ...parameters: SqlValue[]): Row[] {
    try {
      return this.#statement(sql).all(...parameters) as Row[]
    } catch (error) {
      throw asStoreError(error)
    }
  }

  /** Rows one at a time, for a reader that may stop early. The same SQL must not be used before it has stopped. */
  iterate(sql: string, ...parameters: SqlValue[]): Iterable<Row> {
    return this.#statement(sql).iterate(...parameters) as Iterable<Row>
  }

  /**
   * Runs `work` in one transaction that holds the write lock from its start.
   * @throws StorageFullError when the disk is full; nothing of the transaction is left then.
   */
  transaction<R>(work: () => R): R {
    if (this.#inTransaction) throw new Error('A commit can’t be started inside another one.')
    this.#statement('BEGIN IMMEDIATE').run()
    this.#inTransaction = true
    try {
      const result = work()
      this.#statement('COMMIT').run()
      return result
    } catch (error) {
      this.#rollBack()
      throw asStoreError(error)
    } finally {
      this.#inTransaction = false
    }
  }

  close(): void {
    this.#statements.clear()
    this.#database.close()
  }

  #statement(sql: string): Statement {
    const known = this.#statements.get(sql)
    if (known !== undefined) return known
    if (this.#statements.size >= statementsKept) this.#statements.clear()
    const statement = this.#database.prepare(sql)
    this.#statements.set(sql, statement)
    return statement
  }

  /** SQLite has already rolled back by itself after some errors, a full disk among them. */
  #rollBack(): void {
    try {
      this.#database.exec('ROLLBACK')
    } catch (error) {
      if (primaryCode(error) !== 1) throw error
    }
  }
}

/** The errors that a shopkeeper can do something about, said so; others as they are. */
const asStoreError = (error: unknown): unknown => {
  const code = primaryCode(error)
  if (code === resultCode.full) {
    return new StorageFullError('The disk is full, so nothing was saved: free some space and try again.', {
      cause: error,
    })
  }
  if (code === resultCode.corrupt || code === resultCode.notADatabase) {
    const sentence =
      'The data file is damaged or not a Tillhouse file: close Tillhouse, and restore a backup over it or choose another data folder.'
    return new StoreUnreadableError(sentence, { cause: error })
  }
  return error
}
