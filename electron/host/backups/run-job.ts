import { Worker } from 'node:worker_threads'
import { StorageFullError, StoreUnreadableError } from '../../store/rx-storage/errors.ts'
import type { JobOf, Jobs } from './jobs.ts'

export interface RunningJob<Answer> {
  /** @throws StorageFullError, StoreUnreadableError, or what else went wrong. */
  readonly answer: Promise<Answer>
  /** Ends it; waits for the statement that SQLite is at, which can't be interrupted. */
  end(): Promise<void>
}

interface Message {
  readonly answer?: unknown
  readonly failed?: { readonly name: string; readonly message: string }
}

/** A thread of Node's takes what it may before it tidies up, and documents are read a few hundred at a time. */
const resourceLimits = { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 4 }

/** Does a job in a thread of its own. @param entry the script of `worker.ts` */
export const runJob = <Kind extends keyof Jobs>(entry: string, job: JobOf<Kind>): RunningJob<Jobs[Kind]['answer']> => {
  const worker = new Worker(entry, { workerData: job, name: `backup: ${job.kind}`, resourceLimits })
  const answer = new Promise<Jobs[Kind]['answer']>((resolve, reject) => {
    worker.once('message', ({ answer: found, failed }: Message) => {
      if (failed === undefined) resolve(found as Jobs[Kind]['answer'])
      else reject(revived(failed))
    })
    worker.once('error', reject)
    worker.once('exit', () => reject(new Error('The backup was broken off.')))
  })
  return {
    answer,
    end: async () => {
      await worker.terminate()
    },
  }
}

/** An error loses its class between threads. */
const revived = ({ name, message }: { readonly name: string; readonly message: string }): Error => {
  if (name === 'StorageFullError') return new StorageFullError(message)
  return name === 'StoreUnreadableError' ? new StoreUnreadableError(message) : new Error(message)
}
