import { z } from 'zod'
import type { Order } from '../domain/orders/order.ts'
import type { PaidOut } from '../domain/returns/settle.ts'
import type { ReturnableLine } from '../domain/returns/sold-lines.ts'
import type { ReturnRules } from '../domain/settings/return-rules.ts'
import { command, live, query } from './method.ts'
import { amount, approval, document, documents, done, id, newId, quantity, text } from './parts.ts'

/** A sale in the list of those that may be meant. */
export interface SaleRow {
  readonly orderId: string
  readonly number: string
  /** Of a cart that several tills sold apart, the receipts of the sales that the back office was shown. */
  readonly otherReceipts: readonly string[]
  /** Milliseconds since 1970. */
  readonly placedAt: number
  readonly customerName: string
  /** Minor units. */
  readonly total: number
  /** The first lines' names. */
  readonly lines: readonly string[]
  readonly lineCount: number
  readonly back: 'none' | 'some' | 'all'
}

/** A sale, to choose from it what comes back. */
export interface SaleToReturn extends SaleRow {
  readonly all: readonly (ReturnableLine & {
    /** What its goods are scanned by now; null where they have none, or are not in the catalog any more. */
    readonly barcode: string | null
    /** What of it is in the cart already: thousandths, 0 for none. */
    readonly inCart: number
    readonly reason: string | null
    readonly restock: boolean
  })[]
  /** Whether the shop's time for returns is over: a supervisor approves it. */
  readonly late: boolean
}

const moment = z.int().min(0)
const cart = z.object({ order: document<Order>() })
const reason = text(60)

export const returnMethods = {
  /**
   * Sales at the counter, newest first: by the receipt's number (its barcode, or its last digits), else by the customer's
   * name, phone, e-mail or card; among those of a time, and of a total in minor units. A total without a time is looked
   * for among the newest 500. Where none is here, older ones of this number or customer are brought from the hub. Refuses
   * `older_away`, `older_coming`.
   */
  'returns.find': query(
    'register.sell',
    z.strictObject({
      text: z.string().trim().max(100),
      from: moment.nullable(),
      until: moment.nullable(),
      total: amount.nullable(),
      limit: z.int().min(1).max(100),
    }),
    documents<SaleRow>(),
  ),
  /** Refuses `unknown_sale`, `not_sold`, `older_away`. */
  'returns.read': query('register.sell', z.strictObject({ saleId: id, cartId: id }), document<SaleToReturn>()),
  /**
   * Puts what comes back into the cart, at what was paid for it; an unknown cart begins with it. What of the sale was in
   * the cart before is replaced. Refuses `unknown_sale`, `not_sold`, `not_a_cart`, `payment_begun`, `nothing_returned`, `unknown_line`,
   * `quantity_out_of_range`, `not_whole`, `not_returnable`, `unknown_reason`, `too_many_lines`, `needs_approval`.
   */
  'returns.take': command(
    'register.sell',
    z.strictObject({
      orderId: newId,
      saleId: id,
      lines: z
        .array(z.strictObject({ id: newId, saleLineId: id, quantity, reason, restock: z.boolean() }))
        .min(1)
        .max(500),
      approval,
    }),
    cart,
  ),
  /**
   * Puts goods without a receipt into the cart; `unitPrice` null is what the shop gives at most. Refuses
   * `unknown_variant`, `not_a_cart`, `payment_begun`, `not_returnable`, `quantity_out_of_range`, `not_whole`, `unknown_reason`,
   * `price_out_of_range`, `too_many_lines`, `needs_approval`.
   */
  'returns.takeUnproven': command(
    'register.sell',
    z.strictObject({
      orderId: newId,
      lineId: newId,
      variantId: id,
      quantity,
      unitPrice: amount.max(1_000_000_000_000).nullable(),
      reason,
      restock: z.boolean(),
      approval,
    }),
    cart,
  ),
  /**
   * By which tenders what is still owed on a cart goes back, in the order in which it should; empty where nothing is.
   * Refuses `unknown_order`.
   */
  'returns.payout': query('register.sell', z.strictObject({ orderId: id }), documents<PaidOut>()),
  'returns.rules': live('signedIn', z.strictObject({}), document<ReturnRules>()),
  /** Journalled. Refuses `reasons_missing`. */
  'returns.setRules': command(
    'settings.manage',
    z.strictObject({
      windowDays: z.int().min(0).max(3650),
      reasons: z.array(text(60)).max(20),
      withoutReceipt: z.enum(['entered', 'lowest']),
      mostCash: amount,
    }),
    done,
  ),
}
