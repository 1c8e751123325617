import type { Line } from '../../../shared/domain/orders/order.ts'
import type { PricedLine } from '../../../shared/domain/pricing/result.ts'
import { part, total } from '../money.ts'
import type { Folded } from '../orders/folded.ts'
import { calculate } from './calculate.ts'
import { cartOf } from './cart-of.ts'

/** What a line costs that was there when its order was split or merged: its part of what it cost then; null of any other. */
export const costOfPart = (line: Line, pricesIncludeTax: boolean): PricedLine | null => {
  const { pricedAs, quantity } = line
  if (pricedAs === undefined || quantity <= 0 || pricedAs.before + quantity > pricedAs.quantity) return null
  const { priced, before, quantity: all } = pricedAs
  const of = (amount: number): number => part(amount, before + quantity, all) - part(amount, before, all)
  const taxesOf = priced.taxes.map((one) => of(one.tax))
  const discounts = priced.discounts.map((one) => ({ ...one, amount: of(one.amount) }))
  const [gross, tax] = [of(priced.gross), total(taxesOf)]
  const discount = total(discounts.map(({ amount }) => amount))
  const net = gross - tax
  // What a tax was charged on: the net amount, or the taxes before it, too; else as much of it as of the line.
  const taxes = priced.taxes.map((one, place) => {
    const above = total(priced.taxes.slice(0, place).map((each) => each.tax))
    const more = one.net === priced.net ? 0 : one.net === priced.net + above ? total(taxesOf.slice(0, place)) : null
    return { ...one, net: more === null ? of(one.net) : net + more, tax: taxesOf[place] ?? 0 }
  })
  const subtotal = (pricesIncludeTax ? gross : net) + discount
  return { id: line.id, unitPrice: priced.unitPrice, subtotal, discount, discounts, net, tax, taxes, gross }
}

/** What each line of an online order costs, by its id. */
const costs = (order: Folded): ReadonlyMap<string, PricedLine> => {
  const kept = order.lines.flatMap((line) => costOfPart(line, order.pricesIncludeTax) ?? [])
  const ids = new Set(kept.map(({ id }) => id))
  const others = calculate(cartOf({ ...order, lines: order.lines.filter(({ id }) => !ids.has(id)) })).lines
  return new Map([...kept, ...others].map((line) => [line.id, line]))
}

/** What the order costs, in minor units. */
export const costOf = (order: Folded): number => total([...costs(order).values()].map(({ gross }) => gross))

/** The lines, each with what it costs from now on. */
export const keptLines = (order: Folded): Line[] => {
  const known = costs(order)
  return order.lines.map((line) => {
    const priced = known.get(line.id)
    const stays = line.quantity <= 0 || priced === undefined || costOfPart(line, order.pricesIncludeTax) !== null
    return stays ? line : { ...line, pricedAs: { priced, quantity: line.quantity, before: 0 } }
  })
}
