import { parentPort, workerData } from 'node:worker_threads'
import { doJob, type Job } from './jobs.ts'

/** The thread beside the one that sells: does the one job that it was started with. */
const failure = (error: unknown) =>
  error instanceof Error ? { name: error.name, message: error.message } : { name: 'Error', message: String(error) }

try {
  parentPort?.postMessage({ answer: await doJob(workerData as Job) })
} catch (error) {
  parentPort?.postMessage({ failed: failure(error) })
}
