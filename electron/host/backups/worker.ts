import { doJob, type Job } from './jobs.ts'
import type { Message } from './run-job.ts'

/** The process beside the one that sells: does the one job that it is told, and ends with it or with its till. */
const outcome = async (job: Job): Promise<Message> => {
  try {
    return { answer: await doJob(job) }
  } catch (error) {
    const { name, message } = error instanceof Error ? error : { name: 'Error', message: String(error) }
    return { failed: { name, message } }
  }
}

process.once('disconnect', () => process.exit())
process.once('message', async (job: Job) => {
  process.send?.(await outcome(job), () => process.disconnect())
})
