import { sum } from '../money/money.ts'
import type { Order } from './order.ts'
import { goneBack, isCollected } from './refunds.ts'

/** Who owes whom what, in minor units: at most one of them is more than nothing. */
export interface Balance {
  readonly owedByCustomer: number
  readonly owedToCustomer: number
}

/**
 * What an online order costs now beside what was promised or paid for it. Money that is only promised is not owed back:
 * no more than the total is ever collected of it.
 */
export const balanceOf = (
  order: Pick<Order, 'channel' | 'state' | 'payment' | 'payments' | 'totals' | 'refunds'>,
): Balance => {
  const none = { owedByCustomer: 0, owedToCustomer: 0 }
  if (order.channel === 'counter' || order.payments.length === 0) return none
  const paid = sum(order.payments.map(({ amount }) => amount))
  const isOff = order.state === 'cancelled' || order.state === 'refused'
  const wanted = isOff ? 0 : order.totals.total
  return {
    owedByCustomer: Math.max(0, wanted - paid),
    owedToCustomer: isCollected(order) ? Math.max(0, paid - wanted - goneBack(order)) : 0,
  }
}
