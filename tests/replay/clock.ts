import { nodeRuntime } from '../../electron/host/node-runtime.ts'
import type { Runtime } from '../../electron/order-manager/ports/runtime.ts'

/** This machine with a wall clock that is set by hand, and stands still in between. */
export interface HandClock {
  readonly runtime: Runtime
  /** Milliseconds since 1970. */
  readonly set: (at: number) => void
}

export const handClock = (at: number): HandClock => {
  let now = at
  return {
    runtime: { ...nodeRuntime, now: () => now },
    set: (next) => {
      now = next
    },
  }
}
