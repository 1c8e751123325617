import { Worker } from 'node:worker_threads'

/** Sleeps until it is woken, then for the microseconds, and then ends the whole process, whatever it is doing. */
const program = `
const { workerData } = require('node:worker_threads')
const cells = new Int32Array(workerData)
cells[0] = 1
Atomics.wait(cells, 1, 0)
const end = process.hrtime.bigint() + BigInt(cells[2]) * 1000n
while (process.hrtime.bigint() < end);
process.kill(process.pid, 'SIGKILL')
`

export interface Killer {
  /** Ends the process after so many microseconds, which this thread may spend inside SQLite. */
  readonly strikeAfter: (microseconds: number) => void
}

/** A second thread of this process with a knife: the only way to be killed while SQLite is at work in the first. */
export const startKiller = async (): Promise<Killer> => {
  const cells = new Int32Array(new SharedArrayBuffer(12))
  const worker = new Worker(program, { eval: true, workerData: cells.buffer })
  worker.unref()
  while (Atomics.load(cells, 0) === 0) await new Promise((resolve) => setTimeout(resolve, 1))
  return {
    strikeAfter: (microseconds) => {
      cells[2] = microseconds
      Atomics.store(cells, 1, 1)
      Atomics.notify(cells, 1)
    },
  }
}
