import { share, sum } from '../money/money.ts'

/** A line discount. Percentages are parts per million (10 % is 100000); amounts are minor units off the whole line. */
export type Discount =
  | { readonly kind: 'percent'; readonly ppm: number }
  | { readonly kind: 'amount'; readonly amount: number }

/** What the core needs of a line. Quantity in thousandths of the unit, price in minor units for one unit. */
export interface LineToPrice {
  readonly id: string
  readonly quantity: number
  readonly unitPrice: number
  readonly discount: Discount | null
  readonly taxRate: { readonly id: string; readonly name: string; readonly ppm: number }
}

/** All in minor units. `net + tax = gross`; `subtotal − discount` is `gross` where prices include tax, else `net`. */
export interface PricedLine {
  readonly id: string
  readonly subtotal: number
  readonly discount: number
  readonly net: number
  readonly tax: number
  readonly gross: number
}

interface TaxRow {
  readonly rateId: string
  readonly name: string
  readonly ppm: number
  readonly net: number
  readonly tax: number
  readonly gross: number
}

export interface Totals {
  readonly subtotal: number
  readonly discount: number
  readonly net: number
  readonly tax: number
  /** What the customer pays. */
  readonly total: number
  /** By rate, highest first; their tax adds up to `tax`. */
  readonly taxes: readonly TaxRow[]
}

const million = 1_000_000
const thousandths = 1000

/**
 * Prices one line: subtotal (price × quantity), minus its discount, and the tax of what remains, each rounded once,
 * half away from zero. A discount never exceeds its line.
 * @throws AmountOutOfRangeError where an amount would not be exact.
 */
export const priceLine = (line: LineToPrice, pricesIncludeTax: boolean): PricedLine => {
  const subtotal = share(line.unitPrice, line.quantity, thousandths)
  const discount = discountOf(line.discount, subtotal)
  const base = subtotal - discount
  const ppm = line.taxRate.ppm
  const net = pricesIncludeTax ? share(base, million, million + ppm) : base
  const gross = pricesIncludeTax ? base : sum([base, share(base, ppm, million)])
  return { id: line.id, subtotal, discount, net, tax: gross - net, gross }
}

const discountOf = (discount: Discount | null, subtotal: number): number => {
  if (discount === null) return 0
  return discount.kind === 'percent' ? share(subtotal, discount.ppm, million) : Math.min(discount.amount, subtotal)
}

/** Prices an order: its lines, and totals that are nothing but their sums, so that what is shown always adds up. */
export const priceOrder = (
  lines: readonly LineToPrice[],
  pricesIncludeTax: boolean,
): { readonly lines: readonly PricedLine[]; readonly totals: Totals } => {
  const priced = lines.map((line) => priceLine(line, pricesIncludeTax))
  const total = (of: (line: PricedLine) => number) => sum(priced.map(of))
  return {
    lines: priced,
    totals: {
      subtotal: total((line) => line.subtotal),
      discount: total((line) => line.discount),
      net: total((line) => line.net),
      tax: total((line) => line.tax),
      total: total((line) => line.gross),
      taxes: taxRows(lines, priced),
    },
  }
}

const taxRows = (lines: readonly LineToPrice[], priced: readonly PricedLine[]): TaxRow[] => {
  const rows = new Map<string, TaxRow>()
  for (const [index, line] of lines.entries()) {
    const amounts = priced[index]
    if (amounts === undefined) continue
    const { id, name, ppm } = line.taxRate
    // A rate that was changed between two lines of one order is two rows: both were charged.
    const key = `${id}/${ppm}`
    const row = rows.get(key) ?? { rateId: id, name, ppm, net: 0, tax: 0, gross: 0 }
    rows.set(key, {
      ...row,
      net: sum([row.net, amounts.net]),
      tax: sum([row.tax, amounts.tax]),
      gross: sum([row.gross, amounts.gross]),
    })
  }
  return [...rows.values()].sort((one, other) => other.ppm - one.ppm || (one.rateId < other.rateId ? -1 : 1))
}

export const nothing: Totals = { subtotal: 0, discount: 0, net: 0, tax: 0, total: 0, taxes: [] }
