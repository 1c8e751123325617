import { withOverride } from '../../../shared/domain/orders/cart-of.ts'
import { decideRegister, type RegisterCommand } from '../../../shared/domain/orders/decide-register.ts'
import type { Line, Order } from '../../../shared/domain/orders/order.ts'
import { isRefusal } from '../../../shared/domain/refusal.ts'
import { discountShare, lineShare } from '../../../shared/domain/staff/need.ts'
import type { Adapters } from '../adapters.ts'
import { appendJournal } from '../journal/append.ts'
import { appendEntries } from '../orders/write.ts'
import { theMarket } from '../settings.ts'
import type { ApprovableCall, Approvals } from '../staff/approvals.ts'
import { type CartAnswer, cartIn } from './cart.ts'
import { countVoid, voidFacts, voidRefusal } from './count-void.ts'
import { priceChanges } from './price-changes.ts'

type DiscountCommand = Extract<RegisterCommand, { type: 'discount' | 'setQuantity' | 'override' | 'discountOrder' }>

/**
 * Commands after which a larger share of a line's or the order's price may be off than before: discounts, a price agreed by
 * hand, another quantity of a line with an amount off. What goes beyond the limit of the member's role needs an approval;
 * less of a line than before is a void.
 */
export const createDiscounts =
  ({ store, runtime }: Pick<Adapters, 'store' | 'runtime'>, approvals: Pick<Approvals, 'permit'>) =>
  (call: ApprovableCall, orderId: string, command: DiscountCommand): CartAnswer =>
    store.commit((transaction) => {
      const { staffId } = call.session
      const order = cartIn(transaction, orderId)
      if (isRefusal(order)) return order
      const happenings = decideRegister(order, command, theMarket(transaction, runtime.now()))
      if (isRefusal(happenings)) return happenings
      const unexplained = voidRefusal(transaction, order, happenings, reasonOf(command))
      if (unexplained !== null) return unexplained
      const { before, after, sku } = sharesOf(order, command)
      const permit = after > before ? approvals.permit(call, { discount: after }) : { approvedBy: null }
      if (isRefusal(permit)) return permit
      if (permit.approvedBy !== null)
        appendJournal(transaction, runtime, {
          staffId,
          what: 'discountApproved',
          subject: order.id,
          facts: { sku, share: after, ...permit },
        })
      const counted = countVoid(transaction, order, happenings)
      const next = appendEntries(transaction, runtime, staffId, order, counted, permit.approvedBy)
      const less = voidFacts(order, next)
      if (less !== null)
        appendJournal(transaction, runtime, {
          staffId,
          what: 'quantityReduced',
          subject: order.id,
          facts: { sku, reason: reasonOf(command), ...less },
        })
      for (const link of priceChanges(order, happenings))
        appendJournal(transaction, runtime, { staffId, subject: order.id, ...link })
      return { order: next }
    })

const reasonOf = (command: DiscountCommand): string => (command.type === 'setQuantity' ? (command.reason ?? '') : '')

/** How much is off before and after the command, in parts per million, of what it is about. `sku` is empty for the order. */
const sharesOf = (
  order: Order,
  command: DiscountCommand,
): { readonly before: number; readonly after: number; readonly sku: string } => {
  if (command.type === 'discountOrder') {
    const shareOf = (discount: Order['discount']) => discountShare(discount ?? null, order.totals.subtotal)
    return { before: shareOf(order.discount), after: shareOf(command.discount), sku: '' }
  }
  const line = order.lines.find((one) => one.id === command.lineId)
  if (line === undefined) return { before: 0, after: 0, sku: '' }
  return { before: lineShare(line), after: lineShare(changed(line, command)), sku: line.sku }
}

const changed = (line: Line, command: Exclude<DiscountCommand, { type: 'discountOrder' }>): Line => {
  if (command.type === 'override') return withOverride(line, command.override)
  return command.type === 'discount' ? { ...line, discount: command.discount } : { ...line, quantity: command.quantity }
}
