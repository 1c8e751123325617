import { createPay } from '../../../../electron/order-manager/register/pay.ts'
import { salesBackWith } from '../../../../electron/order-manager/returns/close.ts'
import { createTakeBack } from '../../../../electron/order-manager/returns/take-back.ts'
import { returnRules } from '../../../../electron/order-manager/settings.ts'
import type { AskedTender } from '../../../../shared/contract/tenders.ts'
import { dueOf } from '../../../../shared/domain/orders/payments.ts'
import { payoutPlan } from '../../../../shared/domain/returns/payout.ts'
import type { PaidOut } from '../../../../shared/domain/returns/settle.ts'
import { cameBackOf } from '../../../../shared/domain/returns/sold-lines.ts'
import { forAda } from './customer.ts'
import { say } from './say.ts'
import { keepOpen } from './shift-work.ts'
import { type Trade, taken } from './trade.ts'

/** Nobody asks for an approval here: whoever trades may do everything. */
export const allowed = { permit: () => ({ approvedBy: null }) }

/** Goods come back over the counter, some or all of a line of a sale; each payment goes back as it was taken, in a commit of its own. */
export const takeBack = (trade: Trade): void => {
  const { adapters, random } = trade
  const { store, runtime } = adapters
  const sold = store.find('orders', {
    selector: { channel: 'counter', placedAt: { $gt: 0 } },
    sort: [{ placedAt: 'desc' }],
    limit: 10,
  })
  const lines = sold.flatMap((sale) =>
    sale.lines.flatMap(({ id, kind, quantity }) => {
      const left = quantity - (cameBackOf(sale).quantities[id] ?? 0)
      return kind === 'goods' && quantity > 0 && left > 0 ? [{ saleId: sale.id, saleLineId: id, left }] : []
    }),
  )
  if (lines.length === 0) return
  const { saleId, saleLineId, left } = random.pick(lines)
  const orderId = runtime.newId()
  const quantity = (1 + random.below(left / 1000)) * 1000
  const wanted = { id: runtime.newId(), saleLineId, quantity, reason: 'Damaged', restock: random.below(2) === 0 }
  const call = { session: { staffId: null, key: null }, method: 'returns.take', payload: {} }
  let { order } = taken(createTakeBack(adapters, allowed).fromSale(call, orderId, saleId, [wanted]))
  keepOpen(trade)
  const sales = salesBackWith(store, order)
  // Points go back to none but the customer whose they were.
  if (sales.get(saleId)?.payments.some(({ tender }) => tender === 'points')) order = forAda(trade, order)
  const plan = dueOf(order) < 0 ? payoutPlan(order, 0 - dueOf(order), { sales, rules: returnRules(store) }) : []
  // What costs nothing closes with nothing.
  for (const { tender, reference, amount } of plan.length === 0 ? [nothing] : plan) {
    const out = paidOutBy(tender, reference, 0 - amount)
    const request = { orderId, paymentId: runtime.newId(), total: order.totals.total, tender: out }
    order = taken(createPay(adapters)(null, request)).order
  }
  if (order.state === 'completed') say({ say: 'receipt', number: order.number })
}

const paidOutBy = (tender: PaidOut['tender'], reference: string, amount: number): AskedTender => {
  if (tender === 'card') return { kind: 'card', reference, amount }
  if (tender === 'points') return { kind: 'points', amount }
  return tender === 'giftCard' || tender === 'voucher'
    ? { kind: tender, number: reference, amount }
    : { kind: 'cash', given: amount }
}

const nothing = { tender: 'cash', reference: '', amount: 0 } as const
