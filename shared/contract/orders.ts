import { z } from 'zod'
import type { Balance } from '../domain/orders/balance.ts'
import type { WebShopEvent } from '../domain/orders/effects.ts'
import type { Return } from '../domain/orders/entries.ts'
import { channels, fulfilmentStates, type Order, orderStates, type Shipment } from '../domain/orders/order.ts'
import type { ToldFacts } from '../domain/orders/told.ts'
import { command, live, query } from './method.ts'
import { amount, document, documents, done, file, id, newId, quantity, text } from './parts.ts'

/** A row of a list. Amounts in minor units. */
export type OrderSummary = Pick<
  Order,
  | 'id'
  | 'channel'
  | 'state'
  | 'fulfilment'
  | 'payment'
  | 'number'
  | 'currency'
  | 'placedAt'
  | 'updatedAt'
  | 'reason'
  | 'shipment'
> & {
  readonly customerName: string
  readonly webShopName: string
  /** The web shop's own number. */
  readonly reference: string
  readonly total: number
  /** Thousandths; and how many of them are picked. */
  readonly goods: number
  readonly picked: number
  readonly lineCount: number
  /** Something failed and is tried again, or waits for a person. */
  readonly problem: string | null
  /** The score of the shop's rules; 0 where they found nothing odd. */
  readonly risk: number
  /** Why it is on hold; empty where it is not. */
  readonly waitsFor: string
}

/** One thing that happened, in plain words. */
export interface HistoryRow {
  readonly at: number
  readonly staffName: string
  readonly text: string
}

/** A whole order without what only machines need (keys, tokens). */
export type OrderDetail = Omit<Order, 'web' | 'idempotencyKey' | 'webReference' | 'entries'> & {
  readonly webShopName: string
  readonly reference: string
  readonly staffName: string
  readonly history: readonly HistoryRow[]
  readonly balance: Balance
  /** Of a cart that several tills sold apart, the receipts of the sales that this order could not accept. */
  readonly otherReceipts: readonly string[]
  /** `lines`: what was in it, in thousandths; null where it was everything. */
  readonly packages: readonly (Shipment & {
    readonly at: number
    readonly lines: readonly { readonly lineId: string; readonly quantity: number }[] | null
  })[]
  /** What came back of it, and with which order: thousandths and minor units. */
  readonly returns: readonly (Pick<Return, 'orderId' | 'number' | 'lines' | 'given'> & { readonly at: number })[]
  /** What the web shop was told, and can be told once more. */
  readonly told: readonly WebShopEvent[]
  /** What the web shop was told last, and when; null before, and where an earlier version told it. */
  readonly lastTold: { readonly at: number; readonly event: WebShopEvent; readonly said: ToldFacts } | null
}

export const orderMethods = {
  /** Newest first. `text` finds a number, a reference, or the beginning of a customer's name or e-mail; of online orders also phone, SKU, tracking number and amount. */
  'orders.list': live(
    'orders.read',
    z.strictObject({
      channel: z.enum(channels).nullable(),
      state: z.enum(orderStates).nullable(),
      fulfilment: z.enum(fulfilmentStates).nullable(),
      text: z.string().max(100),
      limit: z.int().min(1).max(500),
    }),
    /** `away`: why older sales of this number or customer are not there just now, in a sentence. */
    z.object({ orders: documents<OrderSummary>(), more: z.boolean(), away: z.string().nullable() }),
  ),
  /** Null where there is no such order. */
  'orders.read': live('orders.read', z.strictObject({ orderId: id }), document<OrderDetail>().nullable()),
  /** Gives back stock and money. Refuses `unknown_order`, `already_closed`, `already_shipped`. */
  'orders.cancel': command('orders.manage', z.strictObject({ orderId: id, reason: text(200) }), done),
  /**
   * Pays back what was collected of an online order: what goods cost, an amount in minor units, or another amount for goods.
   * `id` is the caller's: the same again is the same refund. Journalled. Refuses `unknown_order`, and as `decideRefund`.
   */
  'orders.refund': command(
    'orders.manage',
    z.strictObject({
      id: newId,
      orderId: id,
      amount: amount.min(1).nullable(),
      lines: z.array(z.strictObject({ lineId: id, quantity })).max(500),
      reason: text(200),
    }),
    done,
  ),
  /** Does at once what would be tried again later. Refuses `unknown_order`. */
  'orders.tryNow': command('orders.manage', z.strictObject({ orderId: id }), done),

  /**
   * Somebody says that money which the order waits for (`effects`, `awaits`) has come or was paid back, in minor units.
   * Refuses `unknown_order`, `nothing_awaited`, `amount_differs`.
   */
  'orders.moneyArrived': command(
    'orders.manage',
    z.strictObject({ orderId: id, effectId: id, amount, reference: text(80) }),
    done,
  ),

  /** Orders to pick, being picked and packed, oldest first; and the newest shipped ones. */
  'fulfilment.queue': live(
    'fulfilment.work',
    z.strictObject({}),
    z.object({ open: documents<OrderSummary>(), shipped: documents<OrderSummary>() }),
  ),
  /** Refuses `unknown_order`, `not_in_queue`. */
  'fulfilment.startPicking': command('fulfilment.work', z.strictObject({ orderId: id }), done),
  /** Thousandths picked in all. Refuses `unknown_line`, `quantity_out_of_range`, `not_being_picked`. */
  'fulfilment.pickLine': command(
    'fulfilment.work',
    z.strictObject({ orderId: id, lineId: id, quantity: z.int().min(0) }),
    done,
  ),
  /** `part`: what is picked so far goes first. Refuses `not_all_picked`, `nothing_picked`, `not_being_picked`, `on_hold`. */
  'fulfilment.pack': command('fulfilment.work', z.strictObject({ orderId: id, part: z.boolean().optional() }), done),
  /** Refuses `not_packed`, `tracking_missing`, `on_hold`, `customer_owes`, `already_shipped`. */
  'fulfilment.ship': command(
    'fulfilment.work',
    z.strictObject({ orderId: id, carrier: text(60), tracking: text(80) }),
    done,
  ),
  /** The packing slip. Refuses `unknown_order`, `not_in_queue`. */
  'fulfilment.slip': query('fulfilment.work', z.strictObject({ orderId: id }), file),
}
