import { setImmediate } from 'node:timers/promises'
import { loadPlanStatistics } from '../rx-storage/documents/plan-statistics.ts'
import type { Checkpoints } from '../rx-storage/sqlite/checkpoints.ts'
import type { Connection } from '../rx-storage/sqlite/connection.ts'
import type { Row } from '../rx-storage/sqlite/driver.ts'
import { identifier } from '../rx-storage/sqlite/identifier.ts'
import { usualCache } from '../rx-storage/sqlite/open-file.ts'

/** Kilobytes of the file that stay in memory meanwhile: ids come in no order, so that each page touches much of their indexes. */
const cache = 131_072

/**
 * While a new till downloads its shop nobody looks for anything. Indexes that only serve readers are put off to the end, when
 * each is made at once, in its order, instead of row by row: of 50,000 products that and the cache took the till half of the
 * processor's time. What was put off is noted in the file in the commit that drops it, and is made at the next start where
 * the till was ended.
 */
export class Filling {
  readonly #connection: Connection
  readonly #checkpoints: Checkpoints
  readonly #indexes: readonly string[]

  /** @param indexes that nothing but readers need */
  constructor(connection: Connection, checkpoints: Checkpoints, indexes: readonly string[]) {
    this.#connection = connection
    this.#checkpoints = checkpoints
    this.#indexes = indexes
    connection.exec(
      'CREATE TABLE IF NOT EXISTS put_off_indexes (name TEXT PRIMARY KEY, sql TEXT NOT NULL, stat TEXT) STRICT, WITHOUT ROWID',
    )
  }

  begin(): void {
    this.#checkpoints.fill(true)
    this.#connection.exec(`PRAGMA cache_size = -${cache}`)
    this.#connection.transaction(() => {
      for (const name of this.#indexes) {
        // SQLite drops an index's statistics with it.
        const noted = this.#connection.run(
          `INSERT INTO put_off_indexes SELECT name, sql, (SELECT stat FROM sqlite_stat1 WHERE idx = name)
            FROM sqlite_schema WHERE type = 'index' AND name = ?`,
          name,
        )
        if (noted > 0) this.#connection.exec(`DROP INDEX ${identifier(name)}`)
      }
    })
  }

  /** One after another, so that whoever watches sees the window move. */
  async end(): Promise<void> {
    for (const row of this.#putOff()) {
      this.#make(row)
      await setImmediate()
    }
    loadPlanStatistics(this.#connection)
    this.#connection.exec(`PRAGMA cache_size = -${usualCache}`)
    this.#connection.exec('PRAGMA shrink_memory')
    this.#checkpoints.fill(false)
  }

  /** At the start: what a till that was ended has left. */
  endAtOnce(): void {
    const rows = this.#putOff()
    if (rows.length === 0) return
    try {
      for (const row of rows) this.#make(row)
    } catch {
      // A full disk, say: without them everything is found, only later. The next start tries again.
    }
    loadPlanStatistics(this.#connection)
  }

  #putOff(): Row[] {
    return this.#connection.all(
      `SELECT put_off_indexes.name, put_off_indexes.sql, stat FROM put_off_indexes ORDER BY put_off_indexes.name`,
    )
  }

  #make({ name, sql, stat }: Row): void {
    this.#connection.transaction(() => {
      // There already, where the table was laid out anew meanwhile.
      this.#connection.exec(String(sql).replace(/^CREATE INDEX/, 'CREATE INDEX IF NOT EXISTS'))
      this.#connection.run('DELETE FROM sqlite_stat1 WHERE idx = ?', name ?? null)
      if (typeof stat === 'string')
        this.#connection.run(
          'INSERT INTO sqlite_stat1 (tbl, idx, stat) SELECT tbl_name, name, ? FROM sqlite_schema WHERE name = ?',
          stat,
          name ?? null,
        )
      this.#connection.run('DELETE FROM put_off_indexes WHERE name = ?', name ?? null)
    })
  }
}
