import fc from 'fast-check'
import { mergeOrders } from '../../../shared/domain/orders/merge.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import { written } from './stamped.ts'

const devices = 3
export const anyDevice = fc.nat({ max: devices - 1 })

/** A device changes its version by its own clock, or hears of another's. */
export type Step =
  | { readonly at: number; readonly change: (order: Order) => Order; readonly clock: number }
  | { readonly at: number; readonly hears: number }

/** Versions of an order on devices that change it apart and hear of one another now and then. */
export const versionsApart = (begin: fc.Arbitrary<Order>, anyStep: fc.Arbitrary<Step>, maxLength: number) =>
  fc.tuple(begin, fc.array(anyStep, { maxLength })).map(([start, steps]) => {
    const replicas: Order[] = Array.from({ length: devices }, () => start)
    const sent: Order[] = [start]
    for (const step of steps) {
      const own = replicas[step.at] ?? start
      const next =
        'hears' in step
          ? mergeOrders(own, replicas[step.hears] ?? start)
          : written(own, step.at, step.clock, step.change)
      replicas[step.at] = next
      sent.push(next)
    }
    return sent
  })

export const merged = (orders: readonly Order[]): Order => orders.reduce(mergeOrders)
