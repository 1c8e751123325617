import { writeSync } from 'node:fs'
import type { Line } from '../protocol.ts'

const asleep = new Int32Array(new SharedArrayBuffer(4))

/** Past Node's streams: when this returns, the line is with the operating system, and no kill takes it back. */
export const say = (line: Line): void => {
  let rest = Buffer.from(`${JSON.stringify(line)}\n`)
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(1, rest))
    } catch (error) {
      // The parent has not read yet what was said before.
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error
      Atomics.wait(asleep, 0, 0, 1)
    }
  }
}
