import { cashIncrement, inCash } from '../money/cash.ts'
import { sum } from '../money/money.ts'
import type { Order, Payment } from './order.ts'

/** What the coins' size added to what was paid in cash, or took off; 0 for any other tender. Minor units. */
export const roundingOf = (payment: Payment): number => (payment.tender === 'cash' ? (payment.rounding ?? 0) : 0)

/** How much of an order a payment pays, in minor units: what coins can't pay, or pay too much, is its rounding. */
const paysOf = (payment: Payment): number => payment.amount - roundingOf(payment)

/** What is still to be paid of an order, in minor units; negative where money is still to be handed out. */
export const dueOf = ({ totals, payments }: Pick<Order, 'totals' | 'payments'>): number =>
  sum([totals.total, ...payments.map((payment) => -paysOf(payment))])

/** What has been paid on an order, in minor units; negative where money was paid out. */
export const paidOf = ({ payments }: Pick<Order, 'payments'>): number => sum(payments.map(({ amount }) => amount))

/** What is paid of an amount in cash, in minor units of a currency with `digits`, and what that is more or less than it. */
export const cashDue = (due: number, currency: string, digits: number): { amount: number; rounding: number } => {
  const amount = inCash(due, cashIncrement(currency, digits))
  return { amount, rounding: amount - due }
}
