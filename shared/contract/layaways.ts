import { z } from 'zod'
import type { Order } from '../domain/orders/order.ts'
import { command, live } from './method.ts'
import { approval, document, documents, done, id, newId, optionalText } from './parts.ts'

/** What waits for a customer who pays for it in instalments. Amounts in minor units. */
export interface LayawayRow {
  readonly orderId: string
  /** Of its first proof, and of its newest. */
  readonly number: string
  readonly proof: string
  readonly customerName: string
  readonly customerPhone: string
  /** The first lines' names, and how many lines there are. */
  readonly lines: readonly string[]
  readonly lineCount: number
  readonly total: number
  readonly paid: number
  readonly due: number
  /** The last day on which it is held, `2026-12-24`, and whether that has passed. */
  readonly heldUntil: string
  readonly overdue: boolean
}

const cart = z.object({ order: document<Order>() })

/** Goods that are set aside: reserved until the last instalment hands them over. Taken up by `register.resume`, put back by `register.park`. */
export const layawayMethods = {
  /**
   * All that is set aside and has each word of the text at the beginning of one of its own: its proofs' numbers, its
   * customer's name, e-mail, phone and card, its products. What is to be fetched first comes first.
   */
  'layaways.list': live(
    'register.sell',
    z.strictObject({ text: optionalText(80), limit: z.int().min(1).max(500) }),
    z.object({ rows: documents<LayawayRow>(), more: z.boolean() }),
  ),
  /**
   * Sets the open cart aside for its customer, with what has been paid on it as the first instalment, and prints the proof.
   * Prices stay what they are. Refuses `unknown_order`, `not_a_cart`, `no_shift`, `empty_cart`, `set_aside`, `no_customer`,
   * `goods_only`, `card_asked`, `nothing_due`, `too_little_paid` (the message says how much more), `date_out_of_range`,
   * `coupon_used_up`.
   */
  'layaways.setAside': command('register.sell', z.strictObject({ orderId: id, heldUntil: z.iso.date() }), cart),
  /**
   * Gives back all that was paid, each to where it came from, and the goods to the shelf. Refuses `unknown_order`,
   * `not_a_cart`, `no_shift`, `not_set_aside`, `card_asked`, `reason_missing`, `needs_approval`.
   */
  'layaways.cancel': command(
    'register.sell',
    z.strictObject({ orderId: id, reason: optionalText(200), approval }),
    cart,
  ),
  /** Prints a copy of its newest proof. Refuses `unknown_order`, `not_set_aside`, `no_printer`. */
  'layaways.print': command('register.sell', z.strictObject({ orderId: id, jobId: newId }), done),
}
