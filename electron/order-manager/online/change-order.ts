import type { Happening } from '../../../shared/domain/orders/entries.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import { isRefusal, type Refusal, refuse } from '../../../shared/domain/refusal.ts'
import type { Adapters } from '../adapters.ts'
import { appendJournal } from '../journal/append.ts'
import { appendEntries } from '../orders/write.ts'
import type { Transaction } from '../ports/store.ts'

export type ChangeOrder = (
  staffId: string | null,
  orderId: string,
  decide: (order: Order, transaction: Transaction) => readonly Happening[] | Refusal,
) => Order | Refusal

/** What is decided on an order, in one commit with the journal. Refuses `unknown_order`, and as `decide` does. */
export const createChangeOrder =
  ({ store, runtime }: Pick<Adapters, 'store' | 'runtime'>): ChangeOrder =>
  (staffId, orderId, decide) =>
    store.commit((transaction) => {
      const order = transaction.get('orders', orderId)
      if (order === undefined) return refuse('unknown_order', 'That order is not here.')
      const happenings = decide(order, transaction)
      if (isRefusal(happenings)) return happenings
      return writeDecided(transaction, runtime, staffId, order, happenings)
    })

/** Writes what was decided on an order, with its lines in the journal. */
export const writeDecided = (
  transaction: Transaction,
  runtime: Adapters['runtime'],
  staffId: string | null,
  order: Order,
  happenings: readonly Happening[],
): Order => {
  const next = appendEntries(transaction, runtime, staffId, order, happenings)
  for (const { type } of happenings) {
    const what = journalled[type]
    if (what === undefined) continue
    const facts = { number: order.number, total: next.totals.total, state: next.state }
    appendJournal(transaction, runtime, { staffId, what, subject: order.id, facts })
  }
  return next
}

/** What moves goods or money, or lets them go. */
const journalled: Partial<Record<Happening['type'], string>> = {
  reviewDecided: 'orderReviewed',
  linesChanged: 'orderChanged',
  addressChanged: 'orderChanged',
  cancelled: 'orderCancelled',
  returnRequested: 'returnRequested',
  returnAnswered: 'returnAnswered',
  held: 'orderHeld',
  released: 'orderReleased',
  splitOff: 'orderSplit',
  mergedFrom: 'orderMerged',
  mergedInto: 'orderMerged',
}
