import type { GatewayKind } from '../../order-manager/ports/gateway-kind.ts'
import { awaited, byHand } from './by-hand.ts'

/** Paid before the goods leave: the order waits until the money has come under its reference. */
export const bankTransfer: GatewayKind = {
  provider: 'bankTransfer',
  name: 'Bank transfer',
  about:
    'The customer pays first, under a reference. The order is confirmed when somebody says that the money has come.',
  needsToken: false,
  sharing: 'apart',
  fields: [{ name: 'days', label: 'Days to pay', kind: 'number', from: 1, to: 90, example: '7' }],
  open: ({ days = '7' }) =>
    byHand({
      authorise: async ({ orderNumber }) => awaited(orderNumber, Number(days)),
      // It is there already: the transfer that was booked is the capture.
      capture: async ({ authorisationId }) => ({ outcome: 'captured', captureId: authorisationId }),
      void: async ({ orderNumber }) => awaited(`Refund ${orderNumber}`, null),
    }),
}
