import { type Refusal, refuse } from '../../../../shared/domain/refusal.ts'
import { ByteBlocks } from './byte-blocks.ts'
import type { Pause } from './pause.ts'

/** What Windows-1252 has where Latin-1 has control characters, from 0x80 on (WHATWG Encoding, index windows-1252). */
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/** Bytes that are decoded at once: a millisecond. */
const pieceBytes = 256 * 1024

/**
 * The file as UTF-8: UTF-8 as it is, UTF-16 by its byte order mark, anything else as Windows-1252. `start` is where the
 * text begins. Refuses `empty_file` and, for what is no text, `not_a_csv`.
 */
export const toUtf8 = async (
  bytes: ByteBlocks,
  pause: Pause,
): Promise<{ bytes: ByteBlocks; start: number } | Refusal> => {
  if (bytes.length === 0) return emptyFile()
  const [first = new Uint8Array()] = bytes.pieces(0, 4)
  const begins = (...marks: number[]) => marks.every((mark, index) => first[index] === mark)
  if (begins(0x50, 0x4b, 0x03, 0x04) || begins(0xd0, 0xcf, 0x11, 0xe0))
    return notCsv('This is a workbook, not a CSV file. Open it in the spreadsheet program and save it as “CSV UTF-8”.')
  if (begins(0x25, 0x50, 0x44, 0x46))
    return notCsv('This is a PDF, not a CSV file. Choose a file that was saved as CSV.')
  if (begins(0xff, 0xfe)) return recode(bytes, 2, utf16('utf-16le'), pause)
  if (begins(0xfe, 0xff)) return recode(bytes, 2, utf16('utf-16be'), pause)
  for (const piece of bytes.pieces(0, pieceBytes)) {
    if (piece.includes(0)) return noText()
    await pause()
  }
  if (await isUtf8(bytes, pause)) return { bytes, start: begins(0xef, 0xbb, 0xbf) ? 3 : 0 }
  return recode(bytes, 0, fromWindows1252, pause)
}

export const emptyFile = (
  message = 'The file is empty. Choose a file with a heading and a row for each product.',
): Refusal => refuse('empty_file', message)
export const notCsv = (message: string): Refusal => refuse('not_a_csv', message)
const noText = () =>
  notCsv('This file is not text, so it is no CSV file. Save the table as “CSV UTF-8” and choose that file.')

const isUtf8 = async (bytes: ByteBlocks, pause: Pause): Promise<boolean> => {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for (const piece of bytes.pieces(0, pieceBytes)) {
      decoder.decode(piece, { stream: true })
      await pause()
    }
    decoder.decode()
    return true
  } catch {
    return false
  }
}

/** Text of one piece after the other; without a piece, what is left over. @throws TypeError for what is not in the encoding. */
type Decode = (piece?: Uint8Array) => string

const utf16 = (encoding: string): Decode => {
  const decoder = new TextDecoder(encoding, { fatal: true })
  return (piece) => (piece === undefined ? decoder.decode() : decoder.decode(piece, { stream: true }))
}

// By hand: some Node versions decode the label as Latin-1 (nodejs/node#56542).
const fromWindows1252: Decode = (piece) =>
  piece === undefined
    ? ''
    : Buffer.from(piece)
        .toString('latin1')
        .replace(/[\u0080-\u009f]/g, (character) => windows1252[character.charCodeAt(0) - 0x80] ?? character)

const recode = async (
  bytes: ByteBlocks,
  from: number,
  decode: Decode,
  pause: Pause,
): Promise<{ bytes: ByteBlocks; start: number } | Refusal> => {
  const recoded = new ByteBlocks()
  try {
    for (const piece of bytes.pieces(from, pieceBytes)) {
      const text = decode(piece)
      if (text.includes('\0')) return noText()
      recoded.append(Buffer.from(text))
      await pause()
    }
    recoded.append(Buffer.from(decode()))
    return { bytes: recoded, start: 0 }
  } catch {
    return noText()
  }
}
