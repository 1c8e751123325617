import { cashIncrement } from '../money/cash.ts'
import type { PaidOut } from '../returns/settle.ts'
import type { Order } from './order.ts'
import { cashFor, dueOf } from './payments.ts'

/**
 * How much is handed out by a row of the plan of what goes back, in minor units of a currency with `digits`, above zero.
 * The last of what is due in cash is rounded to what coins can pay; a part of it is as much as they can, which may be nothing.
 */
export const handOut = (
  order: Parameters<typeof dueOf>[0] & Pick<Order, 'currency'>,
  { tender, amount }: Pick<PaidOut, 'tender' | 'amount'>,
  digits: number,
): number => {
  if (tender !== 'cash') return amount
  const due = dueOf(order)
  return amount === 0 - due
    ? 0 - cashFor(order, due, digits).amount
    : amount - (amount % cashIncrement(order.currency, digits))
}
