import type { Connection } from './connection.ts'

/** Pages of 4 KB that a checkpoint should have to bring into the file: some milliseconds, which whoever sells may wait for. */
const pagesAtOnce = 300
/** Documents that a checkpoint is worth, whatever their pages. */
const fewest = 10
const most = 200
/** By now the program has written without a moment of rest, and the log would grow without an end. */
const overdue = 4000
/** Documents of a download after which one is made: pages that each of its commits writes again come into the file once. */
const worthWhileFilling = 16_000

/**
 * Brings the write-ahead log into the file between commits, never within one: SQLite's own way is to let each commit
 * that fills the log wait for that (https://sqlite.org/wal.html#avoiding_excessively_large_wal_files).
 */
export class Checkpoints {
  readonly #connection: Connection
  #waiting = 0
  /** Documents that make about `pagesAtOnce`, as the last checkpoint found: a sale's are few, a product's in its search index many. */
  #worthIt = most
  #scheduled = false
  #filling = false
  #closed = false

  constructor(connection: Connection) {
    this.#connection = connection
    connection.exec('PRAGMA wal_autocheckpoint = 0')
  }

  /** After a commit that wrote so many documents. */
  written(documents: number): void {
    this.#waiting += documents
    if (this.#waiting >= (this.#filling ? worthWhileFilling : overdue)) this.#run()
    else if (this.#waiting >= this.#worthIt && !this.#scheduled && !this.#filling) {
      this.#scheduled = true
      // A timer, and no immediate: an import's next piece is one, and the two would come without sockets being read between.
      setTimeout(() => {
        this.#scheduled = false
        this.#run()
      }, 0)
    }
  }

  /** Nobody waits for a commit, until it is said that somebody does again. */
  fill(filling: boolean): void {
    this.#filling = filling
    if (!filling) this.#run()
  }

  close(): void {
    this.#closed = true
  }

  /** What a reader of an older state still needs stays in the log until next time. */
  #run(): void {
    if (this.#closed || this.#waiting < this.#worthIt || this.#connection.inTransaction) return
    const documents = this.#waiting
    this.#waiting = 0
    try {
      const pages = Number(this.#connection.get('PRAGMA wal_checkpoint(PASSIVE)')?.['log'])
      if (pages > 0) this.#worthIt = Math.min(most, Math.max(fewest, Math.round((documents * pagesAtOnce) / pages)))
    } catch {
      // A full disk, say: everything is safe in the log, and the next one tries again.
    }
  }
}
