import type { MergeChoice } from '../../../shared/contract/split-orders.ts'
import { decideMerge, isOfCustomer } from '../../../shared/domain/orders/decide-merge.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import { isRefusal, type Refusal, refuse } from '../../../shared/domain/refusal.ts'
import type { Adapters } from '../adapters.ts'
import { summaryOf } from '../orders/views.ts'
import type { Reader } from '../ports/store.ts'
import { writeDecided } from './change-order.ts'

interface MergeAsked {
  readonly orderId: string
  readonly fromId: string
  readonly reason: string
}

/** Makes one order of two, in one commit. Refuses `unknown_order`, and as `decideMerge`. */
export const createMergeOrders =
  ({ store, runtime }: Pick<Adapters, 'store' | 'runtime'>) =>
  (staffId: string | null, { orderId, fromId, reason }: MergeAsked): Record<string, never> | Refusal =>
    store.commit((transaction) => {
      const into = transaction.get('orders', orderId)
      const from = transaction.get('orders', fromId)
      if (into === undefined || from === undefined) return refuse('unknown_order', 'That order is not here.', 'fromId')
      if (from.mergedInto?.id === orderId) return {}
      const merge = decideMerge(into, from, reason)
      if (isRefusal(merge)) return merge
      // What is reserved for the one is let go before it is reserved for the other.
      writeDecided(transaction, runtime, staffId, from, [merge.from])
      writeDecided(transaction, runtime, staffId, into, [merge.into])
      return {}
    })

const open: readonly Order['state'][] = [
  'placed',
  'inReview',
  'awaitingStock',
  'awaitingPayment',
  'confirmed',
  'onHold',
]

/** A customer has few orders under way at once. */
const lookedThrough = 50

/** The customer's other orders that are under way, found by what the search knows of them. */
export const mergeChoices = (reader: Reader, orderId: string): MergeChoice[] | Refusal => {
  const into = reader.get('orders', orderId)
  if (into === undefined) return refuse('unknown_order', 'That order is not here.')
  const { customer } = into
  const text = customer?.email || customer?.name || ''
  if (text === '') return []
  return reader.findOrders(text, lookedThrough).flatMap((order): MergeChoice[] => {
    const isUnderWay = order.id !== orderId && open.includes(order.state) && order.fulfilment !== 'shipped'
    if (!isUnderWay || !isOfCustomer(into, order)) return []
    const merge = decideMerge(into, order, '')
    return [{ order: summaryOf(reader, order), refusal: isRefusal(merge) ? merge.message : null }]
  })
}
