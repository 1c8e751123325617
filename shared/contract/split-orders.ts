import { z } from 'zod'
import { command, query } from './method.ts'
import type { OrderSummary } from './orders.ts'
import { document, done, id, newId, optionalText, quantity } from './parts.ts'

/** Making two of an online order, and one of two. */

const reason = optionalText(200)

/** Another open order of the customer, and why it can't be merged into the one that was asked for; null where it can. */
export interface MergeChoice {
  readonly order: OrderSummary
  readonly refusal: string | null
}

export const splitOrderMethods = {
  /**
   * Goods that have not left yet, in thousandths, become an order of their own, with their share of the money. `newOrderId` is
   * the caller's: the same again is the same split. Journalled. Refuses `unknown_order`, and as `decideSplit`.
   */
  'orders.split': command(
    'orders.manage',
    z.strictObject({
      orderId: id,
      newOrderId: newId,
      lines: z.array(z.strictObject({ lineId: id, quantity })).max(500),
      reason,
    }),
    z.object({ number: z.string() }),
  ),
  /** What else its customer has ordered and not got yet, the newest first. */
  'orders.mergeChoices': query('orders.manage', z.strictObject({ orderId: id }), z.array(document<MergeChoice>())),
  /** The goods and the money of `fromId` come to `orderId`. Journalled. Refuses `unknown_order`, and as `decideMerge`. */
  'orders.merge': command('orders.manage', z.strictObject({ orderId: id, fromId: id, reason }), done),
}
