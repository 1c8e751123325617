import type { Runtime } from '../../ports/runtime.ts'

/** Lets everything else have its turn: a sale never waits for more than one piece of a file. */
export type Pause = () => Promise<void>

export const pauseBy =
  (runtime: Pick<Runtime, 'after'>): Pause =>
  () =>
    new Promise((resolve) => {
      runtime.after(0, resolve)
    })
