import type { Payment } from '../orders/order.ts'
import { type Refusal, refuse } from '../refusal.ts'
import type { LedgerKind } from './ledger-entry.ts'
import type { Holding } from './terms.ts'

/** What becomes of what a voucher is worth beyond what is due: no change is given, so it is lost, or the voucher is not taken. */
export type VoucherRest = 'forfeited' | 'refused'

/** How a voucher stands. `usedTwice`: tills that did not know of one another took it both. */
export type VoucherState = 'good' | 'used' | 'usedTwice' | 'blocked' | 'over'

/** @param at milliseconds since 1970 */
export const voucherState = ({ balance, terms }: Pick<Holding, 'balance' | 'terms'>, at: number): VoucherState => {
  if (balance <= 0) return balance < 0 ? 'usedTwice' : 'used'
  if (terms.blocked) return 'blocked'
  return terms.expiresAt !== null && at > terms.expiresAt ? 'over' : 'good'
}

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

/** What was lost with a payment's voucher: minor units. */
export const forfeitedOf = (payment: Payment): number => (payment.tender === 'voucher' ? (payment.forfeited ?? 0) : 0)
