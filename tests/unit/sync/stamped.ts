import { timeAfter } from '../../../shared/domain/orders/entry-time.ts'
import { evolve } from '../../../shared/domain/orders/evolve.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'

/** What the change adds, stamped as the device would: an id of its own, a time that never goes back. */
export const written = (order: Order, by: number, clock: number, change: (order: Order) => Order): Order =>
  change(order)
    .entries.slice(order.entries.length)
    .reduce((current, entry, place) => {
      const deviceId = `d${by}`
      return evolve(current, {
        ...entry,
        id: `${by}:${clock}:${current.entries.length}:${place}`,
        deviceId,
        ...timeAfter(current.entries.at(-1), clock, deviceId),
      })
    }, order)
