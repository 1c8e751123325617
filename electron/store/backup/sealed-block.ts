import { crc32 } from 'node:zlib'

/** Bytes: one write of the disk, and room for the longest receipt number. */
export const blockSize = 256
const textSize = blockSize - 8

/** Puts a text into a block of that size, with a checksum behind it: a block that was cut off in the middle is none. */
export const sealInto = (block: Buffer, value: string): void => {
  const text = block.subarray(0, textSize)
  text.fill(' ', text.write(value))
  block.write(sealOf(text), textSize, 'latin1')
}

/** The text, with blanks behind it; null for a block that is torn. */
export const unsealed = (block: Buffer): string | null => {
  const text = block.subarray(0, textSize)
  return block.length === blockSize && sealOf(text) === block.toString('latin1', textSize) ? text.toString() : null
}

const sealOf = (text: Uint8Array): string => crc32(text).toString(16).padStart(8, '0')
