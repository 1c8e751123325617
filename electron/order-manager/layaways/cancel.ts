import { decideCancelLayaway } from '../../../shared/domain/orders/decide-layaway.ts'
import { paidOf } from '../../../shared/domain/orders/payments.ts'
import { isRefusal } from '../../../shared/domain/refusal.ts'
import type { Adapters } from '../adapters.ts'
import { appendJournal } from '../journal/append.ts'
import { appendEntries } from '../orders/write.ts'
import { type CartAnswer, cartIn } from '../register/cart.ts'
import { bookReturned } from '../register/return-payment.ts'
import { noShift } from '../shifts/shifts.ts'
import { nextPlace, openShift } from '../shifts/write.ts'
import type { ApprovableCall, Approvals } from '../staff/approvals.ts'
import { giveProof, nextProof } from './proofs.ts'

/**
 * Cancels what is set aside: all that was paid goes back to where it came from, in one commit with the shift's takings, the
 * journal and the proof of it. Refuses `unknown_order`, `no_shift`, `needs_approval`, and as `decideCancelLayaway`.
 */
export const createCancelLayaway =
  ({ store, runtime }: Pick<Adapters, 'store' | 'runtime'>, approvals: Pick<Approvals, 'permit'>) =>
  (call: ApprovableCall, orderId: string, reason: string): CartAnswer =>
    store.commit((transaction) => {
      const { staffId } = call.session
      const order = cartIn(transaction, orderId)
      if (isRefusal(order)) return order
      const shift = openShift(transaction)
      if (shift === undefined) return noShift
      const happenings = decideCancelLayaway(order, reason, {
        proof: nextProof(transaction),
        shiftId: shift.id,
        shiftPlace: nextPlace(shift),
      })
      if (isRefusal(happenings)) return happenings
      if (happenings.length === 0) return { order }
      const permit = approvals.permit(call, 'register.cancelLayaway')
      if (isRefusal(permit)) return permit
      const next = appendEntries(transaction, runtime, staffId, order, happenings, permit.approvedBy)
      bookReturned(transaction, runtime, staffId, { before: order, after: next, shift })
      const proof = giveProof(transaction, runtime, next)
      const facts = { proof, paid: paidOf(order), currency: next.currency, reason, ...permit }
      appendJournal(transaction, runtime, { staffId, what: 'layawayCancelled', subject: next.id, facts })
      return { order: next }
    })
