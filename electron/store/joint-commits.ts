import type { Store } from '../order-manager/ports/store.ts'

/** Works of one commit: a sale at the counter waits behind so many at most. */
const most = 16

interface Joint {
  readonly run: Parameters<Store['commit']>[0]
  /** What it answered in the commit that has been written. */
  readonly settle: () => void
  /** In a commit of its own. */
  readonly alone: () => void
}

/**
 * Writes together what comes in one turn of the thread: the disk is waited for once. Where one of them throws, nothing of
 * the joint commit was written, and each is done again by itself.
 */
export const createJointCommits = (commit: Store['commit']): Store['commitJointly'] => {
  const waiting: Joint[] = []
  const write = (): void => {
    const some = waiting.splice(0, most)
    if (waiting.length > 0) setImmediate(write)
    if (some.length === 1) return some[0]?.alone()
    try {
      commit((transaction) => {
        for (const { run } of some) run(transaction)
      })
    } catch {
      for (const { alone } of some) alone()
      return
    }
    for (const { settle } of some) settle()
  }
  return (work) =>
    new Promise((resolve, reject) => {
      const alone = (): void => {
        try {
          resolve(commit(work))
        } catch (error) {
          reject(error)
        }
      }
      let settle = alone
      const run: Joint['run'] = (transaction) => {
        const answer = work(transaction)
        settle = () => resolve(answer)
      }
      if (waiting.length === 0) setImmediate(write)
      waiting.push({ run, settle: () => settle(), alone })
    })
}
