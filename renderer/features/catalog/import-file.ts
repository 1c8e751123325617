import { largestImport } from '../../../shared/contract/catalog.ts'

/** Bytes of one piece: what `imports.append` takes at most. A multiple of three, so that only the last one is padded. */
const pieceBytes = 255 * 1024

const megabytes = (bytes: number): string => `${(bytes / (1024 * 1024)).toFixed(bytes < 10 * 1024 * 1024 ? 1 : 0)} MB`

/** Why a file can't be a catalog, told by its size and its first bytes; null where it may be one. */
export const fileProblem = (name: string, size: number, head: Uint8Array): string | null => {
  if (size > largestImport)
    return `“${name}” has ${megabytes(size)}; at most ${megabytes(largestImport)} can be imported at once. Split it, with the heading line in each part.`
  if (size === 0) return `“${name}” is empty. Export it again and choose the new file.`
  const starts = (...bytes: number[]) => bytes.every((byte, index) => head[index] === byte)
  if (starts(0x50, 0x4b))
    return `“${name}” is an Excel workbook or a ZIP archive. Save the sheet as CSV and choose that file.`
  if (starts(0x25, 0x50, 0x44, 0x46)) return `“${name}” is a PDF. Export the products as CSV and choose that file.`
  // UTF-16 has zero bytes too, but says so with its first two.
  if (!starts(0xff, 0xfe) && !starts(0xfe, 0xff) && head.includes(0))
    return `“${name}” is not a text file. Export the products as CSV and choose that file.`
  return null
}

const base64 = (bytes: Uint8Array): string => {
  let binary = ''
  // In slices: a call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 32_768) binary += String.fromCharCode(...bytes.subarray(at, at + 32_768))
  return btoa(binary)
}

/** The file in pieces of base64, each with the bytes that are then behind it. */
export async function* piecesOf(file: Blob): AsyncGenerator<{ readonly base64: string; readonly upTo: number }> {
  for (let at = 0; at < file.size; at += pieceBytes) {
    const piece = new Uint8Array(await file.slice(at, at + pieceBytes).arrayBuffer())
    yield { base64: base64(piece), upTo: at + piece.length }
  }
}
