import type { Discount } from './discount.ts'
import type { PricedLine } from './result.ts'
import type { Tax } from './tax.ts'

type Sums = 'id' | 'subtotal' | 'discount' | 'net' | 'tax' | 'gross'

/** A priced line as it may stand in an order: before there were several discounts and taxes, it was its sums alone. */
export type StoredLine = Pick<PricedLine, Sums> & Partial<PricedLine>

interface SoldLine {
  readonly unitPrice: number
  readonly discount: Discount | null
  readonly taxRate: Tax
}

/** The stored line with all that it is made of: what an older one leaves out follows from the line that was sold. */
export const completed = (line: SoldLine, stored: StoredLine): PricedLine => {
  const ppm = line.discount?.kind === 'percent' ? line.discount.ppm : null
  const { id: rateId, name, ppm: rate } = line.taxRate
  return {
    unitPrice: line.unitPrice,
    discounts: stored.discount === 0 ? [] : [{ from: 'line', id: '', name: '', ppm, amount: stored.discount }],
    taxes: [{ rateId, name, ppm: rate, net: stored.net, tax: stored.tax }],
    ...stored,
  }
}

/** All priced lines of an order, in the order of its lines. */
export const pricedLines = (order: {
  readonly lines: readonly (SoldLine & { readonly id: string })[]
  readonly priced: readonly StoredLine[]
}): PricedLine[] => {
  const byId = new Map(order.priced.map((stored) => [stored.id, stored]))
  return order.lines.flatMap((line) => {
    const stored = byId.get(line.id)
    return stored === undefined ? [] : [completed(line, stored)]
  })
}
