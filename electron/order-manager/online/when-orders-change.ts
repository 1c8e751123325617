import type { Adapters } from '../adapters.ts'
import { atMostEvery } from '../at-most-every.ts'

/** Milliseconds between two answers to a page that watches: many orders may come in at once. */
const pause = 250

/** Calls now, and after commits of orders, but not more often than a page can show. Answers with the way to stop. */
export const whenOrdersChange = ({ store, runtime }: Pick<Adapters, 'store' | 'runtime'>, push: () => void) => {
  const told = atMostEvery(pause, runtime, push)
  told.ask()
  const stop = store.onCommit((changed) => {
    if (changed.has('orders')) told.ask()
  })
  return () => {
    stop()
    told.stop()
  }
}
