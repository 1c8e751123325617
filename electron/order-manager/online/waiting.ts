import { decideDesk } from '../../../shared/domain/orders/decide-desk.ts'
import { decideStock } from '../../../shared/domain/orders/decide-online.ts'
import type { Happening } from '../../../shared/domain/orders/entries.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import { shareId } from '../../../shared/domain/shares/share.ts'
import type { Adapters } from '../adapters.ts'
import { atMostEvery } from '../at-most-every.ts'
import { theClaim } from '../effects/claim.ts'
import type { Leases } from '../effects/leases.ts'
import type { Reader } from '../ports/store.ts'
import { promisable } from '../shares/left-here.ts'
import { createChangeOrder } from './change-order.ts'

/** Milliseconds: an import moves thousands of products, and each may be what somebody waits for. */
const seldom = 2000
/** How often the calendar is looked at, for holds whose day has come. */
const byTheClock = 60_000
/** The oldest are served first, as many as this in one go. */
const atOnce = 200

/**
 * Takes up what has waited: orders whose goods have come in, the oldest first, and holds that end by themselves. Both are
 * found by the queue that they are in.
 */
export const createWaiting = (adapters: Adapters, leases: Leases) => {
  const { store, runtime, log } = adapters
  const change = createChangeOrder(adapters)
  let callOff = () => {}
  const stops: (() => void)[] = []

  const restock = (order: Order, reader: Reader): Happening[] => {
    if (order.state !== 'awaitingStock') return []
    const stock = decideStock(order.lines, order.locationId, (variantId) =>
      promisable(reader, variantId, order.locationId),
    )
    return stock.type === 'stockReserved' ? [stock] : []
  }
  const look = (): void => {
    try {
      const claim = theClaim(store, leases)
      for (const order of store.inQueue({ queue: 'stock', channel: null, first: 'oldest', limit: claim.among(atOnce) }))
        if (restock(order, store).length > 0 && claim.holds(order)) change(null, order.id, restock)
      const now = runtime.now()
      for (const order of store.inQueue({
        queue: 'hold',
        channel: null,
        first: 'oldest',
        limit: claim.among(atOnce),
      })) {
        const until = order.held?.until ?? null
        if (until !== null && until <= now && claim.holds(order))
          change(null, order.id, (current) => decideDesk(current, { type: 'release' }, now))
      }
    } catch (error) {
      log.error({ error: String(error) }, 'orders that wait were not looked at')
    }
  }
  const looks = atMostEvery(seldom, runtime, look)
  const again = (): void => {
    looks.ask()
    callOff = runtime.after(byTheClock, again)
  }
  return {
    start: () => {
      again()
      stops.push(
        store.onCommit((changed) => {
          const shares = changed.get('settings')?.some((id) => id.startsWith(shareId(''))) ?? false
          if (shares || changed.has('movements')) looks.ask()
        }),
        leases.onChange(() => looks.ask()),
      )
    },
    stop: () => {
      for (const stop of stops.splice(0)) stop()
      callOff()
      looks.stop()
    },
  }
}
