import { sum } from '../money/money.ts'
import type { PricedLine, TaxRow, Totals } from './result.ts'

/** The row of what bears no tax at all. */
const untaxed = { rateId: '', name: 'Not taxed', ppm: 0 } as const

/** The sums of priced lines, and of their taxes by rate. */
export const totalsOf = (lines: readonly PricedLine[]): Totals => {
  const total = (of: (line: PricedLine) => number) => sum(lines.map(of))
  return {
    subtotal: total((line) => line.subtotal),
    discount: total((line) => line.discount),
    net: total((line) => line.net),
    tax: total((line) => line.tax),
    total: total((line) => line.gross),
    taxes: taxRows(lines),
  }
}

const taxRows = (lines: readonly PricedLine[]): TaxRow[] => {
  const rows = new Map<string, Omit<TaxRow, 'gross'>>()
  const add = (row: Omit<TaxRow, 'gross'>): void => {
    // A rate that was changed between two lines of one order is two rows: both were charged.
    const key = `${row.rateId}/${row.ppm}/${row.perUnit ?? 0}`
    const known = rows.get(key)
    rows.set(
      key,
      known === undefined ? row : { ...known, net: sum([known.net, row.net]), tax: sum([known.tax, row.tax]) },
    )
  }
  for (const { taxes, net } of lines)
    if (taxes.length > 0) taxes.forEach(add)
    else if (net !== 0) add({ ...untaxed, net, tax: 0 })
  return [...rows.values()]
    .map((row) => ({ ...row, gross: sum([row.net, row.tax]) }))
    .sort((one, other) => other.ppm - one.ppm || (one.rateId < other.rateId ? -1 : 1))
}
