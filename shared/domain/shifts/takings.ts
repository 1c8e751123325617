import { sum } from '../money/money.ts'
import { movedBy, tipOf } from '../money/tip.ts'
import type { Order, Payment } from '../orders/order.ts'
import type { Totals } from '../pricing/result.ts'

type TaxRow = Totals['taxes'][number]

interface TenderRow {
  readonly tender: Payment['tender']
  /** How often money came in or went out by it; and what that adds up to, in minor units, less what was paid out. Tips are in it. */
  readonly count: number
  readonly amount: number
}

/** What was given to one member of staff by one tender: minor units. Null: nobody was signed in. */
interface TipRow {
  readonly staffId: string | null
  readonly tender: Payment['tender']
  /** How often one was given, or given back. */
  readonly count: number
  readonly amount: number
}

/** Receipts of one series, in the order of their numbers. */
export interface ReceiptRange {
  readonly first: string
  readonly last: string
}

/** What a register took, summed up. Amounts in minor units. */
export interface Takings {
  /** How many orders sold something, and for how much: an exchange is a sale and a return. */
  readonly sales: number
  readonly sold: number
  /** How many orders took something back, and what it had cost; not negative. */
  readonly refunds: number
  readonly refunded: number
  /** Discounts that were given on the sales. */
  readonly discount: number
  /** What the coins' size added to what was paid in cash, or took off. */
  readonly rounded: number
  /** What of it was for gift cards and on customers' accounts: owed or paid, not earned. Left out of shifts of before. */
  readonly credited?: number
  /** How many payments there were, taken and given back; left out of shifts of before they were counted. */
  readonly payments?: number
  /** How often goods that were rung up were taken out again, and what they would have cost; left out where never. */
  readonly voids?: { readonly count: number; readonly amount: number }
  /** Tips, which are none of the turnover, by who took them; left out where there were none. */
  readonly tips?: readonly TipRow[]
  /** By rate, highest first: sales less refunds. */
  readonly taxes: readonly TaxRow[]
  /** By tender, in the order in which they were first used. */
  readonly tenders: readonly TenderRow[]
  /** A second range where a restore has begun a new series. */
  readonly receipts: readonly ReceiptRange[]
}

export const noTakings: Takings = {
  sales: 0,
  sold: 0,
  refunds: 0,
  refunded: 0,
  discount: 0,
  rounded: 0,
  credited: 0,
  payments: 0,
  taxes: [],
  tenders: [],
  receipts: [],
}

type Sale = Pick<Order, 'number' | 'totals'> & {
  readonly lines: readonly Pick<Order['lines'][number], 'id' | 'quantity' | 'credit'>[]
  readonly priced: readonly Pick<Order['priced'][number], 'id' | 'gross'>[]
}

/**
 * The takings with one more closed order in them, without its payments, of which some may be of another shift. Adds;
 * never subtracts, never looks at a clock.
 * @throws AmountOutOfRangeError beyond the safe range.
 */
export const withSale = (takings: Takings, sale: Sale): Takings => {
  const { discount, taxes } = sale.totals
  const comesBack = new Set(sale.lines.flatMap(({ id, quantity }) => (quantity < 0 ? [id] : [])))
  const gross = (back: boolean): number =>
    sum(sale.priced.map((line) => (comesBack.has(line.id) === back ? line.gross : 0)))
  return {
    ...takings,
    sales: takings.sales + (comesBack.size < sale.lines.length ? 1 : 0),
    sold: sum([takings.sold, gross(false)]),
    refunds: takings.refunds + (comesBack.size > 0 ? 1 : 0),
    refunded: sum([takings.refunded, 0 - gross(true)]),
    discount: sum([takings.discount, discount]),
    credited: sum([takings.credited ?? 0, creditIn(sale)]),
    taxes: taxes.reduce(withTax, takings.taxes),
    receipts: withReceipt(takings.receipts, sale.number),
  }
}

/**
 * The takings with one more payment in them, or, where `sign` is −1, with one that was given back.
 * @param staffId who took the payment: the tip in it is theirs
 */
export const withPayment = (takings: Takings, payment: Payment, sign: 1 | -1, staffId: string | null): Takings => ({
  ...takings,
  ...(tipOf(payment) === 0
    ? {}
    : { tips: withTipOf(tipsIn(takings), { staffId, tender: payment.tender, amount: sign * tipOf(payment) }) }),
  rounded: sum([takings.rounded, payment.tender === 'cash' ? sign * (payment.rounding ?? 0) : 0]),
  payments: (takings.payments ?? 0) + 1,
  tenders: withTender(takings.tenders, payment.tender, sign * movedBy(payment)),
})

/** The takings with one more void in them. `amount` in minor units. */
export const withVoid = (takings: Takings, amount: number): Takings => {
  const { count, amount: before } = voidsIn(takings)
  return { ...takings, voids: { count: count + 1, amount: sum([before, amount]) } }
}

/** The one place that knows takings of before voids were counted. */
export const voidsIn = ({ voids = { count: 0, amount: 0 } }: Pick<Takings, 'voids'>): NonNullable<Takings['voids']> =>
  voids

/** The one place that knows takings of before there were tips. */
export const tipsIn = ({ tips = [] }: Pick<Takings, 'tips'>): readonly TipRow[] => tips

/** What a tender brought, tips and all, in minor units; 0 for one that nobody used. */
export const takenBy = (takings: Takings, tender: Payment['tender']): number =>
  takings.tenders.find((row) => row.tender === tender)?.amount ?? 0

/** What was paid for gift cards and on accounts. */
const creditIn = ({ lines, priced }: Sale): number => {
  const credits = new Set(lines.flatMap(({ id, credit }) => (credit === undefined ? [] : [id])))
  return credits.size === 0 ? 0 : sum(priced.flatMap(({ id, gross }) => (credits.has(id) ? [gross] : [])))
}

const withTax = (rows: readonly TaxRow[], tax: TaxRow): readonly TaxRow[] => {
  // A rate that was changed during the shift is two rows: both were charged.
  const same = (row: TaxRow): boolean => row.rateId === tax.rateId && row.ppm === tax.ppm && row.perUnit === tax.perUnit
  if (!rows.some(same))
    return [...rows, tax].sort((one, other) => other.ppm - one.ppm || (one.rateId < other.rateId ? -1 : 1))
  return rows.map((row) =>
    same(row)
      ? {
          ...row,
          net: sum([row.net, tax.net]),
          tax: sum([row.tax, tax.tax]),
          gross: sum([row.gross, tax.gross]),
        }
      : row,
  )
}

const withTender = (rows: readonly TenderRow[], tender: Payment['tender'], amount: number): readonly TenderRow[] =>
  rows.some((row) => row.tender === tender)
    ? rows.map((row) =>
        row.tender === tender ? { tender, count: row.count + 1, amount: sum([row.amount, amount]) } : row,
      )
    : [...rows, { tender, count: 1, amount: sum([amount]) }]

const withTipOf = (rows: readonly TipRow[], { staffId, tender, amount }: Omit<TipRow, 'count'>): readonly TipRow[] => {
  const same = (row: TipRow): boolean => row.staffId === staffId && row.tender === tender
  return rows.some(same)
    ? rows.map((row) => (same(row) ? { ...row, count: row.count + 1, amount: sum([row.amount, amount]) } : row))
    : [...rows, { staffId, tender, count: 1, amount }]
}

const withReceipt = (ranges: readonly ReceiptRange[], number: string): readonly ReceiptRange[] => {
  const newest = ranges.at(-1)
  return newest !== undefined && seriesOf(newest.last) === seriesOf(number)
    ? [...ranges.slice(0, -1), { first: newest.first, last: number }]
    : [...ranges, { first: number, last: number }]
}

/** `R1-` of `R1-000042`. */
const seriesOf = (number: string): string => number.replace(/\d+$/, '')
