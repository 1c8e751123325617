import type { Connection } from '../sqlite/connection.ts'

/**
 * Numbers every write to a document, over all collections. The number only grows: over restarts, over purges of deleted
 * documents, and whatever the clock does. It is what checkpoints are made of.
 */
export class Sequence {
  readonly #connection: Connection
  #last: number
  #stored: number

  constructor(connection: Connection) {
    this.#connection = connection
    connection.exec(
      'CREATE TABLE IF NOT EXISTS write_sequence (only INTEGER PRIMARY KEY, last INTEGER NOT NULL) STRICT',
    )
    connection.exec('INSERT OR IGNORE INTO write_sequence VALUES (1, 0)')
    this.#last = Number(connection.get('SELECT last FROM write_sequence')?.['last'])
    this.#stored = this.#last
  }

  next(): number {
    this.#last += 1
    return this.#last
  }

  get last(): number {
    return this.#last
  }

  /** Inside the transaction, at its end. A number that a rolled-back transaction used is used by the next one. */
  store(): void {
    if (this.#last !== this.#stored) this.#connection.run('UPDATE write_sequence SET last = ?', this.#last)
  }

  settle(committed: boolean): void {
    if (committed) this.#stored = this.#last
    else this.#last = this.#stored
  }
}
