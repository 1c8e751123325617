import { balanceOf } from './balance.ts'
import type { Order } from './order.ts'

/** What online orders wait for, each in the queue of whoever can help: an order that waits for nobody is in none. */
export const queues = ['review', 'problem', 'returns', 'checking', 'payment', 'stock', 'hold', 'pick', 'pack'] as const
export type Queue = (typeof queues)[number]

/** How often the other side may fail before a person should know. */
const patience = 3

const isTrouble = (order: Order): boolean => {
  const { owedByCustomer, owedToCustomer } = balanceOf(order)
  return (
    order.exceptions.some(({ claimed }) => claimed === undefined) ||
    order.effects.some(({ attempts }) => attempts >= patience) ||
    owedToCustomer > 0 ||
    (owedByCustomer > 0 && order.state !== 'awaitingPayment')
  )
}

const byState: Partial<Record<Order['state'], Queue>> = {
  placed: 'checking',
  inReview: 'review',
  awaitingStock: 'stock',
  awaitingPayment: 'payment',
  onHold: 'hold',
}

/** The queues that an order is in; a counter sale is in none. */
export const queuesOf = (order: Order): Queue[] => {
  if (order.channel === 'counter') return []
  const trouble: Queue[] = [
    ...(isTrouble(order) ? (['problem'] as const) : []),
    ...(order.returnRequest?.answer === null ? (['returns'] as const) : []),
  ]
  const own = byState[order.state]
  if (own !== undefined) return [...trouble, own]
  if (order.state !== 'confirmed') return trouble
  if (order.fulfilment === 'queued') return [...trouble, 'pick']
  return order.fulfilment === 'picking' || order.fulfilment === 'packed' ? [...trouble, 'pack'] : trouble
}
