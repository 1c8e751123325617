import { type Cash, denominationsOf } from '../money/denominations.ts'
import { sum } from '../money/money.ts'
import { type Refusal, refuse } from '../refusal.ts'
import type { Shift } from './shift.ts'
import { takenBy } from './takings.ts'

/** So many coins or notes of a value in minor units. */
interface Pieces {
  readonly value: number
  readonly pieces: number
}

/** Cash that was counted, in minor units: the pieces where it was counted by them, the amount in any case. */
export interface CashCount {
  readonly amount: number
  /** Empty where the amount alone was entered. */
  readonly pieces: readonly Pieces[]
}

/** What a person enters: pieces, or an amount. */
export type Counted = { readonly pieces: readonly Pieces[] } | { readonly amount: number }

/** Nobody counts more of one coin by hand. */
const mostPieces = 100_000

/**
 * What was counted, added up. Refuses `unknown_denomination` for a coin or note that the currency has not or that is
 * named twice, `pieces_out_of_range`, and `amount_out_of_range` for what is no amount of cash. No pieces are an empty drawer.
 */
export const countCash = (counted: Counted, cash: Cash): CashCount | Refusal => {
  if ('amount' in counted)
    return Number.isSafeInteger(counted.amount) && counted.amount >= 0
      ? { amount: counted.amount, pieces: [] }
      : refuse('amount_out_of_range', 'Enter the cash that is in the drawer.', 'amount')
  const known = denominationsOf(cash)
  const seen = new Set<number>()
  for (const { value, pieces } of counted.pieces) {
    if (!known.includes(value) || seen.has(value))
      return refuse(
        'unknown_denomination',
        `There is no such coin or note of ${cash.currency}, or it is here twice.`,
        'pieces',
      )
    if (!Number.isSafeInteger(pieces) || pieces < 0 || pieces > mostPieces)
      return refuse('pieces_out_of_range', 'A number of coins or notes is whole, and at most 100,000.', 'pieces')
    seen.add(value)
  }
  const largestFirst = counted.pieces.toSorted((one, other) => other.value - one.value)
  return { amount: valueOf(counted.pieces), pieces: largestFirst.filter(({ pieces }) => pieces > 0) }
}

/** Minor units. */
export const valueOf = (pieces: readonly Pieces[]): number => sum(pieces.map(({ value, pieces: many }) => value * many))

/** What should be in the drawer, in minor units: the float, cash taken and paid back, and what was moved by hand. */
export const expectedCash = ({ float, paidIn, paidOut, dropped, takings }: Shift): number =>
  sum([float, takenBy(takings, 'cash'), paidIn, -paidOut, -dropped])

/** Counted less expected, in minor units: negative where money is missing. */
export const variance = (counted: number, expected: number): number => sum([counted, -expected])
