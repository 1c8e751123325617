import type { Return } from '../../../shared/domain/orders/entries.ts'
import type { Faults } from '../findings.ts'
import { part, total } from '../money.ts'
import type { LineBack, OrderFacts, SaleFacts } from './order-facts.ts'

/**
 * What an order takes back is told on its sale, once and alike; of a sale no more came back than was sold, and no more was
 * given than was paid, in all and of each payment, at any point; and what comes back is priced with what was paid.
 */
export const checkReturns = (orders: ReadonlyMap<string, OrderFacts>, faults: Faults): void => {
  for (const order of orders.values()) {
    if (order.state === 'completed') checkTaken(order, orders, faults)
    if (order.sale !== undefined) checkSale(order, order.sale, orders, faults)
  }
}

/** Each sale that an order takes back from tells of it. */
const checkTaken = (
  { id, number, linesBack = [] }: OrderFacts,
  orders: ReadonlyMap<string, OrderFacts>,
  faults: Faults,
) => {
  for (const saleId of new Set(linesBack.map(({ from }) => from.orderId))) {
    const told = orders.get(saleId)?.sale?.returns.filter(({ orderId }) => orderId === id) ?? []
    if (told.length !== 1)
      faults.add(
        `Order ${number} takes back what its sale tells ${told.length === 0 ? 'nothing' : 'more than once'} of.`,
      )
  }
}

const checkSale = (
  order: OrderFacts,
  sale: SaleFacts,
  orders: ReadonlyMap<string, OrderFacts>,
  faults: Faults,
): void => {
  const called = `Order ${order.number}`
  const back = new Map<string, number>()
  const paidBack = new Map<string, number>()
  let [gross, given] = [0, 0]
  for (const one of sale.returns) {
    const taker = orders.get(one.orderId)
    const lines = (taker?.linesBack ?? []).filter(({ from }) => from.orderId === order.id)
    if (taker?.state !== 'completed' || lines.length === 0)
      faults.add(`${called}: what came back with ${one.number} was not taken back by any order.`)
    faults.same(
      one.lines,
      lines.map(({ from, quantity, gross: cost }) => ({ lineId: from.lineId, quantity, gross: cost })),
      (is, made) => `${called}: ${is} came back with ${one.number}, but that took back ${made}.`,
    )
    for (const line of lines) checkSnapshot(called, line, sale, { back, gross, given }, faults)
    for (const { lineId, quantity } of one.lines) add(back, lineId, quantity)
    for (const { paymentId, amount } of one.payments) add(paidBack, paymentId, amount)
    gross += total(one.lines.map((line) => line.gross))
    given += one.given
    checkGiven(called, one, sale, { gross, given }, faults)
  }
  for (const [lineId, quantity] of back)
    if (quantity > (sale.lines.get(lineId)?.quantity ?? 0))
      faults.add(`${called}: more of a line came back than was sold.`)
  for (const [paymentId, amount] of paidBack)
    if (amount > (sale.payments.get(paymentId) ?? 0)) faults.add(`${called}: a payment gave back more than it paid.`)
}

const add = (sums: Map<string, number>, key: string, number: number): void =>
  void sums.set(key, (sums.get(key) ?? 0) + number)

/** What the line that comes back says of the sale is what the sale was then. */
const checkSnapshot = (
  called: string,
  { from }: LineBack,
  sale: SaleFacts,
  before: { readonly back: ReadonlyMap<string, number>; readonly gross: number; readonly given: number },
  faults: Faults,
): void => {
  const sold = sale.lines.get(from.lineId)
  const { gross, tax, net } = from.priced
  faults.same(
    { quantity: from.quantity, before: from.before, gross, tax, net, sale: from.sale },
    {
      quantity: sold?.quantity,
      before: before.back.get(from.lineId) ?? 0,
      gross: sold?.priced.gross,
      tax: sold?.priced.tax,
      net: sold?.priced.net,
      sale: { gross: sale.gross, rounding: sale.rounding, back: before.gross, given: before.given },
    },
    (is, made) => `${called}: what came back was held for ${is}, but it was ${made}.`,
  )
}

/** So much was given as the goods had cost, up to a coin; never more than was paid; and each of it by some payment. */
const checkGiven = (
  called: string,
  one: Return,
  { gross: all, rounding }: SaleFacts,
  so: { readonly gross: number; readonly given: number },
  faults: Faults,
): void => {
  const owed = all === 0 ? 0 : so.gross + part(rounding, so.gross, all)
  if (so.given > all + rounding) faults.add(`${called}: ${so.given} was given back of ${all + rounding}.`)
  // Half of the largest coin that cash is rounded to anywhere: 100 minor units, of the Czech koruna and others.
  if (Math.abs(so.given - owed) > 50) faults.add(`${called}: ${so.given} was given back for goods of ${owed}.`)
  const paid = total(one.payments.map(({ amount }) => amount))
  if (paid !== one.given) faults.add(`${called}: ${one.given} was given back, but ${paid} of its payments.`)
}
