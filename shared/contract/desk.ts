import { z } from 'zod'
import { webShopEvents } from '../domain/orders/effects.ts'
import { channels } from '../domain/orders/order.ts'
import { queues } from '../domain/orders/queues.ts'
import type { OrderRules } from '../domain/settings/order-rules.ts'
import { command, live } from './method.ts'
import type { OrderSummary } from './orders.ts'
import { address, document, documents, done, id, newId, optionalText, text } from './parts.ts'

/** What people in the back office do to online orders. */

const orderId = id
const reason = text(200)
const until = z.int().min(0).max(Number.MAX_SAFE_INTEGER).nullable()
const thousandths = z.int().min(0).max(9_999_000)

const points = z.int().min(1).max(1000)
const riskRule = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('amountOver'), score: points, amount: z.int().min(0).max(Number.MAX_SAFE_INTEGER) }),
  z.strictObject({ kind: z.literal('firstOrder'), score: points }),
  z.strictObject({ kind: z.literal('addressMismatch'), score: points }),
  z.strictObject({
    kind: z.literal('velocity'),
    score: points,
    by: z.enum(['email', 'token', 'address']),
    orders: z.int().min(1).max(1000),
    hours: z
      .int()
      .min(1)
      .max(24 * 365),
  }),
  z.strictObject({
    kind: z.literal('emailDomain'),
    score: points,
    domains: z.array(text(120)).min(1).max(500).readonly(),
  }),
  z.strictObject({
    kind: z.literal('country'),
    score: points,
    countries: z
      .array(z.string().regex(/^[A-Z]{2}$/, 'Two capital letters, such as IE.'))
      .min(1)
      .max(250)
      .readonly(),
  }),
])

/** What can be done to a whole selection. */
const batchAction = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('hold'), reason, until }),
  z.strictObject({ do: z.literal('release') }),
  z.strictObject({ do: z.literal('startPicking') }),
  z.strictObject({ do: z.literal('cancel'), reason }),
  z.strictObject({ do: z.literal('tellAgain'), event: z.enum(webShopEvents) }),
])
export type BatchAction = z.output<typeof batchAction>

/** How many orders one call of `orders.batch` takes: the page asks again for the next, and shows how far it is. */
const batchPiece = 25

export const deskMethods = {
  'orders.queues': live(
    'orders.read',
    z.strictObject({}),
    z.array(z.object({ queue: z.enum(queues), channel: z.enum(channels), count: z.int(), oldest: z.int() })),
  ),
  'orders.queue': live(
    'orders.read',
    z.strictObject({
      queue: z.enum(queues),
      channel: z.enum(channels).nullable(),
      first: z.enum(['oldest', 'risk']),
      limit: z.int().min(1).max(500),
    }),
    documents<OrderSummary>(),
  ),
  /** Refuses `unknown_order`, `not_in_review`. */
  'orders.review': command('orders.manage', z.strictObject({ orderId, approved: z.boolean(), reason }), done),
  /** `until`: milliseconds since 1970, when it is released by itself. Refuses `unknown_order`, `not_holdable`, `date_is_past`. */
  'orders.hold': command('orders.manage', z.strictObject({ orderId, reason, until }), done),
  /** Refuses `unknown_order`, `not_on_hold`. */
  'orders.release': command('orders.manage', z.strictObject({ orderId }), done),
  /** The customer wants to send goods back. Refuses `unknown_order`, `no_return_asked`. */
  'orders.answerReturn': command(
    'orders.manage',
    z.strictObject({ orderId, accepted: z.boolean(), reason: optionalText(200) }),
    done,
  ),
  /** Refuses `unknown_order`, `counter_sale`. */
  'orders.comment': command('orders.manage', z.strictObject({ orderId, text: text(500) }), done),
  /** Somebody has looked after what did not fit. Refuses `unknown_order`, `unknown_exception`. */
  'orders.claim': command('orders.manage', z.strictObject({ orderId, entryId: id, what: text(200) }), done),
  /** Refuses `unknown_order`, `nobody_to_tell`, `never_told`. */
  'orders.tellAgain': command('orders.manage', z.strictObject({ orderId, event: z.enum(webShopEvents) }), done),
  /** Lines added by variant, and other quantities, in thousandths; 0 takes a line off. Refuses `unknown_order`, `unknown_variant`, and as `decideLines`. */
  'orders.changeLines': command(
    'orders.manage',
    z.strictObject({
      orderId,
      added: z.array(z.strictObject({ lineId: newId, variantId: id, quantity: thousandths.min(1) })).max(50),
      quantities: z.array(z.strictObject({ lineId: id, quantity: thousandths })).max(500),
      reason: optionalText(200),
    }),
    done,
  ),
  /** Refuses `unknown_order`, `not_changeable`, `no_address`. */
  'orders.changeAddress': command('orders.manage', z.strictObject({ orderId, shippingAddress: address }), done),
  /** The same for each; what was refused is in the answer, in words, and does not keep the others. */
  'orders.batch': command(
    'orders.manage',
    z.strictObject({ orderIds: z.array(id).min(1).max(batchPiece), action: batchAction }),
    z.array(z.object({ orderId: z.string(), number: z.string(), refusal: z.string().nullable() })),
  ),

  'settings.orderRules': live('settings.manage', z.strictObject({}), document<OrderRules>()),
  /** Held against the orders that come in from now on. Journalled. */
  'settings.setOrderRules': command(
    'settings.manage',
    z.strictObject({
      reviewLimit: z.int().min(0).max(100_000),
      riskRules: z.array(riskRule).max(50),
      backOrders: z.boolean(),
      backOrderDays: z.int().min(1).max(365),
    }),
    done,
  ),
}
