import { closeSync, openSync, readFileSync, writeSync } from 'node:fs'
import type { Progress } from '../../order-manager/ports/backups.ts'
import { blockSize, sealInto, unsealed } from './sealed-block.ts'

/** How far the shop had come by its newest commit, told outside the data file. */
export interface Witness {
  /** The number of the newest write to a document. */
  readonly writes: number
  readonly progress: Progress
}

/**
 * Kept beside the data file and written after every commit, so that a start can tell that commits are missing. It is not
 * waited for: after a power cut it says less than the truth, never more.
 */
export const openWitness = (file: string): { tell(witness: Witness): void; close(): void } => {
  let handle: number | null = null
  const block = Buffer.alloc(blockSize)
  try {
    handle = openSync(file, 'r+')
  } catch {
    handle = openSync(file, 'w+', 0o600)
  }
  return {
    tell: (witness) => {
      if (handle === null) return
      try {
        sealInto(block, JSON.stringify(witness))
        writeSync(handle, block, 0, blockSize, 0)
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
    const text = unsealed(readFileSync(file))
    return text === null ? null : (JSON.parse(text) as Witness)
  } catch {
    return null
  }
}
