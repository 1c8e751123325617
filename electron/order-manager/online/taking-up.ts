import type { Happening } from '../../../shared/domain/orders/entries.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import { isHub } from '../../../shared/domain/settings/hub-identity.ts'
import type { Adapters } from '../adapters.ts'
import { atMostEvery } from '../at-most-every.ts'
import { theClaim } from '../effects/claim.ts'
import type { Leases } from '../effects/leases.ts'
import type { Transaction } from '../ports/store.ts'
import { received } from './accept-order.ts'
import { createChangeOrder } from './change-order.ts'

/** Milliseconds between two looks, and between looks through all that waits: a lease may have run out elsewhere. */
const pauses = { look: 200, all: 30_000 }
/** Orders that wait for their bank stand in the same queue. */
const lookedThrough = 500

/** Nobody has looked for its goods yet: the hub, which took it in, looks for none. */
const isNew = ({ state, payment, channel, entries: [first] }: Order): boolean =>
  state === 'placed' && payment === 'none' && channel === 'web' && isHub(first?.deviceId ?? '')

/**
 * Takes up orders that the hub took in while every till was closed, as if they came now: judged by the shop's rules, their goods
 * reserved, waited for, or refused. By the one till that the hub has act for each.
 */
export const createTakingUp = (adapters: Adapters, leases: Leases) => {
  const { store, runtime, log } = adapters
  const change = createChangeOrder(adapters)
  /** Orders that may be new, by their ids. */
  const fresh = new Set<string>()
  let running = false
  const stops: (() => void)[] = []
  let callOff = () => {}

  const takeUp = (order: Order, transaction: Transaction): Happening[] => {
    const { customer, web, placedAt } = order
    if (!isNew(order) || customer === null || web === null) return []
    return received(transaction, runtime.now(), { ...order, customer, web }, placedAt)
  }
  const look = (): void => {
    if (!running) return
    try {
      const claim = theClaim(store, leases)
      for (const id of fresh) {
        const order = store.get('orders', id)
        const waits = order !== undefined && isNew(order)
        if (waits && !claim.holds(order)) continue
        fresh.delete(id)
        if (waits) change(null, id, takeUp)
      }
    } catch (error) {
      log.error({ error: String(error) }, 'orders of the hub were not taken up')
    }
  }
  // Whoever sells, whose commits it follows, does not wait for it.
  const looks = atMostEvery(pauses.look, runtime, () => runtime.afterOthers(look))
  const lookThrough = (): void => {
    for (const order of store.inQueue({ queue: 'checking', channel: 'web', first: 'oldest', limit: lookedThrough }))
      if (isNew(order)) fresh.add(order.id)
    looks.ask()
    callOff = runtime.after(pauses.all, lookThrough)
  }
  return {
    start: () => {
      running = true
      lookThrough()
      stops.push(
        leases.onChange(() => looks.ask()),
        store.onCommit((changed) => {
          for (const id of changed.get('orders') ?? []) fresh.add(id)
          if (fresh.size > 0) looks.ask()
        }),
      )
    },
    stop: () => {
      running = false
      callOff()
      looks.stop()
      for (const stop of stops.splice(0)) stop()
    },
  }
}
