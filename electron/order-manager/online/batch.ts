import type { BatchAction } from '../../../shared/contract/desk.ts'
import { decideDesk } from '../../../shared/domain/orders/decide-desk.ts'
import { decideCancellation, decideFulfilment } from '../../../shared/domain/orders/decide-fulfilment.ts'
import type { Happening } from '../../../shared/domain/orders/entries.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import { isRefusal, type Refusal } from '../../../shared/domain/refusal.ts'
import type { Adapters } from '../adapters.ts'
import { createChangeOrder } from './change-order.ts'

interface BatchRow {
  readonly orderId: string
  readonly number: string
  /** In words; null where it was done. */
  readonly refusal: string | null
}

/** Does the same to each of the orders, each in a commit of its own. */
export const createBatch = (adapters: Adapters) => {
  const { store, runtime } = adapters
  const change = createChangeOrder(adapters)
  return (staffId: string | null, orderIds: readonly string[], action: BatchAction): BatchRow[] =>
    orderIds.map((orderId) => {
      const answer = change(staffId, orderId, (order) => decide(order, action, runtime.now()))
      const number = store.get('orders', orderId)?.number ?? ''
      return { orderId, number, refusal: isRefusal(answer) ? answer.message : null }
    })
}

const decide = (order: Order, action: BatchAction, now: number): Happening[] | Refusal => {
  switch (action.do) {
    case 'hold':
      return decideDesk(order, { type: 'hold', reason: action.reason, until: action.until }, now)
    case 'release':
      return decideDesk(order, { type: 'release' }, now)
    case 'tellAgain':
      return decideDesk(order, { type: 'tellAgain', event: action.event }, now)
    case 'startPicking':
      return decideFulfilment(order, { type: 'startPicking' })
    case 'cancel':
      return decideCancellation(order, action.reason)
  }
}
