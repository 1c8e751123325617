import { basename } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type {
  OpenDatabase,
  SqliteDatabase,
  SqlValue,
  Statement,
} from '../../../electron/store/rx-storage/sqlite/driver.ts'

/** One statement that wrote, with what was bound to it. */
export interface Write {
  readonly sql: string
  /** Null where nothing was prepared: the text may then be several statements. */
  readonly parameters: readonly SqlValue[] | null
}

/** What the store did to its file between two calls of `take`, in order. */
export interface Recording {
  /** Each committed transaction's writes; a checkpoint or any other write outside of one is a transaction by itself. */
  readonly transactions: readonly (readonly Write[])[]
  /** Where steps were timed: milliseconds by step (`BEGIN`, `COMMIT`, `reads`, `insert orders 0`, …). */
  readonly steps: ReadonlyMap<string, number>
}

const reads = /^\s*(?:SELECT|EXPLAIN|WITH|PRAGMA\s+\w+\s*;?\s*$)/i
const begin = /^\s*BEGIN/i
const commit = /^\s*(?:COMMIT|END)/i
const rollback = /^\s*ROLLBACK\s*;?\s*$/i
const setting = /^\s*PRAGMA\s+(?!encoding|application_id|user_version|wal_checkpoint)\w+\s*=/i
const target = /^\s*(\w+)(?:\s+OR\s+\w+)?(?:\s+INTO|\s+FROM)?\s+("[^"]+"|\w+)/i

/** `node:sqlite` with a memory: what the store writes through it can be written again by a bare program. */
export class RecordingDriver {
  /** The settings that the store gave its connection, in order. */
  readonly settings: string[] = []
  /** Whether steps are timed too; a program whose time counts as a whole is better left alone. */
  timing = false
  #committed: Write[][] = []
  #open: Write[] | undefined
  #steps = new Map<string, number>()
  readonly #labels = new Map<string, string>()

  readonly open: OpenDatabase = (path) => {
    const database = new DatabaseSync(path)
    return basename(path) === 'tillhouse.sqlite' ? this.#recorded(database) : database
  }

  take(): Recording {
    const recording = { transactions: this.#committed, steps: this.#steps }
    this.#committed = []
    this.#steps = new Map()
    return recording
  }

  #recorded(database: DatabaseSync): SqliteDatabase {
    const exec = (sql: string): void =>
      this.#timed(sql, () => {
        database.exec(sql)
        this.#note(sql, null)
      })
    const prepare = (sql: string): Statement => this.#statement(database, sql)
    return new Proxy(database, {
      get: (_, name) => {
        if (name === 'exec') return exec
        if (name === 'prepare') return prepare
        const value: unknown = Reflect.get(database, name, database)
        return typeof value === 'function' ? value.bind(database) : value
      },
    })
  }

  #statement(database: DatabaseSync, sql: string): Statement {
    const statement = database.prepare(sql)
    const call = <R>(parameters: readonly SqlValue[], run: () => R): R =>
      this.#timed(sql, () => {
        const result = run()
        this.#note(sql, parameters)
        return result
      })
    return {
      run: (...parameters) => call(parameters, () => statement.run(...parameters)),
      get: (...parameters) => call(parameters, () => statement.get(...parameters)),
      all: (...parameters) => call(parameters, () => statement.all(...parameters)),
      iterate: (...parameters) => statement.iterate(...parameters),
    }
  }

  #timed<R>(sql: string, run: () => R): R {
    if (!this.timing) return run()
    const start = performance.now()
    const result = run()
    const label = this.#label(sql)
    this.#steps.set(label, (this.#steps.get(label) ?? 0) + performance.now() - start)
    return result
  }

  #label(sql: string): string {
    const known = this.#labels.get(sql)
    if (known !== undefined) return known
    const label = labelOf(sql)
    this.#labels.set(sql, label)
    return label
  }

  #note(sql: string, parameters: readonly SqlValue[] | null): void {
    const label = this.#label(sql)
    if (label === 'reads') return
    if (label === 'BEGIN') this.#open = []
    else if (label === 'ROLLBACK') this.#open = undefined
    else if (label === 'COMMIT') {
      if (this.#open !== undefined) this.#committed.push(this.#open)
      this.#open = undefined
    } else if (label === 'setting') this.settings.push(sql)
    else if (this.#open === undefined) this.#committed.push([{ sql, parameters }])
    else this.#open.push({ sql, parameters })
  }
}

const labelOf = (sql: string): string => {
  if (begin.test(sql)) return 'BEGIN'
  if (commit.test(sql)) return 'COMMIT'
  if (rollback.test(sql)) return 'ROLLBACK'
  if (setting.test(sql)) return 'setting'
  if (reads.test(sql)) return 'reads'
  const [, verb = 'other', table = ''] = target.exec(sql) ?? []
  return `${verb.toLowerCase()} ${table.replaceAll('"', '')}`
}
