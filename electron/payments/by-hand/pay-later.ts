import type { PaymentGateway } from '../../order-manager/ports/gateway.ts'
import type { GatewayKind } from '../../order-manager/ports/gateway-kind.ts'
import { awaited, byHand } from './by-hand.ts'

/** The goods leave on the customer's word, and the money comes afterwards; within so many days, where there are any. */
const payLater = (days: number | null): PaymentGateway =>
  byHand({
    authorise: async ({ orderId }) => ({
      outcome: 'authorised',
      gatewayOrderId: orderId,
      authorisationId: orderId,
      expiresAt: null,
    }),
    capture: async ({ orderNumber }) => awaited(orderNumber, days),
    void: async () => ({ outcome: 'voided' }),
  })

export const cashOnDelivery: GatewayKind = {
  provider: 'cashOnDelivery',
  name: 'Cash on delivery',
  about: 'The carrier collects the money. The order is paid when somebody says that the carrier has handed it over.',
  needsToken: false,
  sharing: 'apart',
  fields: [],
  open: () => payLater(null),
}

export const invoice: GatewayKind = {
  provider: 'invoice',
  name: 'Invoice',
  about: 'The goods leave first. The order is paid when somebody says that the money has come.',
  needsToken: false,
  sharing: 'apart',
  fields: [{ name: 'days', label: 'Days to pay', kind: 'number', from: 1, to: 180, example: '30' }],
  open: ({ days = '30' }) => payLater(Number(days)),
}
