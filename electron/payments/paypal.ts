import type { PaymentGateway } from '../order-manager/ports/gateway.ts'
import { payPalAuthorise } from './paypal-authorise.ts'
import { payPalCapture } from './paypal-capture.ts'
import { connectToPayPal, type PayPalAccount } from './paypal-connection.ts'
import { payPalVoid } from './paypal-void.ts'

/**
 * PayPal as the merchant system: Orders v2 with intent AUTHORIZE, and Payments v2.
 * Each step has a PayPal-Request-Id that derives from the caller's key, so that a repetition is answered with what the
 * first attempt did (PayPal keeps the ids for 6 hours for orders and 45 days for payments; afterwards it is looked up).
 */
export const createPayPalGateway = (account: PayPalAccount): PaymentGateway => {
  const ask = connectToPayPal(account)
  return {
    authorise: (request) => payPalAuthorise(ask, request),
    capture: (request) => payPalCapture(ask, request),
    void: (request) => payPalVoid(ask, request),
  }
}
