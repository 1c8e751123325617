import { changed, nothing, type Steps } from './folded.ts'

/** What happens to an online order, by the checker's own reckoning. */
export const webSteps = {
  placed: (_, { number, lines, customer, registerId, locationId, currency, pricesIncludeTax, rounding, at }) => ({
    channel: 'web',
    state: 'placed',
    number,
    lines,
    customer,
    registerId,
    locationId,
    currency,
    pricesIncludeTax,
    ...(rounding === undefined ? {} : { rounding }),
    placedAt: at,
  }),
  stockReserved: (_, { reservations }) => ({ reservations }),
  stockShort: () => ({ state: 'refused', reservations: [] }),
  paymentAuthorised: (order, { id, amount, gatewayOrderId, authorisationId }) => ({
    state: order.state === 'cancelled' ? 'cancelled' : 'confirmed',
    payments: [...order.payments, { id, tender: 'online', amount, gatewayOrderId, authorisationId, captureId: null }],
  }),
  paymentRefused: ({ state, reservations }) =>
    state === 'cancelled' ? { reservations } : { state: 'refused', reservations: [] },
  accessGranted: nothing,
  pickingStarted: nothing,
  linePicked: (order, { lineId, quantity }) => changed(order, lineId, { picked: quantity }),
  packed: nothing,
  shipped: () => ({ reservations: [] }),
  paymentCaptured: ({ payments }, { captureId }) => ({
    state: 'completed',
    payments: payments.map((one) => (one.tender === 'online' ? { ...one, captureId } : one)),
  }),
  cancelled: () => ({ state: 'cancelled', reservations: [] }),
  paymentVoided: nothing,
  webShopTold: nothing,
  effectDelayed: nothing,
} satisfies Partial<Steps>
