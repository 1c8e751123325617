import type { orderMethods } from '../../../shared/contract/orders.ts'
import { decideCancellation } from '../../../shared/domain/orders/decide-fulfilment.ts'
import { isRefusal, refuse } from '../../../shared/domain/refusal.ts'
import type { Handlers } from '../../../shared/rpc/contract-types.ts'
import type { Adapters } from '../adapters.ts'
import type { EffectRunner } from '../effects/runner.ts'
import { appendJournal } from '../journal/append.ts'
import { createMoneyArrival } from '../online/money-arrival.ts'
import { createRefundOrder } from '../online/refund-order.ts'
import type { Session } from '../session.ts'
import { listWithOlder } from './list-with-older.ts'
import type { OlderSales } from './older-sales.ts'
import { detailOf } from './views.ts'
import { watchOrders } from './watch-orders.ts'
import { appendEntries } from './write.ts'

type Part = Pick<typeof orderMethods, Extract<keyof typeof orderMethods, `orders.${string}`>>

const unknownOrder = refuse('unknown_order', 'That order is not here.')

export const orderHandlers = (
  adapters: Adapters,
  effects: EffectRunner,
  older: OlderSales,
): Handlers<Part, Session> => {
  const { store, runtime, log } = adapters
  const moneyArrived = createMoneyArrival(adapters)
  const refundOrder = createRefundOrder(adapters)
  return {
    'orders.list': (filter, _session, push) =>
      listWithOlder((tell) => watchOrders({ store, runtime, log }, filter, tell), older, filter, push, log),
    'orders.read': ({ orderId }, _session, push) =>
      store.watch('orders', { selector: { id: orderId }, limit: 1 }, ([order]) =>
        push(order === undefined ? null : detailOf(store, order)),
      ),
    'orders.cancel': ({ orderId, reason }, { staffId }) =>
      store.commit((transaction) => {
        const order = transaction.get('orders', orderId)
        if (order === undefined) return unknownOrder
        const happenings = decideCancellation(order, reason)
        if (isRefusal(happenings)) return happenings
        if (happenings.length === 0) return {}
        appendEntries(transaction, runtime, staffId, order, happenings)
        appendJournal(transaction, runtime, {
          staffId,
          what: 'orderCancelled',
          subject: order.id,
          facts: { number: order.number, total: order.totals.total },
        })
        return {}
      }),
    'orders.moneyArrived': ({ orderId, ...arrival }, { staffId }) => moneyArrived(staffId, orderId, arrival),
    'orders.refund': ({ orderId, id: cause, ...wanted }, { staffId }) =>
      refundOrder(staffId, orderId, { cause, ...wanted }),
    'orders.tryNow': ({ orderId }) => {
      const order = store.get('orders', orderId)
      if (order === undefined) return unknownOrder
      effects.tryNow(order)
      return {}
    },
  }
}
