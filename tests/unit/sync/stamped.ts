import type { Entry } from '../../../shared/domain/orders/entries.ts'
import { timeAfter } from '../../../shared/domain/orders/entry-time.ts'
import { evolve } from '../../../shared/domain/orders/evolve.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'

/** Lines and payments of two devices never have one id. */
const named = (entry: Entry, id: string): Entry =>
  entry.type === 'lineAdded'
    ? { ...entry, id, line: { ...entry.line, id: `line ${id}` } }
    : entry.type === 'paymentTaken'
      ? { ...entry, id, payment: { ...entry.payment, id: `payment ${id}` } }
      : { ...entry, id }

/** What the change adds, stamped as the device would: an id of its own, a time that never goes back. */
export const written = (order: Order, by: number, clock: number, change: (order: Order) => Order): Order =>
  change(order)
    .entries.slice(order.entries.length)
    .reduce((current, entry, place) => {
      const deviceId = `d${by}`
      return evolve(current, {
        ...named(entry, `${by}:${clock}:${current.entries.length}:${place}`),
        deviceId,
        ...timeAfter(current.entries, clock, deviceId),
      })
    }, order)
