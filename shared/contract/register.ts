import { z } from 'zod'
import type { OrderNews } from '../domain/orders/news.ts'
import type { Order } from '../domain/orders/order.ts'
import type { PriceList } from '../domain/pricing/price-list.ts'
import type { Offer } from '../domain/pricing/promotions/offer.ts'
import type { PrintJob } from '../domain/printing/print-job.ts'
import { command, live, query } from './method.ts'
import {
  amount,
  approval,
  document,
  documents,
  done,
  file,
  id,
  newId,
  optionalText,
  quantity,
  signedAmount,
  text,
} from './parts.ts'
import { coupon } from './promotions.ts'
import { tender } from './tenders.ts'

export const discount = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('percent'), ppm: z.int().min(1).max(1_000_000) }),
    z.strictObject({ kind: z.literal('amount'), amount: amount.min(1) }),
  ])
  .nullable()

const cart = z.object({ order: document<Order>() })
const reason = optionalText(200).optional()

/**
 * A cart's id is made by the page; the first line that is added to an unknown id begins it. Whatever would change what a
 * cart costs refuses `payment_begun` while a payment is on it, and `set_aside` ever after it was set aside.
 */
export const registerMethods = {
  /** The open cart of this register, if there is one, and its last closed sale. */
  'register.current': live(
    'register.sell',
    z.strictObject({}),
    z.object({ cart: document<Order>().nullable(), last: document<Order>().nullable() }),
  ),
  /**
   * A scanned code: of a product, or a customer's card, which attaches the customer. Refuses `unknown_code`, `needs_quantity`
   * (a weighed product: the field holds the variant's id), `is_receipt` (the field holds the sale's id: something of it
   * comes back), `is_layaway` (a proof: the field holds the id of what is set aside), and as `register.add`.
   */
  'register.scan': command('register.sell', z.strictObject({ orderId: newId, lineId: newId, code: text(80) }), cart),
  /** Refuses `unknown_variant`, `online_only`, `not_a_cart`, `quantity_out_of_range`, `not_whole`, `too_many_lines`. */
  'register.add': command(
    'register.sell',
    z.strictObject({ orderId: newId, lineId: newId, variantId: id, quantity }),
    cart,
  ),
  /**
   * As `register.scan` (`code`) or `register.add` (`variantId`), for who has the cart up to so many entries: the answer is
   * what has come since, however long the cart is. The cart that it makes is not told again by `register.current`.
   */
  'register.ring': command(
    'register.sell',
    z.strictObject({
      orderId: newId,
      lineId: newId,
      known: z.int().min(0),
      what: z.union([z.strictObject({ code: text(80) }), z.strictObject({ variantId: id, quantity })]),
    }),
    document<OrderNews>(),
  ),
  /**
   * Less than before is a void. Refuses `unknown_order`, `unknown_line`, `not_a_cart`, `quantity_out_of_range`, `not_whole`,
   * `reason_missing`, `needs_approval` (a discount's share grows with it).
   */
  'register.setQuantity': command(
    'register.sell',
    z.strictObject({ orderId: id, lineId: id, quantity, reason, approval }),
    cart,
  ),
  /** Refuses as `register.setQuantity`, and `discount_out_of_range`. */
  'register.discount': command('register.sell', z.strictObject({ orderId: id, lineId: id, discount, approval }), cart),
  /**
   * A price agreed at the counter, for one unit and with a reason; null gives the line its own again. Journalled.
   * Refuses `unknown_order`, `unknown_line`, `not_a_cart`, `price_out_of_range`, `reason_missing`, `needs_approval`.
   */
  'register.override': command(
    'register.sell',
    z.strictObject({
      orderId: id,
      lineId: id,
      override: z.strictObject({ unitPrice: amount.max(1_000_000_000_000), reason: text(100) }).nullable(),
      approval,
    }),
    cart,
  ),
  /** Off the whole order; null takes it off again. Journalled. Refuses `unknown_order`, `not_a_cart`, `empty_cart`, `discount_out_of_range`, `needs_approval`. */
  'register.discountOrder': command('register.sell', z.strictObject({ orderId: id, discount, approval }), cart),
  /**
   * Refuses `unknown_order`, `not_a_cart`, `too_many_coupons`, `unknown_coupon`, `coupon_not_yet`, `coupon_over`,
   * `coupon_used_up`, `coupon_for_others`. The same code again changes nothing.
   */
  'register.enterCoupon': command('register.sell', z.strictObject({ orderId: id, code: coupon }), cart),
  'register.removeCoupon': command('register.sell', z.strictObject({ orderId: id, code: coupon }), cart),
  /** What is on offer, so that the page can show at once what the order manager will answer. */
  'register.offers': live(
    'register.sell',
    z.strictObject({}),
    z.object({ offers: documents<Offer>(), priceLists: documents<PriceList>() }),
  ),
  /** Voids a line. Refuses `unknown_order`, `unknown_line`, `not_a_cart`, `reason_missing`. */
  'register.remove': command('register.sell', z.strictObject({ orderId: id, lineId: id, reason }), cart),
  /** Voids a cart, open or parked. Refuses `unknown_order`, `not_a_cart`, `payment_begun`, `reason_missing`, `needs_approval` (it was parked once). */
  'register.abandon': command('register.sell', z.strictObject({ orderId: id, reason, approval }), cart),
  /**
   * Takes one payment; the one after which nothing is due closes the sale. The answer comes after it is on the disk. The
   * same payment id again: the same answer. `total` is the order's, as it was shown. Refuses `unknown_order`, `not_a_cart`,
   * `no_shift` (the float was not counted yet), `empty_cart`, `total_changed`, `amount_out_of_range`, `too_little_given`,
   * `not_in_coins`, `more_than_due`, `coupon_used_up`, `card_in_use`, `tips_off`, `tip_out_of_range`; of gift cards and accounts `tender_off`, `unknown_card`,
   * `no_customer`, `account_blocked`, `card_expired`, `balance_too_low` (the message says what is left), `credit_for_credit`.
   */
  'register.pay': command(
    'register.sell',
    z.strictObject({ orderId: id, paymentId: newId, total: signedAmount, tender }),
    cart,
  ),
  /**
   * Gives a payment back while the cart is open; a card's needs a reason. Once for each payment. Refuses `unknown_order`,
   * `not_a_cart`, `set_aside`, `no_shift`, `unknown_payment`, `reason_missing`.
   */
  'register.returnPayment': command(
    'register.sell',
    z.strictObject({ orderId: id, paymentId: id, reason: optionalText(200) }),
    cart,
  ),

  /** Refuses `unknown_order`, `no_receipt`. */
  'receipts.pdf': query('orders.read', z.strictObject({ orderId: id }), file),
  /** Prints a copy. Refuses `unknown_order`, `no_receipt`, `no_printer`. */
  'receipts.print': command('register.sell', z.strictObject({ orderId: id, jobId: newId }), done),
  /** Jobs that wait, that failed for now, or that nobody knows of; and the newest printed one. */
  'printing.jobs': live('signedIn', z.strictObject({}), documents<PrintJob>()),
  /** Tries at once; an uncertain job is printed again. Refuses `unknown_job`. */
  'printing.retry': command('signedIn', z.strictObject({ jobId: id }), done),
  /** Takes a job off the list: it was printed after all, or is not wanted. Refuses `unknown_job`. */
  'printing.dismiss': command('signedIn', z.strictObject({ jobId: id }), done),
  /** Refuses `no_printer`. */
  'printing.test': command('settings.manage', z.strictObject({ jobId: newId }), done),
}
