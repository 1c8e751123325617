import type { Connection } from './connection.ts'

/** Documents after which the write-ahead log is worth bringing into the file: about 1,000 pages of 4 KB. */
const worthIt = 200
/** By now the program has written without a moment of rest, and the log would grow without an end. */
const overdue = 4000

/**
 * Brings the write-ahead log into the file between commits, never within one: SQLite's own way is to let each commit
 * that fills the log wait for that (https://sqlite.org/wal.html#avoiding_excessively_large_wal_files).
 */
export class Checkpoints {
  readonly #connection: Connection
  #waiting = 0
  #scheduled = false
  #closed = false

  constructor(connection: Connection) {
    this.#connection = connection
    connection.exec('PRAGMA wal_autocheckpoint = 0')
  }

  /** After a commit that wrote so many documents. */
  written(documents: number): void {
    this.#waiting += documents
    if (this.#waiting >= overdue) this.#run()
    else if (this.#waiting >= worthIt && !this.#scheduled) {
      this.#scheduled = true
      // A timer, and no immediate: an import's next piece is one, and the two would come without sockets being read between.
      setTimeout(() => {
        this.#scheduled = false
        this.#run()
      }, 0)
    }
  }

  close(): void {
    this.#closed = true
  }

  /** What a reader of an older state still needs stays in the log until next time. */
  #run(): void {
    if (this.#closed || this.#waiting < worthIt || this.#connection.inTransaction) return
    this.#waiting = 0
    try {
      this.#connection.exec('PRAGMA wal_checkpoint(PASSIVE)')
    } catch {
      // A full disk, say: everything is safe in the log, and the next one tries again.
    }
  }
}
