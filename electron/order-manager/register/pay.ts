import type { Movement } from '../../../shared/domain/inventory/movement.ts'
import { decidePayment, type Tender } from '../../../shared/domain/orders/decide-sale.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import type { PrintJob } from '../../../shared/domain/printing/print-job.ts'
import { isRefusal, type Refusal, refuse } from '../../../shared/domain/refusal.ts'
import { receiptNumber } from '../../../shared/domain/settings/receipt-number.ts'
import type { Adapters } from '../adapters.ts'
import { appendJournal } from '../journal/append.ts'
import { appendEntries } from '../orders/write.ts'
import { theRegister, theShop } from '../settings.ts'
import { usedPromotions } from './used-promotions.ts'

/**
 * Closes a sale in one commit: the payment, the receipt number, the stock that leaves, the journal, the job of the
 * printer. When it answers, the sale is on the disk. The same payment again gets the same answer.
 * Refuses `unknown_order`, `total_changed`, `coupon_used_up`, and as `decidePayment`.
 */
export const createPay =
  ({ store, runtime }: Pick<Adapters, 'store' | 'runtime'>) =>
  (
    staffId: string | null,
    request: { orderId: string; paymentId: string; total: number; tender: Tender },
  ): { order: Order } | Refusal =>
    store.commit((transaction) => {
      const order = transaction.get('orders', request.orderId)
      if (order === undefined || order.channel !== 'counter')
        return refuse('unknown_order', 'That cart is not here any more.')
      if (order.payments.some((payment) => payment.id === request.paymentId)) return { order }
      if (order.state === 'draft' && order.totals.total !== request.total)
        return refuse(
          'total_changed',
          'The total has changed since it was shown. Check it and take the payment again.',
          'total',
        )
      const register = theRegister(transaction)
      const number = receiptNumber(register, register.lastReceipt + 1)
      const { digits } = theShop(transaction)
      const { paymentId, tender } = request
      const happenings = decidePayment(order, tender, { paymentId, receiptNumber: number, digits })
      if (isRefusal(happenings)) return happenings
      const used = usedPromotions(transaction, order)
      if (isRefusal(used)) return used

      const sold = appendEntries(transaction, runtime, staffId, order, happenings)
      transaction.put('settings', { ...register, lastReceipt: register.lastReceipt + 1 })
      for (const promotion of used) transaction.put('settings', promotion)
      for (const movement of movementsOf(sold, 'sale')) transaction.put('movements', movement)
      appendJournal(transaction, runtime, {
        staffId,
        what: 'sale',
        subject: sold.id,
        facts: {
          number,
          total: sold.totals.total,
          tax: sold.totals.tax,
          currency: sold.currency,
          tender: request.tender.kind,
        },
      })
      if (register.printer !== null)
        transaction.put('printJobs', receiptJob(runtime.newId(), register.id, sold.id, false, runtime.now()))
      return { order: sold }
    })

/** What leaves the location with an order; ids derive from the entry that caused it, so that a replay changes nothing. */
export const movementsOf = (order: Order, reason: Movement['reason']): Movement[] => {
  const cause = order.entries.at(-1)
  if (cause === undefined) return []
  return order.lines.flatMap((line) =>
    line.variantId === null || !line.tracked
      ? []
      : [
          {
            id: `${order.id}:${cause.id}:${line.id}`,
            variantId: line.variantId,
            locationId: order.locationId,
            quantity: -line.quantity,
            reason,
            orderId: order.id,
            at: cause.at,
          },
        ],
  )
}

export const receiptJob = (id: string, registerId: string, orderId: string, copy: boolean, now: number): PrintJob => ({
  id,
  kind: 'receipt',
  registerId,
  orderId,
  copy,
  state: 'waiting',
  attempts: 0,
  problem: null,
  dueAt: now,
  createdAt: now,
})
