import type { Runtime } from '../../ports/runtime.ts'

/**
 * Milliseconds that an import holds the one thread at a stretch. What a sale waits for is one such turn, the step of work
 * that ran over its end (a fsync, a chunk of the file), and the sale's own work.
 */
export const turnMilliseconds = 4

/** Asked between two steps of work: gives everything else its turn, once ours is used up. */
export type Pause = () => Promise<void>

export const pauseBy = (runtime: Pick<Runtime, 'afterOthers' | 'elapsed'>): Pause => {
  let begun = runtime.elapsed()
  return async () => {
    if (runtime.elapsed() - begun < turnMilliseconds) return
    await giveWay(runtime)
    begun = runtime.elapsed()
  }
}

/** Gives everything else its turn, now. */
export const giveWay = (runtime: Pick<Runtime, 'afterOthers'>): Promise<void> =>
  new Promise((resolve) => {
    runtime.afterOthers(resolve)
  })
