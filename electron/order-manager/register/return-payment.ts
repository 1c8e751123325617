import { tipOf, withTip } from '../../../shared/domain/money/tip.ts'
import { decidePaymentReturn } from '../../../shared/domain/orders/decide-payment.ts'
import { isRefusal } from '../../../shared/domain/refusal.ts'
import type { Adapters } from '../adapters.ts'
import { appendJournal } from '../journal/append.ts'
import { putLedgerEntries } from '../ledgers/write.ts'
import { appendEntries } from '../orders/write.ts'
import { drawerJob } from '../printing/jobs.ts'
import { theRegister } from '../settings.ts'
import { noShift } from '../shifts/shifts.ts'
import { addPayment, nextPlace, openShift } from '../shifts/write.ts'
import { type CartAnswer, cartIn } from './cart.ts'

/**
 * Gives a payment back while its cart is open, in one commit with the shift's takings and the journal; the drawer opens
 * for cash. Refuses `unknown_order`, `no_shift`, and as `decidePaymentReturn`.
 */
export const createReturnPayment =
  ({ store, runtime }: Pick<Adapters, 'store' | 'runtime'>) =>
  (staffId: string | null, orderId: string, paymentId: string, reason: string): CartAnswer =>
    store.commit((transaction) => {
      const order = cartIn(transaction, orderId)
      if (isRefusal(order)) return order
      const shift = openShift(transaction)
      if (shift === undefined) return noShift
      const place = { shiftId: shift.id, shiftPlace: nextPlace(shift) }
      const happenings = decidePaymentReturn(order, paymentId, reason, place)
      if (isRefusal(happenings)) return happenings
      const payment = order.payments.find(({ id }) => id === paymentId)
      if (happenings.length === 0 || payment === undefined) return { order }
      const next = appendEntries(transaction, runtime, staffId, order, happenings)
      putLedgerEntries(transaction, next, next.entries.slice(order.entries.length))
      const taken = order.entries.find((entry) => entry.type === 'paymentTaken' && entry.payment.id === paymentId)
      transaction.put('shifts', addPayment(shift, payment, -1, taken?.staffId ?? null))
      appendJournal(transaction, runtime, {
        staffId,
        what: 'paymentReturned',
        subject: order.id,
        facts: {
          tender: payment.tender,
          amount: payment.amount,
          ...withTip(tipOf(payment)),
          currency: order.currency,
          entry: next.entries.at(-1)?.id ?? '',
        },
      })
      const register = theRegister(transaction)
      if (payment.tender === 'cash' && register.printer !== null)
        transaction.put('printJobs', drawerJob(runtime.newId(), register.id, runtime.now()))
      return { order: next }
    })
