import { tipOf, withTip } from '../../../shared/domain/money/tip.ts'
import { decidePaymentReturn } from '../../../shared/domain/orders/decide-payment.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import { isRefusal } from '../../../shared/domain/refusal.ts'
import type { Shift } from '../../../shared/domain/shifts/shift.ts'
import type { Adapters } from '../adapters.ts'
import { appendJournal } from '../journal/append.ts'
import { putLedgerEntries } from '../ledgers/write.ts'
import { appendEntries } from '../orders/write.ts'
import type { Runtime } from '../ports/runtime.ts'
import type { Transaction } from '../ports/store.ts'
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
      if (isRefusal(happenings) || happenings.length === 0) return isRefusal(happenings) ? happenings : { order }
      const next = appendEntries(transaction, runtime, staffId, order, happenings)
      bookReturned(transaction, runtime, staffId, { before: order, after: next, shift })
      return { order: next }
    })

interface Returned {
  readonly before: Order
  readonly after: Order
  readonly shift: Shift
}

/** What payments that an order's new entries give back bring with them, in their commit: accounts, takings, journal, the drawer. */
export const bookReturned = (
  transaction: Transaction,
  runtime: Runtime,
  staffId: string | null,
  { before, after, shift }: Returned,
): void => {
  const entries = after.entries.slice(before.entries.length)
  putLedgerEntries(transaction, after, entries)
  const taken = new Map(
    before.entries.flatMap((entry) => (entry.type === 'paymentTaken' ? [[entry.payment.id, entry] as const] : [])),
  )
  let takings = shift
  let opensDrawer = false
  for (const entry of entries) {
    const was = entry.type === 'paymentReturned' ? taken.get(entry.paymentId) : undefined
    if (was === undefined) continue
    const { payment } = was
    takings = addPayment(takings, payment, -1, was.staffId)
    opensDrawer ||= payment.tender === 'cash'
    appendJournal(transaction, runtime, {
      staffId,
      what: 'paymentReturned',
      subject: after.id,
      facts: {
        tender: payment.tender,
        amount: payment.amount,
        ...withTip(tipOf(payment)),
        currency: after.currency,
        entry: entry.id,
      },
    })
  }
  transaction.put('shifts', takings)
  const register = theRegister(transaction)
  if (opensDrawer && register.printer !== null)
    transaction.put('printJobs', drawerJob(runtime.newId(), register.id, runtime.now()))
}
