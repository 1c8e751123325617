import { type Cash, denominationsOf } from '../../../shared/domain/money/denominations.ts'
import { isRefusal } from '../../../shared/domain/refusal.ts'
import { type CashCount, type Counted, countCash } from '../../../shared/domain/shifts/drawer.ts'
import { parseDecimal } from '../../ui/decimal.ts'

/** Cash as it is being counted: what stands in the fields. */
export interface CountDraft {
  readonly by: 'pieces' | 'amount'
  /** As typed, by the value of the coin or note. */
  readonly pieces: Readonly<Record<number, string>>
  /** Minor units; null while the field is empty or holds no amount. */
  readonly amount: number | null
}

export const emptyDraft = (by: CountDraft['by'], cash: Cash): CountDraft => ({
  by: denominationsOf(cash).length === 0 ? 'amount' : by,
  pieces: {},
  amount: null,
})

/** The number of coins or notes that was typed; null where it is none. */
export const piecesIn = (text: string): number | null => (text.trim() === '' ? 0 : parseDecimal(text, 0))

/** What the fields say, for the order manager; null where a field holds no number, or the amount is still empty. */
export const countedIn = (draft: CountDraft): Counted | null => {
  if (draft.by === 'amount') return draft.amount === null ? null : { amount: draft.amount }
  const pieces = Object.entries(draft.pieces).map(([value, text]) => ({ value: Number(value), pieces: piecesIn(text) }))
  return pieces.every((one): one is { value: number; pieces: number } => one.pieces !== null)
    ? { pieces: pieces.filter((one) => one.pieces > 0) }
    : null
}

/** What was counted so far, as the order manager will add it up; null where it would be refused. */
export const countOf = (draft: CountDraft, cash: Cash): CashCount | null => {
  const counted = countedIn(draft)
  const count = counted === null ? null : countCash(counted, cash)
  return count === null || isRefusal(count) ? null : count
}
