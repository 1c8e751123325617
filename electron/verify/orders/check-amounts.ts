import type { Order } from '../../../shared/domain/orders/order.ts'
import type { Totals } from '../../../shared/domain/pricing/result.ts'
import type { Faults } from '../findings.ts'
import { part, total } from '../money.ts'
import { costOfPart } from '../pricing/kept-prices.ts'
import { checkPrices } from './check-prices.ts'
import type { Folded } from './folded.ts'

type Line = Folded['lines'][number]
type Priced = Order['priced'][number]
type From = NonNullable<NonNullable<Line['returned']>['from']>

const fromOf = ({ returned }: Line): From | null => returned?.from ?? null

/**
 * Holds an order's amounts against its entries: what is sold by the rules of pricing, what comes back of a sale as a part
 * of what it was sold for, what was there when it was split or merged as a part of what it cost then; the totals as their sum.
 */
export const checkAmounts = (order: Order, folded: Folded, called: string, faults: Faults): void => {
  const back = folded.lines.flatMap((line) => {
    const from = fromOf(line)
    return from === null ? [] : [{ line, from }]
  })
  const kept = folded.lines.flatMap((line) => costOfPart(line, folded.pricesIncludeTax) ?? [])
  if (back.length + kept.length === 0) return checkPrices(order, folded, called, faults)
  const ids = new Set([...back.map(({ line }) => line.id), ...kept.map(({ id }) => id)])
  const rest = order.priced.filter(({ id }) => !ids.has(id))
  const lines = folded.lines.filter(({ id }) => !ids.has(id))
  checkPrices({ ...order, priced: rest, totals: sumsOf(rest) }, { ...folded, lines }, called, faults)
  for (const { line, from } of back) checkBack(line, from, order, called, faults)
  for (const cost of kept)
    faults.same(
      order.priced.find(({ id }) => id === cost.id),
      cost,
      (is, made) => `${called}: the line ${cost.id} is priced ${is}, but as a part of what it was it costs ${made}.`,
    )
  faults.same(
    order.totals,
    sumsOf(order.priced),
    (is, made) => `${called}: totals is ${is}, but its lines make it ${made}.`,
  )
}

/** A line that comes back: of each amount of the sale's line so much more than had come back before. */
const checkBack = (line: Line, from: From, order: Order, called: string, faults: Faults): void => {
  const stored = order.priced.find(({ id }) => id === line.id)
  const after = from.before - line.quantity
  if (line.quantity >= 0 || after > from.quantity)
    faults.add(`${called}: ${after} of ${from.quantity} of ${line.name} are back, which can’t be.`)
  const more = (amount: number): number =>
    -(part(amount, after, from.quantity) - part(amount, from.before, from.quantity)) || 0
  const gross = more(from.priced.gross)
  const taxes = from.priced.taxes.map((one) => more(one.tax))
  const tax = total(taxes)
  faults.same(
    stored && {
      gross: stored.gross,
      tax: stored.tax,
      net: stored.net,
      taxes: (stored.taxes ?? []).map((one) => one.tax),
    },
    { gross, tax, net: gross - tax, taxes },
    (is, made) => `${called}: ${line.name} comes back for ${is}, but it was paid for with ${made}.`,
  )
}

/** The sums of priced lines, and of their taxes by rate: what is not taxed is a row without one. */
const sumsOf = (priced: readonly Priced[]): Totals => {
  const of = (field: 'subtotal' | 'discount' | 'net' | 'tax' | 'gross'): number =>
    total(priced.map((one) => one[field]))
  const rows = new Map<string, Totals['taxes'][number]>()
  for (const { taxes = [], net } of priced)
    for (const one of taxes.length > 0
      ? taxes
      : net === 0
        ? []
        : [{ rateId: '', name: 'Not taxed', ppm: 0, net, tax: 0 }]) {
      const key = `${one.rateId}/${one.ppm}/${one.perUnit ?? 0}`
      const known = rows.get(key)
      const [allNet, allTax] = [(known?.net ?? 0) + one.net, (known?.tax ?? 0) + one.tax]
      rows.set(key, { ...(known ?? one), net: allNet, tax: allTax, gross: allNet + allTax })
    }
  return {
    subtotal: of('subtotal'),
    discount: of('discount'),
    net: of('net'),
    tax: of('tax'),
    total: of('gross'),
    taxes: [...rows.values()].sort((one, other) => other.ppm - one.ppm || (one.rateId < other.rateId ? -1 : 1)),
  }
}
