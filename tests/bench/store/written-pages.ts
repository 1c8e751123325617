import { closeSync, openSync, readSync } from 'node:fs'

/** Header and frames of a write-ahead log, https://sqlite.org/fileformat2.html#the_write_ahead_log */
const logHeader = 32
const frameHeader = 24
/** Where the index of the log says how many frames are valid, https://sqlite.org/walformat.html#the_wal_index_header */
const lastFrameAt = 16

/** Reads from the write-ahead log of an open database which pages each commit wrote. */
export class WrittenPages {
  readonly #log: number
  readonly #index: number
  readonly #pageSize: number
  #last: number

  constructor(database: string, pageSize: number) {
    this.#log = openSync(`${database}-wal`, 'r')
    this.#index = openSync(`${database}-shm`, 'r')
    this.#pageSize = pageSize
    this.#last = this.#lastFrame()
  }

  /** The numbers of the pages written since the last call; a page that was written twice is there twice. */
  take(): number[] {
    const last = this.#lastFrame()
    // After a checkpoint the log starts again from its beginning.
    const from = last < this.#last ? 0 : this.#last
    this.#last = last
    return Array.from({ length: last - from }, (_, frame) => this.#pageOf(from + frame))
  }

  close(): void {
    closeSync(this.#log)
    closeSync(this.#index)
  }

  #lastFrame(): number {
    const bytes = Buffer.alloc(4)
    readSync(this.#index, bytes, 0, 4, lastFrameAt)
    return bytes.readUInt32LE(0)
  }

  #pageOf(frame: number): number {
    const bytes = Buffer.alloc(4)
    readSync(this.#log, bytes, 0, 4, logHeader + frame * (frameHeader + this.#pageSize))
    return bytes.readUInt32BE(0)
  }
}
