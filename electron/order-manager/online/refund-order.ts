import { decideRefund, type RefundWanted } from '../../../shared/domain/orders/decide-refund.ts'
import { isRefusal, type Refusal, refuse } from '../../../shared/domain/refusal.ts'
import type { Adapters } from '../adapters.ts'
import { appendJournal } from '../journal/append.ts'
import { appendEntries } from '../orders/write.ts'

/** Notes that money goes back, in one commit with the journal; the runner has the gateway do it. Refuses `unknown_order`, and as `decideRefund`. */
export const createRefundOrder =
  ({ store, runtime }: Pick<Adapters, 'store' | 'runtime'>) =>
  (staffId: string | null, orderId: string, wanted: RefundWanted): Record<string, never> | Refusal =>
    store.commit((transaction) => {
      const order = transaction.get('orders', orderId)
      if (order === undefined) return refuse('unknown_order', 'That order is not here.')
      const happenings = decideRefund(order, wanted)
      if (isRefusal(happenings)) return happenings
      const { entries } = appendEntries(transaction, runtime, staffId, order, happenings)
      for (const entry of entries.slice(order.entries.length))
        if (entry.type === 'refundAsked')
          appendJournal(transaction, runtime, {
            staffId,
            what: 'refund',
            subject: order.id,
            facts: { number: order.number, entry: entry.id, amount: entry.amount, currency: order.currency },
          })
      return {}
    })
