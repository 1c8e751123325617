import { cashIncrement, inCash } from '../money/cash.ts'
import { sum } from '../money/money.ts'
import { payoutInCash, roundedBack } from '../pricing/taken-back.ts'
import type { Order, Payment } from './order.ts'

/** What the coins' size added to what was paid in cash, or took off; 0 for any other tender. Minor units. */
export const roundingOf = (payment: Payment): number => (payment.tender === 'cash' ? (payment.rounding ?? 0) : 0)

/** How much of an order a payment pays, in minor units: what coins can't pay, or pay too much, is its rounding. */
const paysOf = (payment: Payment): number => payment.amount - roundingOf(payment)

/**
 * What is still to be paid of an order, in minor units; negative where money is still to be handed out. What comes back
 * brings its part of what its sale's cash was rounded by.
 */
export const dueOf = (order: Pick<Order, 'totals' | 'payments' | 'lines' | 'priced'>): number =>
  sum([order.totals.total, roundedBack(order), ...order.payments.map((payment) => -paysOf(payment))])

/** What has been paid on an order, in minor units; negative where money was paid out. */
export const paidOf = ({ payments }: Pick<Order, 'payments'>): number => sum(payments.map(({ amount }) => amount))

/**
 * What is paid in cash of what is due, in minor units of a currency with `digits`, and what that is more or less than it.
 * What is handed out is never more than was paid for what comes back.
 */
export const cashFor = (
  order: Pick<Order, 'lines' | 'priced' | 'currency'>,
  due: number,
  digits: number,
): { amount: number; rounding: number } => {
  const increment = cashIncrement(order.currency, digits)
  const amount = due < 0 ? 0 - payoutInCash(order, 0 - due, increment) : inCash(due, increment)
  return { amount, rounding: amount - due }
}

/** What is paid of an amount in cash, in minor units of a currency with `digits`, and what that is more or less than it. */
export const cashDue = (due: number, currency: string, digits: number): { amount: number; rounding: number } => {
  const amount = inCash(due, cashIncrement(currency, digits))
  return { amount, rounding: amount - due }
}
