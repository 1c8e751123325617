import type { ClaimAnswer } from '../../../shared/contract/hub/protocol.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import type { Adapters } from '../adapters.ts'
import type { HubLink } from '../ports/hub.ts'
import { actingShop } from '../settings.ts'

/** Whether this till acts for orders that the hub took in, one of which no two tills act for at a time. */
export interface Leases {
  /** The hub has this till act for it; where it does not, it is asked, and `onChange` tells when it agrees. */
  holds(order: Order): boolean
  /**
   * And the hub has all that was decided on it here: whoever acts after this till asks the outside under the same keys, so that
   * nothing is done twice.
   */
  mayAct(order: Order): boolean
  onChange(listener: () => void): () => void
}

/** Where there is no hub. */
export const noLeases: Leases = { holds: () => false, mayAct: () => false, onChange: () => () => undefined }

/** Orders that are asked for in one go. */
const atOnce = 50
/**
 * Milliseconds: before the hub is asked again that did not answer, or that does not know the order; what must be left of a lease to begin
 * anything; and below which it is asked for more.
 */
const pauses = { again: 2000, unknown: 60_000, least: 10_000, renew: 30_000 }

/**
 * Leases are counted by a clock that is never set, from before the hub was asked: this till never takes itself for the holder
 * when the hub does not. They are forgotten with the process; the hub gives them again to who has them.
 */
export const createLeases = (
  { store, runtime, log }: Pick<Adapters, 'store' | 'runtime' | 'log'>,
  hub: Pick<HubLink, 'claim' | 'hasOrder' | 'onChange'>,
): Leases & { start(): void; stop(): void } => {
  /** By the order's id, until when it is held here, and until when somebody else has it. */
  const held = new Map<string, number>()
  const taken = new Map<string, number>()
  const wanted = new Set<string>()
  const listeners = new Set<() => void>()
  const timers = new Set<() => void>()
  let running = false
  let asking = false
  let stopListening = (): void => undefined

  const changed = (): void => {
    for (const listener of listeners) listener()
  }
  const after = (milliseconds: number, run: () => void): void => {
    const callOff = runtime.after(milliseconds, () => {
      timers.delete(callOff)
      run()
    })
    timers.add(callOff)
  }
  const forgetEnded = (now: number): void => {
    for (const known of [held, taken]) for (const [id, until] of known) if (until <= now) known.delete(id)
  }
  const heard = (answers: readonly ClaimAnswer[], from: number): void => {
    for (const answer of answers) {
      wanted.delete(answer.order)
      if (answer.is === 'held') held.set(answer.order, from + answer.milliseconds)
      else {
        const milliseconds = answer.is === 'taken' ? answer.milliseconds : pauses.unknown
        taken.set(answer.order, from + milliseconds)
        after(milliseconds + 1, changed)
      }
    }
    changed()
  }
  const ask = async (): Promise<void> => {
    if (!running || asking || wanted.size === 0) return
    asking = true
    const from = runtime.elapsed()
    forgetEnded(from)
    const answers = await hub.claim([...wanted].slice(0, atOnce)).catch((error: unknown) => {
      log.error({ error: String(error) }, 'orders of the hub were not claimed')
      return null
    })
    asking = false
    if (!running) return
    if (answers !== null) heard(answers, from)
    if (wanted.size > 0) after(answers === null ? pauses.again : 0, () => void ask())
  }
  const want = ({ id, web }: Order): void => {
    if ((taken.get(id) ?? 0) > runtime.elapsed() || wanted.has(id)) return
    // Who does not know the web shop's secrets and ways to pay could do nothing for it.
    if (actingShop(store, web?.webShopId ?? '') === undefined) return
    wanted.add(id)
    after(0, () => void ask())
  }
  const holds = (order: Order): boolean => {
    const left = (held.get(order.id) ?? 0) - runtime.elapsed()
    if (left < pauses.renew) want(order)
    return left > pauses.least
  }
  return {
    holds,
    mayAct: (order) => holds(order) && hub.hasOrder(order.id),
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    start: () => {
      running = true
      // When what was decided here has come to the hub, what follows from it is done.
      stopListening = hub.onChange(() => {
        if (held.size > 0) changed()
      })
    },
    stop: () => {
      running = false
      stopListening()
      for (const callOff of timers) callOff()
    },
  }
}
