import type { Order } from './order.ts'
import { refunded } from './refunds.ts'

/** What a message to the web shop says of an order, as far as it can be held against the order later. Minor units. */
export interface ToldFacts {
  readonly state: Order['state']
  readonly fulfilment: Order['fulfilment']
  readonly payment: Order['payment']
  readonly total: number
  readonly refunded: number
}

export const toldFacts = (
  order: Pick<Order, 'state' | 'fulfilment' | 'payment' | 'totals' | 'refunds'>,
): ToldFacts => ({
  state: order.state,
  fulfilment: order.fulfilment,
  payment: order.payment,
  total: order.totals.total,
  refunded: refunded(order),
})
