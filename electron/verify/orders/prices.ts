import type { Line } from '../../../shared/domain/orders/order.ts'
import type { PricedLine, Totals } from '../../../shared/domain/pricing/result.ts'
import { part, total } from '../money.ts'

const million = 1_000_000

/** The sums of a priced line, in minor units. */
export type Sums = Pick<PricedLine, 'id' | 'subtotal' | 'discount' | 'net' | 'tax' | 'gross'>

const priced = (line: Line, pricesIncludeTax: boolean): Sums => {
  const subtotal = part(line.unitPrice, line.quantity, 1000)
  const off =
    line.discount === null
      ? 0
      : line.discount.kind === 'percent'
        ? part(subtotal, line.discount.ppm, million)
        : Math.min(line.discount.amount, subtotal)
  const rest = subtotal - off
  const { ppm } = line.taxRate
  const net = pricesIncludeTax ? part(rest, million, million + ppm) : rest
  const tax = pricesIncludeTax ? rest - net : part(rest, ppm, million)
  return { id: line.id, subtotal, discount: off, net, tax, gross: net + tax }
}

/** What lines cost that have nothing but a price, a discount of their own and one rate; and the totals that they come to. */
export const pricesOf = (
  lines: readonly Line[],
  pricesIncludeTax: boolean,
): { readonly priced: readonly Sums[]; readonly totals: Totals } => {
  const each = lines.map((line) => priced(line, pricesIncludeTax))
  const of = (field: 'subtotal' | 'discount' | 'net' | 'tax' | 'gross'): number => total(each.map((one) => one[field]))
  const rates = new Map<string, Line['taxRate']>()
  // A rate that was renamed between two lines bears the name of the first.
  for (const { taxRate } of lines) if (!rates.has(keyOf(taxRate))) rates.set(keyOf(taxRate), taxRate)
  const taxes = [...rates].map(([key, { id, name, ppm }]) => {
    const mine = each.filter((_, index) => lines[index] !== undefined && keyOf(lines[index].taxRate) === key)
    const sum = (field: 'net' | 'tax' | 'gross'): number => total(mine.map((one) => one[field]))
    return { rateId: id, name, ppm, net: sum('net'), tax: sum('tax'), gross: sum('gross') }
  })
  return {
    priced: each,
    totals: {
      subtotal: of('subtotal'),
      discount: of('discount'),
      net: of('net'),
      tax: of('tax'),
      total: of('gross'),
      taxes: taxes.sort((one, other) => other.ppm - one.ppm || (one.rateId < other.rateId ? -1 : 1)),
    },
  }
}

const keyOf = ({ id, ppm }: Line['taxRate']): string => `${id}/${ppm}`
