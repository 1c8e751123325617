import type { Payment } from '../orders/order.ts'
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

/** What was lost with a payment's voucher: minor units. */
export const forfeitedOf = (payment: Payment): number => (payment.tender === 'voucher' ? (payment.forfeited ?? 0) : 0)
