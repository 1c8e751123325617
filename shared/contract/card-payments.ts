import { z } from 'zod'
import type { Order } from '../domain/orders/order.ts'
import { command } from './method.ts'
import { document, done, id, newId, signedAmount } from './parts.ts'
import { tip } from './tenders.ts'

const cart = z.object({ order: document<Order>() })
const payment = z.strictObject({ orderId: id, paymentId: id })

/** Cards that are paid on the terminal which is set up. What becomes of a payment shows on the cart. */
export const cardPaymentMethods = {
  /**
   * Has the terminal charge what is due, or a part of it; below zero it gives back. It answers when the intent is on the
   * disk, and the terminal is asked once. The same payment again: the same intent. `total` is the order's, as it was shown.
   * Refuses `unknown_order`, `not_a_cart`, `no_card_terminal`, `no_shift`, `empty_cart`, `total_changed`, `coupon_used_up`,
   * `amount_out_of_range`, `more_than_due`, `card_asked`, `tips_off`, `tip_out_of_range`.
   */
  'register.askCard': command(
    'register.sell',
    z.strictObject({
      orderId: id,
      paymentId: newId,
      total: signedAmount,
      amount: signedAmount.exactOptional(),
      tip,
    }),
    cart,
  ),
  /** Asks the terminal to stop, which it may be too late for. */
  'register.abortCard': command('register.sell', payment, done),
  /** Asks the terminal at once what became of it, instead of a little later. Refuses `unknown_order`. */
  'register.checkCard': command('register.sell', z.strictObject({ orderId: id }), done),
  /**
   * Waits no longer, so that the cart can be paid otherwise; what the card pays after all goes back to it. Refuses
   * `unknown_order`, `unknown_payment`, `card_under_way`, `refund_under_way`.
   */
  'register.giveUpCard': command('register.sell', payment, cart),
}
