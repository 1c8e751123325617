import { type Effect, runnable } from '../../../shared/domain/orders/effects.ts'
import { type Lane, laneOf } from '../../../shared/domain/orders/lanes.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import { beyondAnyPause } from '../../../shared/domain/orders/retries.ts'
import type { Adapters } from '../adapters.ts'
import type { CardDesk } from '../card-payments/card-desk.ts'
import { withAccess } from '../online/access-to.ts'
import { appendEntries } from '../orders/write.ts'
import { happeningsOf, isOwed } from './attempt.ts'
import { theClaim } from './claim.ts'
import { type Leases, noLeases } from './leases.ts'
import type { Outcome } from './outcome.ts'
import { outcomeOf } from './perform.ts'
import { endShares } from './shares.ts'

/**
 * How many effects of a lane are under way together. Under load each waits for several turns of this thread: with half as many
 * of money and a quarter of tellings, a third fewer orders were confirmed in a second. One where the web shop did not answer
 * the last.
 */
const hands = { money: 16, card: 8, telling: 16, failing: 1 } as const
/** Effects that are due and looked at, for those of other tills among them. */
const lookedThrough = 100
/** Milliseconds after an outcome could not be written down: the disk is full, most likely, and stays so for a while. */
const faultPause = 5000
/** Milliseconds: the clock may be set. */
const longestSleep = 60_000

/**
 * Does what orders owe the outside world, when it is due. What is due stands in the orders, so that a crash forgets
 * nothing; each effect's id is its key on the other side, so that doing it again after a crash does nothing twice. Each
 * lane has hands of its own: see `Lane`.
 */
export const createEffectRunner = (adapters: Adapters, cards: CardDesk, leases: Leases = noLeases) => {
  const { store, runtime, log } = adapters
  /** By the effect's id. */
  const underWay = new Map<string, { readonly lane: Lane; readonly task: Promise<void> }>()
  /** Lanes whose other side failed the last time. */
  const failing = new Set<Lane>()
  let running = false
  let callOff = () => {}
  const stops: (() => void)[] = []

  const chanceOf = ({ id, attempts }: Effect): number =>
    Number.parseInt(runtime.sha256(`${id} ${attempts}`).slice(0, 8), 16) / 2 ** 32

  const record = (order: Order, effect: Effect, outcome: Outcome): Promise<void> =>
    store.commitJointly((transaction) => {
      const current = transaction.get('orders', order.id)
      if (current === undefined || !isOwed(current, effect)) return
      if ('book' in outcome) return outcome.book(transaction, current)
      const happenings = happeningsOf(order, effect, outcome, runtime.now(), chanceOf(effect))
      const known = withAccess(transaction, runtime, current, happenings)
      endShares(transaction, runtime, current, appendEntries(transaction, runtime, null, current, known))
    })

  const run = async (order: Order, effect: Effect, lane: Lane): Promise<void> => {
    try {
      const outcome = await outcomeOf(adapters, cards, order, effect)
      if ('problem' in outcome) failing.add(lane)
      else failing.delete(lane)
      if (!running) return
      await record(order, effect, outcome)
      if ('problem' in outcome)
        log.warn({ order: order.number, effect: effect.kind, problem: outcome.problem }, 'effect delayed')
    } catch (error) {
      log.error({ order: order.number, effect: effect.kind, error: String(error) }, 'effect failed')
      if (running) await record(order, effect, { problem: 'Something went wrong on this computer; the log says what.' })
    }
  }

  const begin = (order: Order, effect: Effect) => {
    if (underWay.has(effect.id)) return
    const lane = laneOf(order, effect)
    const task = run(order, effect, lane).catch((error: unknown) => {
      log.error({ order: order.number, error: String(error) }, 'effect not recorded')
      // Without a pause the other side would be asked without end.
      return new Promise<void>((resolve) => runtime.after(faultPause, resolve))
    })
    const done = task.finally(() => {
      underWay.delete(effect.id)
      if (running) soon(0)
    })
    underWay.set(effect.id, { lane, task: done })
  }

  const freeHands = (lane: Lane): number => {
    const all = lane === 'money' || lane === 'card' ? hands[lane] : failing.has(lane) ? hands.failing : hands.telling
    return all - [...underWay.values()].filter((one) => one.lane === lane).length
  }

  const pump = () => {
    if (!running) return
    const now = runtime.now()
    const claim = theClaim(store, leases)
    const limit = claim.among(lookedThrough)
    let next = now + longestSleep
    for (const lane of store.effectLanes()) {
      if (lane.startsWith('given up')) continue
      const beyond = beyondAnyPause(lane)
      const due = [
        ...store.openEffects({ lane, from: 0, to: now, limit }),
        // Due later than any pause of ours: the clock was set back meanwhile.
        ...store.openEffects({ lane, from: now + beyond, to: Number.MAX_SAFE_INTEGER, limit }),
      ]
      let free = freeHands(lane)
      for (const { orderId, effectId } of due) {
        if (free <= 0) break
        const order = underWay.has(effectId) ? undefined : store.get('orders', orderId)
        const effect = order?.effects.find(({ id }) => id === effectId)
        if (order === undefined || effect === undefined || !claim.mayAct(order)) continue
        begin(order, effect)
        free -= 1
      }
      const [later] = store.openEffects({ lane, from: now + 1, to: next, limit: 1 })
      if (later !== undefined) next = later.dueAt
    }
    soon(next - now)
  }

  let timerAt = Number.POSITIVE_INFINITY
  const soon = (milliseconds: number) => {
    const at = runtime.now() + milliseconds
    if (at >= timerAt) return
    callOff()
    timerAt = at
    callOff = runtime.after(milliseconds, () => {
      timerAt = Number.POSITIVE_INFINITY
      pump()
    })
  }

  return {
    start: () => {
      running = true
      stops.push(
        store.onCommit((changed) => {
          if (changed.has('orders')) soon(0)
        }),
        leases.onChange(() => soon(0)),
      )
      pump()
    },
    /** Does at once what an order would try again later. */
    tryNow: (order: Order) => {
      if (theClaim(store, leases).mayAct(order)) for (const effect of runnable(order.effects)) begin(order, effect)
    },
    /** Ends after what is under way has been recorded, or after two seconds: what is cut off is done again at the next start. */
    stop: async () => {
      for (const stop of stops.splice(0)) stop()
      callOff()
      await Promise.race([
        Promise.allSettled([...underWay.values()].map(({ task }) => task)),
        new Promise<void>((resolve) => runtime.after(2000, resolve)),
      ])
      running = false
    },
  }
}
export type EffectRunner = ReturnType<typeof createEffectRunner>
