import { type Effect, runnable } from '../../../shared/domain/orders/effects.ts'
import type { Happening } from '../../../shared/domain/orders/entries.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import type { Device } from '../../../shared/domain/settings/settings.ts'
import type { Adapters } from '../adapters.ts'
import { appendEntries } from '../orders/write.ts'
import { outcomeOf } from './perform.ts'

/** How many orders talk to the outside at once. */
const atOnce = 8
/** Orders that are due and looked at, for those of other tills among them. */
const lookedThrough = 100
const longestWait = 60 * 60_000
/** Milliseconds after an outcome could not be written down: the disk is full, most likely, and stays so for a while. */
const faultPause = 5000

/**
 * Does what orders owe the outside world, when it is due. What is due stands in the orders, so that a crash forgets
 * nothing; each effect's id is its key on the other side, so that doing it again after a crash does nothing twice.
 */
export const createEffectRunner = (adapters: Adapters) => {
  const { store, runtime, log } = adapters
  const underWay = new Map<string, Promise<void>>()
  let running = false
  let callOff = () => {}
  let stopListening = () => {}

  /**
   * Several tills know of an order: the one that took it in acts for it, so that nothing is done twice. An online order
   * has no register; it is told by the device that wrote its first entry, where that is not another till's.
   */
  const isMine = (): ((order: Order) => boolean) => {
    const device = store.get('settings', 'device') as Device | undefined
    if (device === undefined) return () => false
    const others = new Set(
      store
        .find('settings', { selector: { kind: 'register' } })
        .flatMap((one) => (one.kind === 'register' && one.id !== device.registerId ? [one.deviceId] : [])),
    )
    return ({ registerId, entries: [first] }) =>
      registerId === '' ? !others.has(first?.deviceId) : registerId === device.registerId
  }

  const record = (order: Order, effect: Effect, happenings: readonly Happening[]) => {
    store.commit((transaction) => {
      const current = transaction.get('orders', order.id)
      if (current?.effects.some((one) => one.id === effect.id))
        appendEntries(transaction, runtime, null, current, happenings)
    })
  }

  const delayed = (effect: Effect, problem: string): Happening => ({
    type: 'effectDelayed',
    effectId: effect.id,
    problem,
    dueAt: runtime.now() + Math.min(longestWait, 1000 * 2 ** Math.min(effect.attempts, 20)),
  })

  const run = async (order: Order, effect: Effect): Promise<void> => {
    try {
      const outcome = await outcomeOf(adapters, order, effect)
      if (!running) return
      record(order, effect, 'problem' in outcome ? [delayed(effect, outcome.problem)] : outcome.happenings)
      if ('problem' in outcome)
        log.warn({ order: order.number, effect: effect.kind, problem: outcome.problem }, 'effect delayed')
    } catch (error) {
      log.error({ order: order.number, effect: effect.kind, error: String(error) }, 'effect failed')
      if (running) record(order, effect, [delayed(effect, 'Something went wrong on this computer; the log says what.')])
    }
  }

  const begin = (order: Order, dueBy: number) => {
    const effect = runnable(order.effects).find((one) => one.dueAt <= dueBy)
    if (effect === undefined || underWay.has(order.id)) return
    const task = run(order, effect).catch((error: unknown) => {
      log.error({ order: order.number, error: String(error) }, 'effect not recorded')
      // Without a pause the other side would be asked without end.
      return new Promise<void>((resolve) => runtime.after(faultPause, resolve))
    })
    underWay.set(
      order.id,
      task.finally(() => {
        underWay.delete(order.id)
        if (running) soon(0)
      }),
    )
  }

  const pump = () => {
    if (!running) return
    const now = runtime.now()
    const mine = isMine()
    const due = store.find('orders', {
      selector: { effectsDueAt: { $gt: 0, $lte: now } },
      sort: [{ effectsDueAt: 'asc' }],
      limit: lookedThrough,
    })
    for (const order of due.filter(mine)) if (underWay.size < atOnce) begin(order, now)
    // Due later than any wait of ours: the clock was set back meanwhile.
    const stranded = store.find('orders', {
      selector: { effectsDueAt: { $gt: now + longestWait } },
      sort: [{ effectsDueAt: 'asc' }],
      limit: lookedThrough,
    })
    for (const order of stranded.filter(mine)) if (underWay.size < atOnce) begin(order, Number.POSITIVE_INFINITY)
    const [next] = store.find('orders', {
      selector: { effectsDueAt: { $gt: now } },
      sort: [{ effectsDueAt: 'asc' }],
      limit: 1,
    })
    if (next !== undefined) soon(Math.min(60_000, next.effectsDueAt - now))
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
      stopListening = store.onCommit((changed) => {
        if (changed.has('orders')) soon(0)
      })
      pump()
    },
    /** Does at once what an order would try again later. */
    tryNow: (order: Order) => {
      if (isMine()(order)) begin(order, Number.POSITIVE_INFINITY)
    },
    /** Ends after what is under way has been recorded, or after two seconds: what is cut off is done again at the next start. */
    stop: async () => {
      stopListening()
      callOff()
      await Promise.race([
        Promise.allSettled(underWay.values()),
        new Promise<void>((resolve) => runtime.after(2000, resolve)),
      ])
      running = false
    },
  }
}
export type EffectRunner = ReturnType<typeof createEffectRunner>
