import type { Store } from '../order-manager/ports/store.ts'

/** Works of one commit: a sale at the counter waits behind so many at most. */
const most = 16
/** Milliseconds that the first of them waits for others at most, where the thread is busy. */
const longest = 8
/** Milliseconds between two: what comes so soon after another is not alone for long. */
const pause = 5

interface Joint {
  readonly run: Parameters<Store['commit']>[0]
  /** What it answered in the commit that has been written. */
  readonly settle: () => void
  /** In a commit of its own. */
  readonly alone: () => void
}

/**
 * Writes together what comes while the thread is busy, or shortly after another: the disk is waited for once, and pages
 * that all of them touch are written once. What comes alone is written at once, in the first turn of the thread that brings
 * no more. Where one of them throws, nothing of the joint commit was written, and each is done again by itself.
 * @param elapsed milliseconds by a clock that is never set
 */
export const createJointCommits = (
  commit: Store['commit'],
  elapsed: () => number = () => performance.now(),
): Store['commitJointly'] => {
  const waiting: Joint[] = []
  /** When the first of them was waited for, and how many there were a turn ago. */
  let [since, before] = [0, 0]
  let ended = Number.NEGATIVE_INFINITY
  let gathering = false
  let resting: NodeJS.Timeout | undefined

  const write = (): void => {
    writeTogether(waiting.splice(0, most))
    ended = elapsed()
    gathering = false
    if (waiting.length > 0) gather()
  }
  const writeTogether = (some: readonly Joint[]): void => {
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
  const turn = (): void => {
    const isMore = waiting.length > before
    before = waiting.length
    if (isMore && before < most && elapsed() - since < longest) setImmediate(turn)
    else write()
  }
  const gather = (): void => {
    gathering = true
    since = elapsed()
    before = 0
    const rest = pause - (since - ended)
    if (rest <= 0 || waiting.length >= most) setImmediate(turn)
    else resting = setTimeout(wake, rest)
  }
  const wake = (): void => {
    if (resting === undefined) return
    clearTimeout(resting)
    resting = undefined
    turn()
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
      waiting.push({ run, settle: () => settle(), alone })
      if (!gathering) gather()
      else if (waiting.length === most) setImmediate(wake)
    })
}
