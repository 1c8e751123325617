import type { PaymentGateway } from '../../order-manager/ports/gateway.ts'
import type { GatewayKind } from '../../order-manager/ports/gateway-kind.ts'
import { payPalAuthorise } from './authorise.ts'
import { payPalCapture } from './capture.ts'
import { connectToPayPal, type PayPalAccount } from './connection.ts'
import { payPalHear } from './hear.ts'
import { payPalLookUp } from './look-up.ts'
import { payPalRefund } from './refund.ts'
import { payPalRenew } from './renew.ts'
import { payPalList } from './report.ts'
import { payPalVoid } from './void.ts'

/** PayPal keeps the ids of orders for six hours, those of payments for 45 days. */
const remembers = 5 * 60 * 60_000

/**
 * PayPal as the merchant system: Orders v2 with intent AUTHORIZE, Payments v2, Transaction Search and webhooks.
 * Each step has a PayPal-Request-Id that derives from the caller's key, so that a repetition is answered with what the
 * first attempt did; what PayPal has forgotten since is looked up.
 */
export const createPayPalGateway = (account: PayPalAccount): PaymentGateway => {
  const ask = connectToPayPal(account)
  return {
    remembers,
    authorise: (request) => payPalAuthorise(ask, request),
    renew: (request) => payPalRenew(ask, request),
    capture: (request) => payPalCapture(ask, request),
    void: (request) => payPalVoid(ask, request),
    refund: (request) => payPalRefund(ask, request),
    lookUp: (question) => payPalLookUp(ask, question),
    list: (period) => payPalList(ask, period),
    hear: (message) => payPalHear(ask, account.webhookId ?? '', message),
  }
}

export const payPal: GatewayKind = {
  provider: 'paypal',
  name: 'PayPal',
  about: 'The bank promises the money when the order comes in, and it is taken when the goods leave.',
  needsToken: true,
  sharing: 'together',
  fields: [
    { name: 'baseUrl', label: 'Base address', kind: 'address', example: 'https://api-m.paypal.com' },
    { name: 'clientId', label: 'Client id', kind: 'text' },
    { name: 'clientSecret', label: 'Client secret', kind: 'secret' },
    { name: 'webhookId', label: 'Webhook id', kind: 'text', optional: true },
  ],
  open: ({ baseUrl = '', clientId = '', clientSecret = '', webhookId = '' }) =>
    createPayPalGateway({ baseUrl, clientId, clientSecret, webhookId }),
}
