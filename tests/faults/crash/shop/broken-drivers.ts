import type { OpenDatabase, SqliteDatabase, Statement } from '../../../../electron/store/rx-storage/sqlite/driver.ts'
import type { DriverKind } from '../protocol.ts'

/**
 * Drivers that are broken on purpose: what looks for lost sales has to find them.
 * `unsynced` never waits for the disk. `late` answers a COMMIT at once, and does it when the next transaction begins.
 * `torn` has no transactions: each write stands by itself.
 */
export const brokenDriver = (kind: Exclude<DriverKind, 'honest'>, open: OpenDatabase): OpenDatabase =>
  kind === 'unsynced' ? unsynced(open) : kind === 'late' ? late(open) : torn(open)

const unsynced =
  (open: OpenDatabase): OpenDatabase =>
  (path) =>
    rewritten(open(path), (sql) => sql.replace(/synchronous\s*=\s*FULL/i, 'synchronous = OFF'))

const late =
  (open: OpenDatabase): OpenDatabase =>
  (path) => {
    const database = open(path)
    let owed = false
    return rewritten(database, (sql) => {
      if (/^\s*COMMIT\b/i.test(sql)) {
        owed = true
        return 'SELECT 1'
      }
      if (owed && /^\s*(BEGIN|PRAGMA wal_checkpoint)\b/i.test(sql)) {
        owed = false
        database.exec('COMMIT')
      }
      return sql
    })
  }

const torn =
  (open: OpenDatabase): OpenDatabase =>
  (path) =>
    rewritten(open(path), (sql) => (/^\s*(BEGIN IMMEDIATE|COMMIT|ROLLBACK)\b/i.test(sql) ? 'SELECT 1' : sql))

/** Statements are prepared when they run, since what they become may differ from one time to the next. */
const rewritten = (database: SqliteDatabase, rewrite: (sql: string) => string): SqliteDatabase => {
  const prepared = new Map<string, Statement>()
  const statement = (sql: string): Statement => {
    const now = rewrite(sql)
    const known = prepared.get(now) ?? database.prepare(now)
    prepared.set(now, known)
    return known
  }
  return {
    prepare: (sql) => ({
      run: (...parameters) => statement(sql).run(...parameters),
      get: (...parameters) => statement(sql).get(...parameters),
      all: (...parameters) => statement(sql).all(...parameters),
      iterate: (...parameters) => statement(sql).iterate(...parameters),
    }),
    exec: (sql) => database.exec(rewrite(sql)),
    close: () => database.close(),
  }
}
