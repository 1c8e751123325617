import { sum } from '../money/money.ts'
import type { Order } from '../orders/order.ts'
import type { Paid } from '../pricing/refund.ts'
import { pricedLines } from '../pricing/stored.ts'
import { coinsRoundGoods } from '../pricing/taken-back.ts'

/**
 * What a sale's refunds need, from what is stored with it and no price of today: its lines as they were priced, and what
 * cash rounding added. Lines that came back in it are no part of what can come back.
 */
export const paidFor = (order: Pick<Order, 'lines' | 'priced' | 'payments' | 'pricesIncludeTax'>): Paid => {
  const byId = new Map(pricedLines(order).map((priced) => [priced.id, priced]))
  return {
    pricesIncludeTax: order.pricesIncludeTax,
    rounding: sum(countsFor(order).map((payment) => (payment.tender === 'cash' ? (payment.rounding ?? 0) : 0))),
    lines: order.lines.flatMap(({ id, name, quantity }) => {
      const priced = byId.get(id)
      return priced === undefined || quantity <= 0 ? [] : [{ name, quantity, priced }]
    }),
  }
}

/** Where coins round what is given for what came back in it, they add nothing to what was paid for its goods. */
const countsFor = (order: Pick<Order, 'lines' | 'priced' | 'payments'>): readonly Order['payments'][number][] =>
  order.lines.every(({ returned }) => returned === undefined) || coinsRoundGoods(order) ? order.payments : []
