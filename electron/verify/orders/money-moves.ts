import type { Payment } from '../../../shared/domain/orders/order.ts'

/** Money that came in at a register, or went out: minor units, signed. */
export interface Money {
  readonly tender: Payment['tender']
  readonly amount: number
  readonly rounding: number
  /** Off which account it was paid; null of money. */
  readonly account: string | null
  /** Null before there were shifts. */
  readonly shiftId: string | null
  /** Which of the shift's payments; null of one that is part of its sale, as they were before they were counted. */
  readonly place: number | null
  readonly entryId: string
}

/** A payment, or where `sign` is −1 what was given back of it. */
export const moneyOf = (payment: Payment, sign: 1 | -1): Pick<Money, 'tender' | 'amount' | 'rounding' | 'account'> => ({
  account: 'account' in payment ? payment.account : null,
  tender: payment.tender,
  amount: sign * payment.amount,
  rounding: payment.tender === 'cash' ? sign * (payment.rounding ?? 0) : 0,
})
