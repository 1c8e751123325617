import { type Arrival, decideArrival } from '../../../shared/domain/orders/decide-arrival.ts'
import { isRefusal, type Refusal, refuse } from '../../../shared/domain/refusal.ts'
import type { Adapters } from '../adapters.ts'
import { accessOf } from '../effects/payment-outcomes.ts'
import { appendJournal } from '../journal/append.ts'
import { appendEntries } from '../orders/write.ts'

/** Notes that awaited money has come or was paid back, in one commit with the journal. Refuses `unknown_order`, and as `decideArrival`. */
export const createMoneyArrival =
  (adapters: Adapters) =>
  (staffId: string | null, orderId: string, arrival: Arrival): Record<string, never> | Refusal =>
    adapters.store.commit((transaction) => {
      const order = transaction.get('orders', orderId)
      if (order === undefined) return refuse('unknown_order', 'That order is not here.')
      const happenings = decideArrival(order, arrival)
      if (isRefusal(happenings)) return happenings
      const access = happenings[0]?.type === 'paymentAuthorised' ? accessOf(adapters, order) : []
      appendEntries(transaction, adapters.runtime, staffId, order, [...happenings, ...access])
      appendJournal(transaction, adapters.runtime, {
        staffId,
        what: 'moneyArrived',
        subject: order.id,
        facts: { number: order.number, amount: arrival.amount, currency: order.currency },
      })
      return {}
    })
