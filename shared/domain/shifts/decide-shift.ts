import type { Cash } from '../money/denominations.ts'
import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import { type Counted, countCash, expectedCash, variance } from './drawer.ts'
import { closingOf, explanationOf } from './evolve-shift.ts'
import type { CashMove, Shift, ShiftHappening, Unfinished } from './shift.ts'

/** Refuses as `countCash`. */
export const decideOpening = (
  float: Counted,
  registerId: string,
  cash: Cash,
): Extract<ShiftHappening, { type: 'opened' }> | Refusal => {
  const count = countCash(float, cash)
  return isRefusal(count) ? count : { type: 'opened', registerId, currency: cash.currency, float: count }
}

/** Cash in or out without a sale; the same `cause` again is the same move. Amount in minor units. */
export interface MoveCommand {
  readonly move: CashMove
  readonly amount: number
  readonly reason: string
  readonly cause: string
}

/** Refuses `shift_closed`, `amount_out_of_range`, `reason_missing` (a drop needs none). */
export const decideMove = (shift: Shift, command: MoveCommand): ShiftHappening[] | Refusal => {
  const { move, amount, reason, cause } = command
  if (shift.entries.some((entry) => entry.type === 'cashMoved' && entry.cause === cause)) return []
  if (shift.state === 'closed') return shiftClosed
  if (!Number.isSafeInteger(amount) || amount <= 0)
    return refuse('amount_out_of_range', 'Enter an amount of more than nothing.', 'amount')
  if (reason === '' && move !== 'drop')
    return refuse('reason_missing', 'Say what it is for: it stands on the report.', 'reason')
  return [{ type: 'cashMoved', move, amount, reason, cause }]
}

export interface ClosingContext {
  readonly unfinished: Unfinished
  /** The number that the Z report gets. */
  readonly number: string
  /** The one who counts doesn't know what is expected: why it is another amount they are asked when the count stands. */
  readonly blind: boolean
  readonly digits: number
}

/** Refuses `shift_closed`, `reason_missing` where the count is another than expected, and as `countCash`. */
export const decideClosing = (
  shift: Shift,
  counted: Counted,
  reason: string,
  context: ClosingContext,
): Extract<ShiftHappening, { type: 'closed' }> | Refusal => {
  if (shift.state === 'closed') return shiftClosed
  const count = countCash(counted, { currency: shift.currency, digits: context.digits })
  if (isRefusal(count)) return count
  const expected = expectedCash(shift)
  const differs = variance(count.amount, expected) !== 0
  if (differs && reason === '' && !context.blind)
    return refuse(
      'reason_missing',
      'The count is not what is expected. Say what you know of it, or count again.',
      'reason',
    )
  const { unfinished, number } = context
  return { type: 'closed', count, expected, reason: reason === '' ? null : reason, unfinished, number }
}

/**
 * Why a count that was made blind is another than expected, said once, when nothing of the count can be changed any more;
 * the same words again are the same. Refuses `not_closed`, `nothing_to_explain`, `explained_already`, `reason_missing`.
 */
export const decideExplaining = (shift: Shift, reason: string): ShiftHappening[] | Refusal => {
  const closing = closingOf(shift)
  if (closing === undefined) return refuse('not_closed', 'The drawer of this shift was not counted yet.')
  const given = explanationOf(shift)
  if (given !== null)
    return given === reason ? [] : refuse('explained_already', 'The reason was given already, and stays.', 'reason')
  if (variance(closing.count.amount, closing.expected) === 0)
    return refuse('nothing_to_explain', 'The count is what was expected.')
  if (reason === '') return refuse('reason_missing', 'Say what you know of it.', 'reason')
  return [{ type: 'explained', reason }]
}

const shiftClosed = refuse('shift_closed', 'This shift is closed already.')
