import { sum } from '../money/money.ts'
import { type CashCount, expectedCash, variance } from './drawer.ts'
import { closingOf, explanationOf } from './evolve-shift.ts'
import type { CashMove, Shift, ShiftEntry, Unfinished } from './shift.ts'
import { type ReceiptRange, type Takings, takenBy, tipsIn, voidsIn } from './takings.ts'

/** Amounts that tell what should be in the drawer. Minor units. */
export interface Figures extends Omit<Takings, 'receipts' | 'voids' | 'tips'> {
  readonly tips: ReturnType<typeof tipsIn>
  /** All of them together, by whichever tender. */
  readonly tipped: number
  /** Sold less refunded. */
  readonly turnover: number
  /** Taken in cash for what was sold, less what was paid back in cash. */
  readonly cash: number
  /** Tips in cash: they are in the drawer until somebody pays them out. */
  readonly cashTips: number
  readonly expected: number
  /** Counted less expected; null while the shift is open. */
  readonly variance: number | null
}

interface MoveRow {
  readonly id: string
  readonly move: CashMove
  readonly amount: number
  readonly reason: string
  readonly at: number
  readonly staffId: string | null
}

/** What one person may read of a shift. */
export interface Statement {
  readonly shiftId: string
  readonly registerId: string
  readonly state: Shift['state']
  readonly currency: string
  readonly opened: { readonly at: number; readonly staffId: string | null; readonly float: CashCount }
  readonly moves: readonly MoveRow[]
  readonly paidIn: number
  readonly paidOut: number
  readonly dropped: number
  /** How many sales and refunds there were, and their receipts: no amounts. */
  readonly sales: number
  readonly receipts: readonly ReceiptRange[]
  /** How often something that was rung up was taken out again, and what it would have cost: none of it is in the drawer. */
  readonly voids: NonNullable<Takings['voids']>
  /** Null where the count is blind and this person may not know what is expected. */
  readonly figures: Figures | null
  readonly closed: {
    readonly at: number
    readonly staffId: string | null
    readonly count: CashCount
    readonly reason: string | null
    /** Money is missing or is too much, and nobody has said yet why; that alone also who counted blind may know. */
    readonly unexplained: 'missing' | 'over' | null
    readonly unfinished: Unfinished
  } | null
  /** A backup was restored during the shift: what was sold after that backup is not in it. */
  readonly restored: boolean
}

type Opened = Extract<ShiftEntry, { type: 'opened' }>

/** @param blind leaves out every amount from which the expected cash could be worked out */
export const statementOf = (shift: Shift, blind: boolean): Statement => {
  const opened = shift.entries.find((entry): entry is Opened => entry.type === 'opened')
  const closing = closingOf(shift)
  const { receipts, voids: _voids, ...sums } = shift.takings
  const tips = tipsIn(shift.takings)
  const cashTips = sum(tips.flatMap(({ tender, amount }) => (tender === 'cash' ? [amount] : [])))
  return {
    shiftId: shift.id,
    registerId: shift.registerId,
    state: shift.state,
    currency: shift.currency,
    opened: {
      at: shift.at,
      staffId: opened?.staffId ?? null,
      float: opened?.float ?? { amount: shift.float, pieces: [] },
    },
    moves: shift.entries.flatMap((entry) =>
      entry.type === 'cashMoved'
        ? [
            {
              id: entry.id,
              move: entry.move,
              amount: entry.amount,
              reason: entry.reason,
              at: entry.at,
              staffId: entry.staffId,
            },
          ]
        : [],
    ),
    paidIn: shift.paidIn,
    paidOut: shift.paidOut,
    dropped: shift.dropped,
    sales: sums.sales + sums.refunds,
    receipts,
    voids: voidsIn(shift.takings),
    figures: blind
      ? null
      : {
          ...sums,
          tips,
          tipped: sum(tips.map(({ amount }) => amount)),
          turnover: sum([sums.sold, -sums.refunded]),
          cash: takenBy(shift.takings, 'cash') - cashTips,
          cashTips,
          expected: expectedCash(shift),
          variance: closing === undefined ? null : variance(closing.count.amount, closing.expected),
        },
    closed:
      closing === undefined
        ? null
        : {
            at: closing.at,
            staffId: closing.staffId,
            count: closing.count,
            reason: explanationOf(shift),
            unexplained: unexplainedIn(shift),
            unfinished: closing.unfinished,
          },
    restored: shift.entries.some((entry) => entry.type === 'restored'),
  }
}

const unexplainedIn = (shift: Shift): 'missing' | 'over' | null => {
  const closing = closingOf(shift)
  if (closing === undefined || explanationOf(shift) !== null) return null
  const off = variance(closing.count.amount, closing.expected)
  return off === 0 ? null : off < 0 ? 'missing' : 'over'
}
