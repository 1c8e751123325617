import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { pause } from '../../faults/people.ts'

/** Milliseconds between looks, and without any progress until it is taken to hang. */
const look = 250
const patience = 120_000

/** What no person and no other side keeps: it is done by and by. */
const passing = ['checking', 'pick', 'pack', 'review', 'hold', 'returns', 'payBack']

/**
 * Waits until nothing is owed to the outside world and nobody has anything left to do; or until nothing changes any more,
 * and what is left is for the invariants to name.
 */
export const settled = async (folder: string): Promise<void> => {
  const database = new DatabaseSync(join(folder, 'tillhouse.sqlite'), { readOnly: true })
  try {
    const places = passing.map(() => '?').join(', ')
    const owed = database.prepare("SELECT count(*) AS owed FROM open_effects WHERE lane NOT LIKE 'given up%'")
    const queued = database.prepare(`SELECT count(*) AS queued FROM order_queues WHERE queue IN (${places})`)
    let fewest = Number.POSITIVE_INFINITY
    let deadline = 0
    for (;;) {
      const left = Number(owed.get()?.['owed']) + Number(queued.get(...passing)?.['queued'])
      if (left === 0) return
      if (left < fewest) deadline = Date.now() + patience
      fewest = Math.min(fewest, left)
      if (Date.now() > deadline) return
      await pause(look)
    }
  } finally {
    database.close()
  }
}
