import type { Replayed } from './replay.ts'

/** What a replay came to, a line each. `open` is what the file has and the shop has not, in thousandths of a pound: 0, or a fault. */
export const reportOf = (replayed: Replayed): { readonly lines: string[]; readonly open: number } => {
  const { invoices, rows, customers, orders, lines, fileAmount, roundedBy, booked, days, oddities, back, times } =
    replayed
  const onReports = total(days.map(({ turnover }) => turnover))
  const open = fileAmount + roundedBy - booked * 10
  const sorted = times.toSorted((one, other) => one - other)
  const at = (share: number) => (sorted[Math.ceil(share * sorted.length) - 1] ?? 0).toFixed(1)
  return {
    open: open === 0 ? (booked - onReports) * 10 : open,
    lines: [
      `The file: ${number(invoices)} invoices of ${number(customers)} customers, ${number(rows)} rows.`,
      `The shop: ${number(orders)} orders, ${number(lines)} lines, ${number(days.length)} days with a Z report each, ${days.filter(({ variance }) => variance !== 0).length} of them off.`,
      `Came back: ${number(back.matched)} rows of a sale that was found, ${number(back.unmatched)} without a receipt; ${number(back.corrected)} rows only correct the stock.`,
      `Pennies in:       ${inPennies(fileAmount).padStart(14)}`,
      ...(roundedBy === 0 ? [] : [`… in whole pennies ${inPennies(roundedBy).padStart(12)}`]),
      `Pennies booked:   ${number(booked).padStart(14)}, on Z reports ${number(onReports)}`,
      open === 0 ? 'They are the same.' : `They differ by ${inPennies(open)}.`,
      'Odd in the file, and booked as it stands:',
      ...oddities.map(({ name, count, amount }) => `  ${number(count).padStart(7)} ${name}: ${inPennies(amount)}`),
      `A sale took ${at(0.5)} ms at p50, ${at(0.99)} ms at p99, ${at(1)} ms at most, over ${number(times.length)}.`,
    ],
  }
}

const number = (value: number): string => value.toLocaleString('en')
/** Thousandths of a pound as pennies, with the fraction that there may be. */
const inPennies = (amount: number): string => number(amount / 10)
const total = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0)
