import { largestImport } from '../../../../shared/contract/catalog.ts'
import { type Refusal, refuse } from '../../../../shared/domain/refusal.ts'
import type { Runtime } from '../../ports/runtime.ts'
import { ByteBlocks } from './byte-blocks.ts'
import { notCsv } from './decode.ts'
import { type CatalogFile, openCatalogFile } from './open-file.ts'
import { type Pause, pauseBy } from './pause.ts'
import { ImportBoard } from './progress.ts'

/** Milliseconds that a file waits in memory for its next step. */
const idleMilliseconds = 5 * 60_000

/** A file on its way in, held in memory from its first piece until it is brought in, called off or forgotten. */
export class Upload {
  readonly id: string
  readonly fileName: string
  readonly board: ImportBoard
  readonly pause: Pause
  cancelled = false
  readonly #runtime: Runtime
  readonly #announced: number
  readonly #bytes = new ByteBlocks()
  #opened: Promise<{ file: CatalogFile; contentHash: string } | Refusal> | null = null
  #callOff: (() => void) | null = null

  constructor(runtime: Runtime, announced: { readonly id: string; readonly fileName: string; readonly bytes: number }) {
    this.#runtime = runtime
    this.id = announced.id
    this.fileName = announced.fileName
    this.#announced = announced.bytes
    this.board = new ImportBoard(runtime)
    this.pause = pauseBy(runtime)
    this.board.set({ total: announced.bytes })
    this.#waitForNextStep()
  }

  get isRunning(): boolean {
    return this.board.state === 'running'
  }

  /** Whether the file is still here. */
  get isOpen(): boolean {
    return this.board.state === 'receiving' || this.board.state === 'ready'
  }

  /** Refuses `file_too_large` for more than was announced. */
  append(piece: Uint8Array): Refusal | null {
    if (this.#bytes.length + piece.length > this.#announced) {
      this.end('failed', 'More arrived than was announced. Choose the file again.')
      return tooLarge('The file grew while it was read. Close it in other programs and choose it again.')
    }
    this.#bytes.append(piece)
    this.board.set({ done: this.#bytes.length })
    this.#waitForNextStep()
    return null
  }

  /** The file with its heading read, and a hash of its content. Refuses `empty_file`, `not_a_csv`. */
  async open(): Promise<{ file: CatalogFile; contentHash: string } | Refusal> {
    if (this.#bytes.length < this.#announced && this.#opened === null)
      return notCsv('Only a part of the file arrived. Choose it again.')
    this.#waitForNextStep()
    this.#opened ??= this.#read()
    return this.#opened
  }

  /** The import begins: from here on nothing puts the file away but its end. */
  start(total: number): void {
    this.#stopWaiting()
    this.board.set({ state: 'running', done: 0, total })
  }

  /** Frees the memory; what was brought in stays. */
  end(state: 'done' | 'cancelled' | 'failed', problem: string | null = null): void {
    this.#stopWaiting()
    this.#bytes.free()
    this.#opened = null
    this.board.set({ state, problem })
  }

  async #read(): Promise<{ file: CatalogFile; contentHash: string } | Refusal> {
    let hashes = ''
    for (const piece of this.#bytes.pieces()) {
      hashes += this.#runtime.sha256(Buffer.from(piece).toString('latin1'))
      await this.pause()
    }
    const file = await openCatalogFile(this.#bytes, this.pause)
    if ('refusal' in file) return file
    if (file.bytes !== this.#bytes) this.#bytes.free()
    if (this.board.state === 'receiving') this.board.set({ state: 'ready', done: 0, total: file.preview.rowCount })
    // Movements bear half of it: an id has at most 100 characters.
    return { file, contentHash: this.#runtime.sha256(hashes).slice(0, 32) }
  }

  #waitForNextStep(): void {
    this.#stopWaiting()
    this.#callOff = this.#runtime.after(idleMilliseconds, () =>
      this.end('failed', 'The file was put away, since nothing happened for five minutes. Choose it again.'),
    )
  }

  #stopWaiting(): void {
    this.#callOff?.()
    this.#callOff = null
  }
}

/** Refuses `file_too_large` beyond what is taken. */
export const sizeRefusal = (bytes: number): Refusal | null =>
  bytes <= largestImport
    ? null
    : tooLarge(
        `The file has ${Math.ceil(bytes / 1024 / 1024)} MB, and at most ${largestImport / 1024 / 1024} MB are taken. Split it into several files, each with the heading.`,
      )

const tooLarge = (message: string): Refusal => refuse('file_too_large', message)
