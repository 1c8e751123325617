import type { Change, Outcome } from '../../../shared/contract/hub/protocol.ts'
import type { Database } from '../database/database.ts'
import type { Device } from '../devices/device.ts'
import { type Push, readPush, writePushes } from './push.ts'

interface Waiting {
  readonly push: Push
  readonly done: (outcomes: Outcome[]) => void
  readonly failed: (error: unknown) => void
}

/** Documents that one transaction writes at most: longer, and the others of the organisation wait too long for it. */
const mostTogether = 2000

/**
 * Pushes of one organisation wait for one another in the database anyway. What comes while a transaction is under way is
 * written together in the next one: one fsync for all of them.
 */
export const createWriter = (
  database: Database,
  wrote: (organisation: string, outcomes: readonly Outcome[]) => void,
) => {
  const queues = new Map<string, Waiting[]>()

  const write = async (organisation: string, together: readonly Waiting[]): Promise<void> => {
    try {
      const outcomes = await database.transaction((queries) =>
        writePushes(
          queries,
          organisation,
          together.map(({ push }) => push),
        ),
      )
      wrote(organisation, outcomes.flat())
      together.forEach(({ done }, place) => done(outcomes[place] ?? []))
    } catch (error) {
      const [alone, ...others] = together
      if (others.length === 0) alone?.failed(error)
      // One of them can't be written: each is tried by itself.
      else for (const one of together) await write(organisation, [one])
    }
  }

  const run = async (organisation: string, queue: Waiting[]): Promise<void> => {
    while (queue.length > 0) {
      let count = 0
      const together: Waiting[] = []
      for (const next of queue) {
        count += next.push.changes.length
        if (together.length > 0 && count > mostTogether) break
        together.push(next)
      }
      queue.splice(0, together.length)
      await write(organisation, together)
    }
    queues.delete(organisation)
  }

  return (device: Device, changes: readonly Change[]): Promise<Outcome[]> =>
    new Promise((done, failed) => {
      const { organisation } = device
      const waiting = { push: readPush(device, changes), done, failed }
      const queue = queues.get(organisation)
      if (queue !== undefined) {
        queue.push(waiting)
        return
      }
      const fresh = [waiting]
      queues.set(organisation, fresh)
      void run(organisation, fresh)
    })
}
export type Writer = ReturnType<typeof createWriter>
