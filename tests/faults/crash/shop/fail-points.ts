import type { OpenDatabase, SqliteDatabase, Statement } from '../../../../electron/store/rx-storage/sqlite/driver.ts'
import type { FailPoint } from '../protocol.ts'
import type { Killer } from './killer-thread.ts'
import { say } from './say.ts'

const isWrite = /^\s*(INSERT|UPDATE|DELETE|REPLACE|CREATE|DROP|ALTER)\b/i
const isBegin = /^\s*BEGIN\b/i
const isCommit = /^\s*COMMIT\b/i
const isCheckpoint = /wal_checkpoint/i

/** Counts what goes to SQLite, and ends the process at the fail point. */
export class FailPoints {
  readonly #failAt: FailPoint | null
  readonly #killer: Killer | null
  #trading = false
  #calls = 0
  #transactions = 0
  #writes = 0

  constructor(failAt: FailPoint | null, killer: Killer | null) {
    this.#failAt = failAt
    this.#killer = killer
  }

  get calls(): number {
    return this.#calls
  }

  /** From here on transactions are counted. */
  beginTrading(): void {
    this.#trading = true
    this.#transactions = 0
  }

  /** A driver whose databases all go through here. */
  around(open: OpenDatabase): OpenDatabase {
    return (path) => this.#database(open(path))
  }

  #database(database: SqliteDatabase): SqliteDatabase {
    return withMethods(database, {
      exec: (sql) => this.#through(sql, () => database.exec(sql)),
      prepare: (sql) => this.#statement(database.prepare(sql), sql),
    })
  }

  #statement(statement: Statement, sql: string): Statement {
    return withMethods(statement, {
      run: (...parameters) => this.#through(sql, () => statement.run(...parameters)),
      get: (...parameters) => this.#through(sql, () => statement.get(...parameters)),
      all: (...parameters) => this.#through(sql, () => statement.all(...parameters)),
    })
  }

  #through<R>(sql: string, call: () => R): R {
    this.#calls += 1
    if (!this.#trading) this.#endIf((point) => point.at === 'opening' && point.call === this.#calls)
    this.#before(sql)
    const result = call()
    this.#after(sql)
    return result
  }

  #before(sql: string): void {
    if (isBegin.test(sql)) {
      this.#transactions += 1
      this.#writes = 0
      this.#endHere('before BEGIN')
    } else if (isCommit.test(sql)) {
      this.#endHere('before COMMIT')
      this.#strikeHere('during COMMIT')
    } else if (isCheckpoint.test(sql)) this.#strikeHere('during a checkpoint')
  }

  #after(sql: string): void {
    if (isBegin.test(sql)) this.#endHere('after BEGIN')
    else if (isCommit.test(sql)) this.#endHere('after COMMIT')
    else if (isWrite.test(sql)) {
      this.#writes += 1
      this.#endIf((point) => point.at === 'after a write' && this.#isNow(point) && this.#writes >= point.write)
    }
  }

  #endHere(at: 'before BEGIN' | 'after BEGIN' | 'before COMMIT' | 'after COMMIT'): void {
    this.#endIf((point) => point.at === at && this.#isNow(point))
  }

  /** In that transaction, or in the first after it that has such a step. */
  #isNow(point: { readonly transaction: number }): boolean {
    return this.#trading && this.#transactions >= point.transaction
  }

  #endIf(isIt: (point: FailPoint) => boolean): void {
    if (this.#failAt === null || !isIt(this.#failAt)) return
    say({ say: 'failing', at: this.#failAt.at })
    process.kill(process.pid, 'SIGKILL')
  }

  #strikeHere(at: 'during COMMIT' | 'during a checkpoint'): void {
    if (this.#failAt?.at !== at || !this.#isNow(this.#failAt)) return
    say({ say: 'failing', at })
    this.#killer?.strikeAfter(this.#failAt.microseconds)
  }
}

/** The object with some of its methods replaced; the others run on the object itself, as native ones must. */
const withMethods = <T extends object>(object: T, methods: Partial<T>): T =>
  new Proxy(object, {
    get: (target, name) => {
      const own = Reflect.get(methods, name) as unknown
      if (own !== undefined) return own
      const value = Reflect.get(target, name) as unknown
      return typeof value === 'function' ? (value.bind(target) as unknown) : value
    },
  })
