import type { Payment } from '../../../shared/domain/orders/order.ts'

/** Money that came in at a register, or went out: minor units, signed. */
export interface Money {
  readonly tender: Payment['tender']
  readonly amount: number
  readonly rounding: number
  /** Beside the amount, for who served; and who that was. */
  readonly tip: number
  readonly staffId: string | null
  readonly paymentId: string
  /** Off the account beside the amount, and lost: of a voucher that was worth more than was due. */
  readonly forfeited: number
  /** Off which account it was paid; null of money. */
  readonly account: string | null
  /** Null before there were shifts. */
  readonly shiftId: string | null
  /** Which of the shift's payments; null of one that is part of its sale, as they were before they were counted. */
  readonly place: number | null
  readonly entryId: string
}

/** What came with a payment for who served. */
export const tipIn = (payment: Payment): number => ('tip' in payment ? (payment.tip ?? 0) : 0)

/** What was lost with a payment's voucher. */
export const forfeitedIn = (payment: Payment): number => ('forfeited' in payment ? (payment.forfeited ?? 0) : 0)

/** A payment, or where `sign` is −1 what was given back of it. */
export const moneyOf = (
  payment: Payment,
  sign: 1 | -1,
): Pick<Money, 'tender' | 'amount' | 'rounding' | 'tip' | 'forfeited' | 'account' | 'paymentId'> => ({
  paymentId: payment.id,
  tip: sign * tipIn(payment) || 0,
  forfeited: sign * forfeitedIn(payment) || 0,
  account: 'account' in payment ? payment.account : null,
  tender: payment.tender,
  amount: sign * payment.amount,
  rounding: payment.tender === 'cash' ? sign * (payment.rounding ?? 0) : 0,
})
