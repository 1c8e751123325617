import { balanceOf } from './balance.ts'
import type { Effect } from './effects.ts'
import type { Order } from './order.ts'

/** What online orders wait for, each in the queue of whoever can help: an order that waits for nobody is in none. */
export const queues = [
  'review',
  'problem',
  'returns',
  'payBack',
  'checking',
  'payment',
  'stock',
  'hold',
  'pick',
  'pack',
] as const
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

/** Money that comes, or goes back, by hand: somebody has to say when it has. */
const isByHand = ({ effects }: Order, ...kinds: readonly Effect['kind'][]): boolean =>
  effects.some(({ kind, awaits }) => awaits !== undefined && kinds.includes(kind))

/** Where an order is on its own way; null where that waits for nobody. */
const onItsWay = ({ state, fulfilment }: Order): Queue | null => {
  if (state !== 'confirmed') return byState[state] ?? null
  if (fulfilment === 'queued') return 'pick'
  return fulfilment === 'picking' || fulfilment === 'packed' ? 'pack' : null
}

/** The queues that an order is in; a counter sale is in none. */
export const queuesOf = (order: Order): Queue[] => {
  if (order.channel === 'counter') return []
  const own = onItsWay(order)
  return [
    ...(isTrouble(order) ? (['problem'] as const) : []),
    ...(order.returnRequest?.answer === null ? (['returns'] as const) : []),
    ...(isByHand(order, 'void', 'refund') ? (['payBack'] as const) : []),
    // Its goods have left on the customer's word.
    ...(isByHand(order, 'capture') ? (['payment'] as const) : []),
    ...(own === null ? [] : [own]),
  ]
}
