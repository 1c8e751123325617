import { pricingOf } from './cart-of.ts'
import type { Entry } from './entries.ts'
import {
  beginning,
  changeLine,
  type Folds,
  fulfilment,
  NotAcceptable,
  owe,
  payment,
  settled,
  state,
  withLines,
} from './folding.ts'
import type { Order } from './order.ts'

/** Goods must be handed over; services and digital access need no one to pack them. */
const hasGoods = (order: Pick<Order, 'lines'>): boolean => order.lines.some((line) => line.kind === 'goods')

/** An online order whose goods nobody has looked for yet. */
const unchecked = (order: Order): Order => {
  if (order.state !== 'placed' || order.payment !== 'none')
    throw new NotAcceptable('The order is not waiting for stock.')
  return order
}

/** What happens to an online order. */
export const webFolds = {
  placed: (order, entry) =>
    withLines(
      {
        ...beginning(order),
        channel: 'web',
        state: 'placed',
        number: entry.number,
        registerId: entry.registerId,
        locationId: entry.locationId,
        currency: entry.currency,
        ...pricingOf(entry),
        customer: entry.customer,
        shippingAddress: entry.shippingAddress,
        web: entry.web,
        idempotencyKey: entry.web.idempotencyKey,
        webReference: `${entry.web.webShopId}/${entry.web.reference}`,
        createdAt: entry.at,
        placedAt: entry.at,
      },
      entry.lines,
    ),
  stockReserved: (order, entry) => ({
    ...unchecked(order),
    reservations: entry.reservations,
    payment: payment(order, 'pending'),
    effects: [...order.effects, owe(entry, 'authorise')],
  }),
  stockShort: (order, entry) => refused(unchecked(order), entry, 'out_of_stock', shortMessage(order, entry.missing)),

  paymentAuthorised: (order, entry) => {
    const paid: Order = {
      ...order,
      payment: payment(order, 'authorised'),
      payments: [
        ...order.payments,
        {
          id: entry.id,
          tender: 'online',
          amount: entry.amount,
          gatewayOrderId: entry.gatewayOrderId,
          authorisationId: entry.authorisationId,
          captureId: null,
        },
      ],
      effects: settled(order, entry.effectId),
    }
    // It was cancelled while the bank was thinking: the money is given back at once.
    if (order.state === 'cancelled')
      return { ...paid, payment: payment(paid, 'voiding'), effects: [...paid.effects, owe(entry, 'void')] }
    const goods = hasGoods(order)
    return {
      ...paid,
      state: state(order, 'confirmed'),
      fulfilment: goods ? fulfilment(order, 'queued') : 'none',
      payment: goods ? paid.payment : payment(paid, 'capturing'),
      effects: [...paid.effects, ...(goods ? [] : [owe(entry, 'capture')]), owe(entry, 'notify', 'order.confirmed')],
    }
  },
  paymentRefused: (order, entry) => {
    const unpaid: Order = { ...order, payment: payment(order, 'refused'), effects: settled(order, entry.effectId) }
    return order.state === 'cancelled' ? unpaid : refused(unpaid, entry, entry.code, entry.message)
  },

  accessGranted: (order, entry) => {
    if (order.state !== 'confirmed') throw new NotAcceptable('Access is for confirmed orders.')
    return {
      ...order,
      access: [...order.access, ...entry.access],
      effects: [...order.effects, owe(entry, 'notify', 'access.granted')],
    }
  },

  pickingStarted: (order) => ({ ...order, fulfilment: fulfilment(order, 'picking') }),
  linePicked: (order, entry) => {
    if (order.fulfilment !== 'picking') throw new NotAcceptable('The order is not being picked.')
    return changeLine(order, entry.lineId, (line) => ({ ...line, picked: entry.quantity }))
  },
  packed: (order) => ({ ...order, fulfilment: fulfilment(order, 'packed') }),
  shipped: (order, entry) => ({
    ...order,
    fulfilment: fulfilment(order, 'shipped'),
    payment: payment(order, 'capturing'),
    shipment: entry.shipment,
    reservations: [],
    effects: [...order.effects, owe(entry, 'capture'), owe(entry, 'notify', 'order.shipped')],
  }),
  paymentCaptured: (order, entry) => ({
    ...order,
    state: state(order, 'completed'),
    payment: payment(order, 'captured'),
    payments: order.payments.map((one) => (one.tender === 'online' ? { ...one, captureId: entry.captureId } : one)),
    effects: settled(order, entry.effectId),
  }),

  cancelled: (order, entry) => {
    if (order.channel !== 'web') throw new NotAcceptable('A cart is cleared, not cancelled.')
    if (order.payment === 'capturing') throw new NotAcceptable('The order is being paid.')
    const voiding = order.payment === 'authorised'
    return {
      ...order,
      state: state(order, 'cancelled'),
      fulfilment: order.fulfilment === 'none' ? 'none' : fulfilment(order, 'none'),
      // Pending stays pending: what the bank answers must still be heard.
      payment: voiding ? payment(order, 'voiding') : order.payment,
      reservations: [],
      reason: { code: 'cancelled', message: entry.reason },
      effects: [...order.effects, ...(voiding ? [owe(entry, 'void')] : []), owe(entry, 'notify', 'order.cancelled')],
    }
  },
  paymentVoided: (order, entry) => ({
    ...order,
    payment: payment(order, 'voided'),
    effects: settled(order, entry.effectId),
  }),

  webShopTold: (order, entry) => ({ ...order, effects: settled(order, entry.effectId) }),
  effectDelayed: (order, entry) => ({
    ...order,
    effects: order.effects.map((effect) =>
      effect.id === entry.effectId
        ? { ...effect, attempts: effect.attempts + 1, problem: entry.problem, dueAt: entry.dueAt }
        : effect,
    ),
  }),
} satisfies Partial<Folds>

const refused = (order: Order, entry: Entry, code: string, message: string): Order => ({
  ...order,
  state: state(order, 'refused'),
  reservations: [],
  reason: { code, message },
  effects: [...order.effects, owe(entry, 'notify', 'order.refused')],
})

const shortMessage = (order: Order, missing: readonly { readonly lineId: string }[]): string => {
  const names = order.lines.filter((line) => missing.some((one) => one.lineId === line.id)).map((line) => line.name)
  return `Not in stock in the quantity ordered: ${names.join(', ')}.`
}
