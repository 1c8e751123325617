import { fork } from 'node:child_process'
import { StorageFullError, StoreUnreadableError } from '../../store/rx-storage/errors.ts'
import type { JobOf, Jobs } from './jobs.ts'

export interface RunningJob<Answer> {
  /** @throws StorageFullError, StoreUnreadableError, or what else went wrong. */
  readonly answer: Promise<Answer>
  /** Ends it at once; what it was writing is a leftover of the next start. */
  end(): Promise<void>
}

export type Message =
  | { readonly answer: unknown }
  | { readonly failed: { readonly name: string; readonly message: string } }

/** A process takes what it may before it tidies up, and documents are read a few hundred at a time. */
const memory = ['--max-old-space-size=128', '--max-semi-space-size=2']

/**
 * Does a job in a process of its own: whatever becomes of it, the till goes on. Not in a thread: one that loads sources
 * can end the whole process, since Node strips their types with WebAssembly that V8 compiles and frees across threads.
 * @param entry the script of `worker.ts`
 */
export const runJob = <Kind extends keyof Jobs>(entry: string, job: JobOf<Kind>): RunningJob<Jobs[Kind]['answer']> => {
  const child = fork(entry, [], {
    execArgv: ['--disable-warning=ExperimentalWarning', ...memory],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  })
  const answer = new Promise<Jobs[Kind]['answer']>((resolve, reject) => {
    child.once('message', (message: Message) => {
      if ('failed' in message) reject(revived(message.failed))
      else resolve(message.answer as Jobs[Kind]['answer'])
    })
    child.once('error', reject)
    child.once('exit', () => reject(new Error('The backup was broken off.')))
  })
  child.once('spawn', () => {
    // Where it has ended meanwhile, its exit says so.
    child.send(job, () => undefined)
  })
  return {
    answer,
    end: async () => {
      child.kill('SIGKILL')
      await exited
    },
  }
}

/** An error loses its class between processes. */
const revived = ({ name, message }: { readonly name: string; readonly message: string }): Error => {
  if (name === 'StorageFullError') return new StorageFullError(message)
  return name === 'StoreUnreadableError' ? new StoreUnreadableError(message) : new Error(message)
}
