import type { Movement } from '../../../shared/domain/inventory/movement.ts'
import { decidePayment, type Tender } from '../../../shared/domain/orders/decide-sale.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import { isRefusal, type Refusal, refuse } from '../../../shared/domain/refusal.ts'
import { receiptNumber } from '../../../shared/domain/settings/receipt-number.ts'
import type { Adapters } from '../adapters.ts'
import { appendJournal } from '../journal/append.ts'
import { appendEntries } from '../orders/write.ts'
import { receiptJob } from '../printing/jobs.ts'
import { theRegister, theShop } from '../settings.ts'
import { noShift } from '../shifts/shifts.ts'
import { addSale, openShift } from '../shifts/write.ts'
import { usedPromotions } from './used-promotions.ts'

/**
 * Closes a sale in one commit: the payment, the receipt number, the stock that leaves, the shift's takings, the journal,
 * the job of the printer. When it answers, the sale is on the disk. The same payment again gets the same answer.
 * Refuses `unknown_order`, `total_changed`, `no_shift`, `coupon_used_up`, and as `decidePayment`.
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
      const shift = openShift(transaction)
      if (shift === undefined) return noShift
      const number = receiptNumber(register, register.lastReceipt + 1)
      const { digits } = theShop(transaction)
      const { paymentId, tender } = request
      const context = { paymentId, receiptNumber: number, shiftId: shift.id, digits }
      const happenings = decidePayment(order, tender, context)
      if (isRefusal(happenings)) return happenings
      const used = usedPromotions(transaction, order)
      if (isRefusal(used)) return used

      const sold = appendEntries(transaction, runtime, staffId, order, happenings)
      transaction.put('settings', { ...register, lastReceipt: register.lastReceipt + 1 })
      addSale(transaction, shift, sold)
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
          entries: runtime.sha256(JSON.stringify(sold.entries)),
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
