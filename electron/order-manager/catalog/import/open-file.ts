import type { ImportPreview } from '../../../../shared/contract/catalog.ts'
import { isRefusal, type Refusal } from '../../../../shared/domain/refusal.ts'
import type { ByteBlocks } from './byte-blocks.ts'
import { emptyFile, notCsv, toUtf8 } from './decode.ts'
import { guessFormat, guessMapping } from './guess-mapping.ts'
import type { Pause } from './pause.ts'
import { readRecords } from './read-records.ts'

/** A file whose heading has been read. */
export interface CatalogFile {
  readonly bytes: ByteBlocks
  readonly format: ImportPreview['format']
  /** One name for each column; none is empty and none appears twice. */
  readonly columns: readonly string[]
  /** Where the heading begins, which is the first record. */
  readonly start: { readonly offset: number; readonly line: number; readonly delimiter: string }
  readonly preview: Omit<ImportPreview, 'fileName'>
}

const shownRows = 8
const mostColumns = 500

/** Reads heading and first rows and counts the rest. Refuses `empty_file`, `not_a_csv`. */
export const openCatalogFile = async (raw: ByteBlocks, pause: Pause): Promise<CatalogFile | Refusal> => {
  const text = await toUtf8(raw, pause)
  if (isRefusal(text)) return text
  const { bytes } = text
  const heading = await findHeading(bytes, text.start, pause)
  if (heading === null) return emptyFile()
  if (heading.delimiter === null)
    return notCsv(
      'The first line names no columns: there is no comma, semicolon or tab in it. Choose a CSV file with a heading.',
    )
  const start = { offset: heading.offset, line: heading.line, delimiter: heading.delimiter }

  let columns: string[] | undefined
  const rows: string[][] = []
  let rowCount = 0
  for await (const records of readRecords(bytes, start, pause))
    for (const record of records) {
      if (columns === undefined) {
        if ('broken' in record) return notCsv(`The heading can not be read. ${record.broken}`)
        columns = columnNames(record.cells)
        if (columns.length > mostColumns)
          return notCsv(`The file has more than ${mostColumns} columns. Choose a table of products.`)
        continue
      }
      rowCount += 1
      if (rows.length < shownRows && 'cells' in record)
        rows.push(columns.map((_, index) => (record.cells[index] ?? '').slice(0, 200)))
    }
  if (columns === undefined) return emptyFile()
  if (rowCount === 0) return emptyFile('The file has a heading, but no rows below it.')
  const format = guessFormat(columns)
  return { bytes, format, columns, start, preview: { format, columns, mapping: guessMapping(columns), rows, rowCount } }
}

/** The first line that says something, and what parts its columns. Spreadsheets may name that in a line of its own: `sep=;`. */
const findHeading = async (
  bytes: ByteBlocks,
  start: number,
  pause: Pause,
): Promise<{ offset: number; line: number; delimiter: string | null } | null> => {
  let place = { offset: start, line: 1 }
  let named: string | null = null
  for (;;) {
    place = await skipBlankLines(bytes, place, pause)
    if (place.offset >= bytes.length) return null
    const text = lineAt(bytes, place.offset)
    const separator = /^"?sep=([,;\t])"?\s*$/i.exec(text.content)
    if (separator?.[1] !== undefined) named = separator[1]
    else if (text.content.replace(/[\s,;"]/g, '') !== '')
      return { ...place, delimiter: named ?? mostFrequent(text.content) }
    place = { offset: text.next, line: place.line + 1 }
    await pause()
  }
}

const blanks = new Set([...' \t\v\f,;"'].map((character) => character.charCodeAt(0)))
const lineFeed = 10
const carriageReturn = 13

/** The beginning of the first line with more in it than separators: there may be a million before it. */
const skipBlankLines = async (
  bytes: ByteBlocks,
  from: { offset: number; line: number },
  pause: Pause,
): Promise<{ offset: number; line: number }> => {
  let { offset, line } = from
  let at = offset
  let before = 0
  for (const piece of bytes.pieces(from.offset, 64 * 1024)) {
    for (const byte of piece) {
      if (byte !== lineFeed && byte !== carriageReturn && !blanks.has(byte)) {
        return { offset, line }
      }
      at += 1
      // The two marks of one line end count once.
      if (byte === carriageReturn || (byte === lineFeed && before !== carriageReturn)) line += 1
      if (byte === lineFeed || byte === carriageReturn) offset = at
      before = byte
    }
    await pause()
  }
  return { offset: bytes.length, line }
}

const lineAt = (bytes: ByteBlocks, offset: number): { content: string; next: number } => {
  const content = Buffer.concat([...take(bytes.pieces(offset, 64 * 1024), 2)]).toString('utf8')
  const end = /\r\n|\n|\r/.exec(content)
  if (end === null) return { content, next: bytes.length }
  const line = content.slice(0, end.index)
  return { content: line, next: offset + Buffer.byteLength(line) + end[0].length }
}

function* take<T>(all: Iterable<T>, count: number): Generator<T> {
  let left = count
  for (const one of all) {
    if (left-- === 0) return
    yield one
  }
}

const mostFrequent = (heading: string): string | null => {
  const bare = heading.replace(/"[^"]*"/g, '')
  const counts = [',', ';', '\t'].map((delimiter) => ({ delimiter, count: bare.split(delimiter).length - 1 }))
  const best = counts.reduce((one, other) => (other.count > one.count ? other : one))
  return best.count === 0 ? null : best.delimiter
}

const columnNames = (cells: readonly string[]): string[] => {
  const names: string[] = []
  for (const [index, cell] of cells.entries()) {
    const name = cell.replace(/\s+/g, ' ').trim().slice(0, 100) || `Column ${index + 1}`
    let unique = name
    for (let again = 2; names.includes(unique); again++) unique = `${name} (${again})`
    names.push(unique)
  }
  return names
}
