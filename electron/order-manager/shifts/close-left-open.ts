import type { Adapters } from '../adapters.ts'
import { atMostEvery } from '../at-most-every.ts'
import type { HubLink } from '../ports/hub.ts'
import { shopIfAny, theRegister } from '../settings.ts'
import { createShifts } from './shifts.ts'

/** Milliseconds between two looks: nobody waits for it. */
const seldom = 2000

/**
 * Closes what was left open when a backup was restored: once the drawer was counted for the next shift, and all that the hub
 * has of the earlier device is here, which writes nothing any more. A shop that has given its hub up has what it has.
 */
export const createLeftOpen = (
  { store, runtime, log }: Pick<Adapters, 'store' | 'runtime' | 'log'>,
  hub: Pick<HubLink, 'state' | 'onChange'>,
) => {
  const shifts = createShifts({ store, runtime })
  const look = (): void => {
    try {
      const { line } = hub.state()
      if (line === 'online' || line === 'none') shifts.closeLeft()
    } catch (error) {
      log.error({ error: String(error) }, 'a shift that was left open was not closed')
    }
  }
  const looks = atMostEvery(seldom, runtime, look)
  let stopListening: (() => void)[] = []
  return {
    /** A restore opens the shop anew: where it left nothing now, nothing is left later. */
    start: () => {
      if (shopIfAny(store) === undefined || theRegister(store).shiftsLeftSince === undefined) return
      looks.ask()
      stopListening = [
        hub.onChange(() => looks.ask()),
        store.onCommit((changed) => {
          if (changed.has('shifts')) looks.ask()
        }),
      ]
    },
    stop: () => {
      for (const stop of stopListening) stop()
      looks.stop()
    },
  }
}
