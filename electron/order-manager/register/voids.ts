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

/** Lines and whole carts that are not sold after all: with the reason where the shop wants one, and in the journal. */
export const createVoids = ({ store, runtime }: Pick<Adapters, 'store' | 'runtime'>, approvals: Approvals) => ({
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
      appendJournal(transaction, runtime, {
        staffId,
        what: 'lineVoided',
        subject: order.id,
        facts: { ...factsOf(order.lines.find((line) => line.id === lineId)), reason },
      })
      return { order: appendEntries(transaction, runtime, staffId, order, happenings) }
    }),

  /** An addition that is taken back is as good as a void: the journal has it. */
  undo: (staffId: string | null, orderId: string, undoId: string): CartAnswer =>
    store.commit((transaction) => {
      const order = cartIn(transaction, orderId)
      if (isRefusal(order)) return order
      const happenings = decideRegister(order, { type: 'undo', cause: undoId }, theMarket(transaction, runtime.now()))
      if (isRefusal(happenings)) return happenings
      const [undone] = happenings
      if (undone?.type === 'undone')
        appendJournal(transaction, runtime, {
          staffId,
          what: 'changeUndone',
          subject: order.id,
          facts: { change: order.entries.find((entry) => entry.id === undone.entryId)?.type ?? '' },
        })
      return { order: appendEntries(transaction, runtime, staffId, order, happenings) }
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
      appendJournal(transaction, runtime, {
        staffId,
        what: 'cartVoided',
        subject: order.id,
        facts: { ...totalsOf(order), wasParked, reason, ...permit },
      })
      return { order: appendEntries(transaction, runtime, staffId, order, happenings, permit.approvedBy) }
    }),
})

const factsOf = (line: Line | undefined) => ({
  sku: line?.sku ?? '',
  quantity: line?.quantity ?? 0,
  unitPrice: line?.unitPrice ?? 0,
})

const totalsOf = ({ totals, currency, lines }: Order) => ({ total: totals.total, currency, lines: lines.length })
