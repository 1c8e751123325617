import type { Entry } from '../../../shared/domain/orders/entries.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import type { SaleSums } from '../../../shared/domain/pricing/refund.ts'
import { part, total } from '../money.ts'
import type { Folded } from './folded.ts'
import type { OrderFacts, SaleFacts, Sides } from './order-facts.ts'

/** What goes out with an order and what comes back with it, as it is priced. */
export const sidesOf = ({ priced }: Order, { lines }: Folded): Sides => {
  const back = new Set(lines.filter(({ quantity }) => quantity < 0).map(({ id }) => id))
  return {
    out: total(priced.filter(({ id }) => !back.has(id)).map(({ gross }) => gross)),
    back: -total(priced.filter(({ id }) => back.has(id)).map(({ gross }) => gross)) || 0,
    goesOut: back.size < lines.length,
    comesBack: back.size > 0,
  }
}

/** What the sales give back less than their goods cost, since their cash was rounded: minor units. */
export const roundedBack = (order: Order, lines: Folded['lines']): number =>
  total(backOf(order, lines).map(({ gross, value }) => gross - value))

/** What comes back of each sale, and what must be given for it. */
const backOf = ({ priced }: Order, lines: Folded['lines']): { readonly gross: number; readonly value: number }[] => {
  const sales = new Map<string, { gross: number; readonly sale: SaleSums }>()
  for (const { id, returned } of lines) {
    if (returned?.from === undefined || returned.from === null) continue
    const { orderId, sale } = returned.from
    const known = sales.get(orderId) ?? { gross: 0, sale }
    known.gross -= priced.find((one) => one.id === id)?.gross ?? 0
    sales.set(orderId, known)
  }
  return [...sales.values()].map(({ gross, sale }) => {
    const so = sale.back + gross
    const owed = sale.gross === 0 ? 0 : Math.min(so + part(sale.rounding, so, sale.gross), sale.gross + sale.rounding)
    return { gross, value: Math.max(0, owed - sale.given) }
  })
}

type Returned = Extract<Entry, { type: 'returned' }>

/** What an order has to do with returns; empty where nothing, as with most. */
export const returnsOf = (order: Order, folded: Folded): Pick<OrderFacts, 'linesBack' | 'carried' | 'sale'> => {
  const gross = new Map(order.priced.map((line) => [line.id, line.gross]))
  const linesBack = folded.lines.flatMap(({ id, quantity, returned }) =>
    returned?.from === undefined || returned.from === null
      ? []
      : [{ from: returned.from, quantity: -quantity, gross: -(gross.get(id) ?? 0) || 0 }],
  )
  const refused = new Set(order.exceptions.map(({ entryId }) => entryId))
  const returns = order.entries.filter(
    (entry): entry is Returned => entry.type === 'returned' && !refused.has(entry.id),
  )
  return {
    ...(linesBack.length === 0 ? {} : { linesBack }),
    ...(folded.carried === undefined ? {} : { carried: folded.carried }),
    ...(returns.length === 0 ? {} : { sale: saleOf(order, folded, returns) }),
  }
}

const saleOf = (order: Order, { lines, payments, carried = [] }: Folded, returns: readonly Returned[]): SaleFacts => {
  const amounts = new Map(order.priced.map((line) => [line.id, line]))
  const sold = lines.filter(({ quantity }) => quantity > 0)
  const paid = new Map<string, number>()
  for (const { id, amount } of [...payments, ...carried.map((one) => ({ ...one, id: one.paymentId }))])
    if (amount > 0) paid.set(id, (paid.get(id) ?? 0) + amount)
  return {
    lines: new Map(sold.map(({ id, quantity }) => [id, { quantity, priced: amounts.get(id) ?? {} }])),
    gross: total(sold.map(({ id }) => amounts.get(id)?.gross ?? 0)),
    rounding: roundingOf(order, lines),
    payments: paid,
    returns,
  }
}

/** What coins made of the price of what went out: of money that was paid out too, where what came back paid for some of it. */
const roundingOf = (order: Order, lines: Folded['lines']): number => {
  const gross = (is: (line: Folded['lines'][number]) => boolean): number => {
    const ids = new Set(lines.filter(is).map(({ id }) => id))
    return total(order.priced.filter(({ id }) => ids.has(id)).map((one) => one.gross))
  }
  const left = gross(({ returned }) => returned === undefined) + gross(({ returned }) => returned?.from === null)
  const pays = Math.min(total(backOf(order, lines).map(({ value }) => value)), Math.max(0, left))
  return total(
    order.payments.map((one) => (one.tender === 'cash' && (one.amount >= 0 || pays > 0) ? (one.rounding ?? 0) : 0)),
  )
}
