import { closeSync, openSync, readFileSync, writeSync } from 'node:fs'
import { crc32 } from 'node:zlib'
import type { Progress } from '../../order-manager/ports/backups.ts'

/** How far the shop had come by its newest commit, told outside the data file. */
export interface Witness {
  /** The number of the newest write to a document. */
  readonly writes: number
  readonly progress: Progress
}

/** Bytes: one write of the disk, and room for the longest receipt number. */
const size = 256
const textSize = size - 8

/**
 * Kept beside the data file and written after every commit, so that a start can tell that commits are missing. It is not
 * waited for: after a power cut it says less than the truth, never more.
 */
export const openWitness = (file: string): { tell(witness: Witness): void; close(): void } => {
  let handle: number | null = null
  const bytes = Buffer.alloc(size)
  const text = bytes.subarray(0, textSize)
  try {
    handle = openSync(file, 'r+')
  } catch {
    handle = openSync(file, 'w+', 0o600)
  }
  return {
    tell: (witness) => {
      if (handle === null) return
      try {
        text.fill(' ', text.write(JSON.stringify(witness)))
        bytes.write(sealOf(text), textSize, 'latin1')
        writeSync(handle, bytes, 0, size, 0)
      } catch {
        // A full disk, say: the sale is in the data file, and that alone counts.
      }
    },
    close: () => {
      if (handle !== null) closeSync(handle)
      handle = null
    },
  }
}

/** Null where there is none, and where it is torn. */
export const readWitness = (file: string): Witness | null => {
  try {
    const bytes = readFileSync(file)
    const text = bytes.subarray(0, textSize)
    if (bytes.length !== size || sealOf(text) !== bytes.toString('latin1', textSize)) return null
    return JSON.parse(text.toString()) as Witness
  } catch {
    return null
  }
}

const sealOf = (text: Uint8Array): string => crc32(text).toString(16).padStart(8, '0')
