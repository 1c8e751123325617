import { formatMoney } from '../../../shared/domain/format/format.ts'
import { sum } from '../../../shared/domain/money/money.ts'
import type { Happening } from '../../../shared/domain/orders/entries.ts'
import type { Order, Payment } from '../../../shared/domain/orders/order.ts'
import { roundingOf } from '../../../shared/domain/orders/payments.ts'
import { pointsTaken } from '../../../shared/domain/pricing/points.ts'
import type { Refusal } from '../../../shared/domain/refusal.ts'
import { payoutRefusal } from '../../../shared/domain/returns/payout.ts'
import { paidOutOf, type Settlement, settle, staleRefusal } from '../../../shared/domain/returns/settle.ts'
import { cameBackOf } from '../../../shared/domain/returns/sold-lines.ts'
import { putLedgerEntries } from '../ledgers/write.ts'
import { appendEntries } from '../orders/write.ts'
import type { Runtime } from '../ports/runtime.ts'
import type { Reader, Transaction } from '../ports/store.ts'
import { returnRules, theShop } from '../settings.ts'

/** The sales of which something comes back with an order, by their ids. */
export const salesBackWith = (reader: Reader, order: Pick<Order, 'lines'>): Map<string, Order> => {
  const sales = new Map<string, Order>()
  for (const { returned } of order.lines) {
    const id = returned?.from?.orderId
    const sale = id === undefined || sales.has(id) ? undefined : reader.get('orders', id)
    if (sale !== undefined) sales.set(sale.id, sale)
  }
  return sales
}

const nothingBack: Settlement = { returns: [], carried: [], elsewhere: [] }

const takesBack = ({ lines }: Pick<Order, 'lines'>): boolean => lines.some(({ returned }) => returned !== undefined)

const refusalOf = (
  reader: Reader,
  order: Order,
  payment: Payment,
  sales: ReadonlyMap<string, Order>,
): Refusal | null => {
  const stale = staleRefusal(order, sales)
  if (stale !== null || payment.amount >= 0) return stale
  const [wanted] = paidOutOf({ payments: [{ ...payment, amount: payment.amount - roundingOf(payment) }] })
  if (wanted === undefined) return null
  const shop = theShop(reader)
  const context = { sales, rules: returnRules(reader), money: (minor: number) => formatMoney(minor, shop) }
  return payoutRefusal(order, wanted, context)
}

/** Whether a payment that does not close its order may be paid out so; null where it may: as `payoutRefusal` and `staleRefusal` refuse. */
export const payoutFits = (reader: Reader, order: Order, payment: Payment): Refusal | null =>
  takesBack(order) ? refusalOf(reader, order, payment, salesBackWith(reader, order)) : null

/**
 * How an order that closes with this payment settles what comes back with it, from the sales as they stand in this very
 * commit: refuses as `staleRefusal`, `payoutRefusal` and `settle`.
 */
export const settlementOf = (reader: Reader, order: Order, payment: Payment): Settlement | Refusal => {
  if (!takesBack(order)) return nothingBack
  const sales = salesBackWith(reader, order)
  return (
    refusalOf(reader, order, payment, sales) ??
    settle(order, paidOutOf({ payments: [...order.payments, payment] }), sales)
  )
}

/** What happens to the order itself, before it is sold. */
export const carriedOver = ({ carried }: Settlement): Happening[] =>
  carried.length === 0 ? [] : [{ type: 'carriedOver', payments: carried }]

/** Writes on each of the sales what came back of it with the order that was just closed, and takes its points off again. */
export const tellSales = (
  transaction: Transaction,
  runtime: Pick<Runtime, 'now' | 'newId'>,
  staffId: string | null,
  { id: orderId, number }: Order,
  { returns }: Settlement,
): void => {
  for (const { saleId, ...back } of returns) {
    const sale = transaction.get('orders', saleId)
    if (sale === undefined) throw new Error('A sale is gone that was there a moment ago.')
    const now = sum(back.lines.map(({ gross }) => gross))
    const points = sale.points === undefined ? 0 : pointsTaken(sale.points, cameBackOf(sale).gross, now)
    const told = appendEntries(transaction, runtime, staffId, sale, [
      { type: 'returned', orderId, number, ...back, ...(points === 0 ? {} : { points }) },
    ])
    putLedgerEntries(transaction, told, told.entries.slice(sale.entries.length))
  }
}
