import { z } from 'zod'
import type { Order } from '../domain/orders/order.ts'
import { command, live } from './method.ts'
import { approval, document, documents, done, id, newId, optionalText, text } from './parts.ts'

/** A cart that waits for its customer. */
export interface ParkedCart {
  readonly orderId: string
  /** Empty where it was parked without one. */
  readonly name: string
  readonly customerName: string
  /** Who parked it, and when: milliseconds since 1970. */
  readonly staffName: string
  readonly parkedAt: number
  /** Minor units. */
  readonly total: number
  readonly lineCount: number
  /** The first lines' names. */
  readonly lines: readonly string[]
}

const note = z.strictObject({ text: text(200), printed: z.boolean() }).nullable()
const cart = z.object({ order: document<Order>() })

/** What is done with a cart beyond filling and paying it. All refuse `unknown_order` and `not_a_cart`. */
export const cartMethods = {
  /** Those of all registers, newest first. */
  'register.parked': live('register.sell', z.strictObject({}), documents<ParkedCart>()),
  /** Refuses `empty_cart`. */
  'register.park': command('register.sell', z.strictObject({ orderId: id, name: optionalText(60) }), cart),
  /** Takes a parked cart up, or what is set aside; what was in the open cart is parked in the same commit. Refuses `open_elsewhere`. */
  'register.resume': command('register.sell', z.strictObject({ orderId: id }), cart),
  /**
   * Takes the last change back, once for each `undoId`; where that was an addition it is a void. Refuses `nothing_to_undo`,
   * `reason_missing`.
   */
  'register.undo': command(
    'register.sell',
    z.strictObject({ orderId: id, undoId: newId, reason: optionalText(200).optional() }),
    cart,
  ),
  /** Refuses `unknown_line`. */
  'register.noteLine': command('register.sell', z.strictObject({ orderId: id, lineId: id, note }), cart),
  'register.note': command('register.sell', z.strictObject({ orderId: id, note }), cart),
  /** Null takes the customer off. An unknown cart begins with its customer. Refuses `unknown_customer`. */
  'register.setCustomer': command('register.sell', z.strictObject({ orderId: newId, customerId: id.nullable() }), cart),
  /** Opens the drawer without a sale. Refuses `no_printer`, `needs_approval`. */
  'register.openDrawer': command('register.sell', z.strictObject({ jobId: newId, reason: text(200), approval }), done),
}
