import type { AskedTender } from '../../../shared/contract/tenders.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import { isRefusal, type Refusal, refuse } from '../../../shared/domain/refusal.ts'
import type { Adapters } from '../adapters.ts'
import { cartIn } from './cart.ts'
import { takePayment } from './take-payment.ts'

interface PayRequest {
  readonly orderId: string
  readonly paymentId: string
  /** The order's total as it was shown. */
  readonly total: number
  readonly tender: AskedTender
}

/**
 * Takes one payment in one commit. When it answers, the payment is on the disk, and with the last one the sale. The same
 * payment again gets the same answer. Refuses `unknown_order`, `not_a_cart`, `total_changed`, and as `takePayment`.
 */
export const createPay =
  ({ store, runtime }: Pick<Adapters, 'store' | 'runtime'>) =>
  (staffId: string | null, request: PayRequest): { order: Order } | Refusal =>
    store.commit((transaction) => {
      const order = cartIn(transaction, request.orderId)
      if (isRefusal(order)) return order
      // A sale of before there were several payments has its one in the sale itself.
      if (order.payments.some(({ id }) => id === request.paymentId)) return { order }
      if (order.state === 'draft' && order.totals.total !== request.total)
        return refuse(
          'total_changed',
          'The total has changed since it was shown. Check it and take the payment again.',
          'total',
        )
      return takePayment(transaction, runtime, staffId, order, request)
    })
