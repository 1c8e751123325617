import { type CartCommand, decideCart } from '../../../shared/domain/orders/decide-sale.ts'
import type { Line, Order } from '../../../shared/domain/orders/order.ts'
import { priceLine } from '../../../shared/domain/pricing/pricing.ts'
import { isRefusal } from '../../../shared/domain/refusal.ts'
import { discountShare } from '../../../shared/domain/staff/need.ts'
import type { Adapters } from '../adapters.ts'
import { appendJournal } from '../journal/append.ts'
import { appendEntries } from '../orders/write.ts'
import type { ApprovableCall, Approvals } from '../staff/approvals.ts'
import { type CartAnswer, cartIn } from './cart.ts'

type LineCommand = Extract<CartCommand, { type: 'discount' | 'setQuantity' }>

/**
 * Commands after which a larger share of a line's price may be off than before: a discount, and another quantity of a line with
 * an amount off. What goes beyond the limit of the member's role needs an approval.
 */
export const createDiscounts =
  ({ store, runtime }: Pick<Adapters, 'store' | 'runtime'>, approvals: Approvals) =>
  (call: ApprovableCall, orderId: string, command: LineCommand): CartAnswer =>
    store.commit((transaction) => {
      const { staffId } = call.session
      const order = cartIn(transaction, orderId)
      if (isRefusal(order)) return order
      const happenings = decideCart(order, command)
      if (isRefusal(happenings)) return happenings
      const line = order.lines.find((one) => one.id === command.lineId)
      const [before, after] = [shareOf(order, line), shareOf(order, line && { ...line, ...changeOf(command) })]
      const permit = after > before ? approvals.permit(call, { discount: after }) : { approvedBy: null }
      if (isRefusal(permit)) return permit
      if (permit.approvedBy !== null)
        appendJournal(transaction, runtime, {
          staffId,
          what: 'discountApproved',
          subject: order.id,
          facts: { sku: line?.sku ?? '', share: after, ...permit },
        })
      return { order: appendEntries(transaction, runtime, staffId, order, happenings, permit.approvedBy) }
    })

const changeOf = (command: LineCommand): Partial<Line> =>
  command.type === 'discount' ? { discount: command.discount } : { quantity: command.quantity }

const shareOf = (order: Order, line: Line | undefined): number =>
  line === undefined ? 0 : discountShare(line.discount, priceLine(line, order.pricesIncludeTax).subtotal)
