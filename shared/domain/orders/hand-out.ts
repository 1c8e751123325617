import { cashIncrement } from '../money/cash.ts'
import type { payoutPlan } from '../returns/payout.ts'
import type { Tender } from './decide-payment.ts'
import type { Order } from './order.ts'
import { cashFor, dueOf } from './payments.ts'

type PayoutRow = ReturnType<typeof payoutPlan>[number]
type Paying = Parameters<typeof dueOf>[0] & Pick<Order, 'currency'>

/** Whether the order is settled by handing something out, or by nothing: something comes back, and no more is to be paid. */
export const isPaidBack = (order: Paying): boolean =>
  order.lines.some(({ returned }) => returned !== undefined) && dueOf(order) <= 0

/**
 * The payment that follows a row of the plan, of an order in a currency with `digits`; null where no tender does yet. The
 * last of what is due in cash is rounded to what coins can pay; a part of it is as much as they can.
 */
export const handOut = (order: Paying, row: PayoutRow, digits: number): Tender | null => {
  const { tender, reference, amount } = row
  if (tender === 'card') return { kind: 'card', reference, amount: 0 - amount }
  if (tender !== 'cash') return null
  const due = dueOf(order)
  if (amount === 0 - due) return { kind: 'cash', given: cashFor(order, due, digits).amount }
  const inCoins = amount - (amount % cashIncrement(order.currency, digits))
  return inCoins === 0 ? null : { kind: 'cash', given: 0 - inCoins }
}

/** What closes an exchange of even value. */
export const nothingToPay: Tender = { kind: 'cash', given: 0 }
