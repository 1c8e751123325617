import { z } from 'zod'
import { command, query } from './method.ts'
import { address, amount, id, newId, optionalText, quantity, text } from './parts.ts'
import { quote } from './storefront.ts'

const cart = {
  /** Quantities in thousandths of the unit. */
  lines: z
    .array(z.strictObject({ sku: text(100), quantity }))
    .min(1)
    .max(200),
  /** What delivery costs, in minor units; null where nothing is delivered, or for nothing. */
  shipping: amount.nullable(),
}

/** Orders that somebody types while the customer is on the telephone. */
export const phoneOrderMethods = {
  /** The ways to pay that need nothing of the customer's but their word. */
  'phoneOrders.ways': query(
    'orders.manage',
    z.strictObject({}),
    z.array(z.object({ id: z.string(), name: z.string(), about: z.string() })),
  ),
  /** What it would cost, and what of it is there. Nothing is stored or reserved. Refuses `not_orderable`. */
  'phoneOrders.quote': query('orders.manage', z.strictObject(cart), quote),
  /**
   * Places it the way that a web shop's orders go. `id` is the caller's: the same again is the same order. `total`: what the
   * customer was told, in minor units. Journalled. Refuses `customer_unreachable`, `not_orderable`, each beside its field.
   */
  'phoneOrders.place': command(
    'orders.manage',
    z.strictObject({
      id: newId,
      customer: z.strictObject({
        name: text(120),
        email: z.union([z.literal(''), z.email().max(254)]),
        phone: optionalText(40),
      }),
      shippingAddress: address.nullable(),
      ...cart,
      total: amount,
      gateway: id,
    }),
    z.object({ orderId: z.string(), number: z.string() }),
  ),
}
