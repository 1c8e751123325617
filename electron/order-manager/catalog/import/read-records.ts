import { parse } from 'csv-parse'
import type { ByteBlocks } from './byte-blocks.ts'
import type { Pause } from './pause.ts'

/** One record of the file, or what is wrong with the quotation marks in it. */
export type FileRecord =
  | { readonly line: number; readonly cells: readonly string[] }
  | { readonly line: number; readonly broken: string }

/** Bytes that are parsed at once: half a millisecond. Few at first, for behind a broken row there may be the next one. */
const firstPiece = 4 * 1024
const largestPiece = 16 * 1024
/** A quotation mark that is still open after so many bytes was never meant to be. */
const longestRecord = 256 * 1024
const lineFeed = 10
const carriageReturn = 13

/**
 * The records from an offset on, in bundles, each with the line that it begins in. RFC 4180, with any line ends. Where a
 * quotation mark is broken, that line is reported and reading goes on behind it, so that it costs no other row. A record
 * over several lines that has not as many columns as the first one is such a case: a mark that was never closed has met
 * a later one.
 */
export async function* readRecords(
  bytes: ByteBlocks,
  from: { readonly offset: number; readonly line: number; readonly delimiter: string },
  pause: Pause,
): AsyncGenerator<readonly FileRecord[]> {
  const lineEnd = bytes.indexOf(lineFeed, 0) >= 0 ? lineFeed : carriageReturn
  let { offset, line } = from
  let columns: number | null = null
  while (offset < bytes.length) {
    const run = new ParserRun(bytes, { offset, line, delimiter: from.delimiter, lineEnd, columns })
    yield* run.records(pause)
    columns = run.columns
    if (run.broken === null) return
    const end = bytes.indexOf(lineEnd, run.end)
    yield [{ line: run.line, broken: run.broken }]
    offset = end < 0 ? bytes.length : end + 1
    line = run.line + 1
  }
}

/** One parser from an offset to the end of the file, or to the first broken quotation mark. */
class ParserRun {
  /** Offset behind the last good record, and the line there. */
  end: number
  line: number
  broken: string | null = null
  /** How many the first record has; null before it. */
  columns: number | null
  readonly #bytes: ByteBlocks
  readonly #from: number
  readonly #delimiter: string
  readonly #lineEnd: number
  #bundle: FileRecord[] = []

  constructor(
    bytes: ByteBlocks,
    from: { offset: number; line: number; delimiter: string; lineEnd: number; columns: number | null },
  ) {
    this.#bytes = bytes
    this.#from = from.offset
    this.#delimiter = from.delimiter
    this.#lineEnd = from.lineEnd
    this.columns = from.columns
    this.end = from.offset
    this.line = from.line
  }

  async *records(pause: Pause): AsyncGenerator<readonly FileRecord[]> {
    const parser = parse({
      delimiter: this.#delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      max_record_size: longestRecord,
      // Taken here, at once: the parser's stream hands nothing on, and so loses nothing when it stops at an error.
      on_record: (cells: string[], { bytes }) => {
        if (!this.#take(cells, this.#from + bytes)) throw new Error(neverClosed)
        return null
      },
    })
    parser.on('error', () => undefined)
    parser.resume()
    try {
      let size = firstPiece
      for (let at = this.#from; at < this.#bytes.length; size = Math.min(2 * size, largestPiece)) {
        const [piece = new Uint8Array()] = this.#bytes.pieces(at, size)
        at += piece.length
        await new Promise<void>((resolve) => {
          parser.write(piece, (error) => this.#done(error, resolve))
        })
        yield this.#takeBundle()
        if (this.broken !== null) return
        await pause()
      }
      await new Promise<void>((resolve) => {
        parser
          .once('end', resolve)
          .once('error', (error) => this.#done(error, resolve))
          .end()
      })
      yield this.#takeBundle()
    } finally {
      parser.destroy()
    }
  }

  #done(error: Error | null | undefined, resolve: () => void): void {
    if (error) this.broken ??= reason(error)
    resolve()
  }

  /** False for a record that can only be the work of a broken quotation mark. */
  #take(cells: string[], end: number): boolean {
    const { line } = this
    if (this.columns !== null && cells.length !== this.columns && cells.some((cell) => /[\r\n]/.test(cell))) {
      this.broken = neverClosed
      return false
    }
    let at = this.#bytes.indexOf(this.#lineEnd, this.end)
    for (; at >= 0 && at < end; at = this.#bytes.indexOf(this.#lineEnd, at + 1)) this.line += 1
    this.end = end
    if (cells.some((cell) => cell.trim() !== '')) {
      this.columns ??= cells.length
      this.#bundle.push({ line, cells })
    }
    return true
  }

  #takeBundle(): FileRecord[] {
    const bundle = this.#bundle
    this.#bundle = []
    return bundle
  }
}

const neverClosed =
  'A quotation mark is opened and not closed rightly. Put the whole value in quotation marks, and double those inside it.'

const reason = (error: Error): string => {
  switch ('code' in error ? error.code : undefined) {
    case 'CSV_INVALID_CLOSING_QUOTE':
    case 'CSV_QUOTE_NOT_CLOSED':
    case 'CSV_MAX_RECORD_SIZE':
      return neverClosed
    case 'INVALID_OPENING_QUOTE':
      return 'There is a quotation mark inside a value. Put the whole value in quotation marks, and double those inside it.'
    default:
      return 'The row can not be read. Compare it with the rows above it.'
  }
}
