import { type Arrival, decideArrival } from '../../../shared/domain/orders/decide-arrival.ts'
import { isRefusal, type Refusal, refuse } from '../../../shared/domain/refusal.ts'
import type { Adapters } from '../adapters.ts'
import { appendJournal } from '../journal/append.ts'
import { appendEntries } from '../orders/write.ts'
import { withAccess } from './access-to.ts'

/** Notes that awaited money has come or was paid back, in one commit with the journal. Refuses `unknown_order`, and as `decideArrival`. */
export const createMoneyArrival =
  ({ store, runtime }: Pick<Adapters, 'store' | 'runtime'>) =>
  (staffId: string | null, orderId: string, arrival: Arrival): Record<string, never> | Refusal =>
    store.commit((transaction) => {
      const order = transaction.get('orders', orderId)
      if (order === undefined) return refuse('unknown_order', 'That order is not here.')
      const happenings = decideArrival(order, arrival)
      if (isRefusal(happenings)) return happenings
      appendEntries(transaction, runtime, staffId, order, withAccess(transaction, runtime, order, happenings))
      appendJournal(transaction, runtime, {
        staffId,
        what: 'moneyArrived',
        subject: order.id,
        facts: { number: order.number, amount: arrival.amount, currency: order.currency },
      })
      return {}
    })
