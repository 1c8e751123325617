import type { Connection } from '../sqlite/connection.ts'
import { identifier } from '../sqlite/identifier.ts'

/**
 * Numbers every write to a document, over all collections. The number only grows: over restarts, over purges of deleted
 * documents (`write_sequence` keeps what went with them), and whatever the clock does. It is what checkpoints are made of.
 */
export class Sequence {
  #last: number
  #settled: number

  constructor(connection: Connection) {
    connection.exec(
      'CREATE TABLE IF NOT EXISTS write_sequence (only INTEGER PRIMARY KEY, last INTEGER NOT NULL) STRICT',
    )
    connection.exec('INSERT OR IGNORE INTO write_sequence VALUES (1, 0)')
    const kept = Number(connection.get('SELECT last FROM write_sequence')?.['last'])
    const written = connection
      .all('SELECT name FROM document_tables')
      .map(({ name }) => Number(connection.get(`SELECT max(seq) AS last FROM ${identifier(String(name))}`)?.['last']))
    this.#last = Math.max(kept, ...written)
    this.#settled = this.#last
  }

  next(): number {
    this.#last += 1
    return this.#last
  }

  get last(): number {
    return this.#last
  }

  /** The number of the last write that was committed. */
  get settled(): number {
    return this.#settled
  }

  /** After each transaction. A number that a rolled-back one used is used by the next one. */
  settle(committed: boolean): void {
    if (committed) this.#settled = this.#last
    else this.#last = this.#settled
  }
}
