import type { LedgerKind } from '../ledgers/ledger-entry.ts'
import { type Refusal, refuse } from '../refusal.ts'

/** So much of an account, in minor units; below zero it goes back onto it. */
interface Use {
  readonly ledger: LedgerKind
  readonly available: number
  readonly amount: number
}

const isUsed = ({ ledger, amount }: Use): boolean => ledger === 'voucher' && amount > 0

/** A voucher pays all that it is worth, or all that is due. Refuses `voucher_in_part`. */
export const partRefusal = (use: Use, due: number): Refusal | null =>
  isUsed(use) && use.amount !== Math.min(use.available, due)
    ? refuse('voucher_in_part', 'A voucher is used once and whole: it can’t pay a part of what it is worth.', 'amount')
    : null

/** What is left on an account, and of a voucher, what is lost with it. Minor units. */
export const leftAfter = (use: Use): { readonly left: number; readonly forfeited?: number } => {
  const left = use.available - use.amount
  if (!isUsed(use)) return { left }
  return { left: 0, ...(left === 0 ? {} : { forfeited: left }) }
}
