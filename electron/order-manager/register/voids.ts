import { lastParking } from '../../../shared/domain/orders/decide-parking.ts'
import { decideRegister } from '../../../shared/domain/orders/decide-register.ts'
import { decideCart } from '../../../shared/domain/orders/decide-sale.ts'
import { reasonRefusal } from '../../../shared/domain/orders/decide-void.ts'
import type { Line, Order } from '../../../shared/domain/orders/order.ts'
import { isRefusal } from '../../../shared/domain/refusal.ts'
import type { Adapters } from '../adapters.ts'
import { appendJournal } from '../journal/append.ts'
import { appendEntries } from '../orders/write.ts'
import { registerRules, theMarket } from '../settings.ts'
import type { ApprovableCall, Approvals } from '../staff/approvals.ts'
import { type CartAnswer, cartIn } from './cart.ts'
import { countVoid, voidFacts, voidRefusal } from './count-void.ts'

/**
 * Lines and whole carts that are not sold after all: with the reason where the shop wants one, counted in the shift, and
 * in the journal.
 */
export const createVoids = (
  { store, runtime }: Pick<Adapters, 'store' | 'runtime'>,
  approvals: Pick<Approvals, 'permit'>,
) => ({
  line: (staffId: string | null, orderId: string, lineId: string, reason: string): CartAnswer =>
    store.commit((transaction) => {
      const order = cartIn(transaction, orderId)
      if (isRefusal(order)) return order
      const happenings = decideRegister(
        order,
        { type: 'remove', lineId, reason },
        theMarket(transaction, runtime.now()),
      )
      if (isRefusal(happenings)) return happenings
      const unexplained = reasonRefusal(order, registerRules(transaction), reason)
      if (unexplained !== null) return unexplained
      const next = appendEntries(transaction, runtime, staffId, order, countVoid(transaction, order, happenings))
      appendJournal(transaction, runtime, {
        staffId,
        what: 'lineVoided',
        subject: order.id,
        facts: { ...factsOf(order.lines.find((line) => line.id === lineId)), reason, ...voidFacts(order, next) },
      })
      return { order: next }
    }),

  /** An addition that is taken back is a void. */
  undo: (staffId: string | null, orderId: string, undoId: string, reason: string): CartAnswer =>
    store.commit((transaction) => {
      const order = cartIn(transaction, orderId)
      if (isRefusal(order)) return order
      const command = { type: 'undo', cause: undoId, reason } as const
      const happenings = decideRegister(order, command, theMarket(transaction, runtime.now()))
      if (isRefusal(happenings)) return happenings
      const unexplained = voidRefusal(transaction, order, happenings, reason)
      if (unexplained !== null) return unexplained
      const next = appendEntries(transaction, runtime, staffId, order, countVoid(transaction, order, happenings))
      const [undone] = happenings
      if (undone?.type === 'undone')
        appendJournal(transaction, runtime, {
          staffId,
          what: 'changeUndone',
          subject: order.id,
          facts: {
            change: order.entries.find((entry) => entry.id === undone.entryId)?.type ?? '',
            reason,
            ...voidFacts(order, next),
          },
        })
      return { order: next }
    }),

  /** One that was parked once needs the right to `register.voidParked`, or an approval. */
  cart: (call: ApprovableCall, orderId: string, reason: string): CartAnswer =>
    store.commit((transaction) => {
      const { staffId } = call.session
      const order = cartIn(transaction, orderId)
      if (isRefusal(order)) return order
      const happenings = decideCart(order, { type: 'abandon', reason })
      if (isRefusal(happenings)) return happenings
      const unexplained = reasonRefusal(order, registerRules(transaction), reason)
      if (unexplained !== null) return unexplained
      const wasParked = lastParking(order) !== undefined
      const permit = wasParked ? approvals.permit(call, 'register.voidParked') : { approvedBy: null }
      if (isRefusal(permit)) return permit
      const counted = countVoid(transaction, order, happenings)
      const next = appendEntries(transaction, runtime, staffId, order, counted, permit.approvedBy)
      appendJournal(transaction, runtime, {
        staffId,
        what: 'cartVoided',
        subject: order.id,
        facts: { ...totalsOf(order), wasParked, reason, ...permit, ...voidFacts(order, next) },
      })
      return { order: next }
    }),
})

const factsOf = (line: Line | undefined) => ({
  sku: line?.sku ?? '',
  quantity: line?.quantity ?? 0,
  unitPrice: line?.unitPrice ?? 0,
})

const totalsOf = ({ totals, currency, lines }: Order) => ({ total: totals.total, currency, lines: lines.length })
