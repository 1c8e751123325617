import { sum } from '../money/money.ts'
import { pricingOf } from './cart-of.ts'
import { collect, giveBack, isGivingBack, withEmptyPurse } from './collecting.ts'
import type { Effect, WebShopEvent } from './effects.ts'
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
import { reservationsFor, toShip } from './lines-progress.ts'
import { type OnlinePayment, paymentOf } from './online-payments.ts'
import type { Order } from './order.ts'
import { isCollected } from './refunds.ts'

/** Goods must be handed over; services and digital access need no one to pack them. */
const hasGoods = (order: Pick<Order, 'lines'>): boolean => order.lines.some((line) => line.kind === 'goods')

/** An online order whose goods nobody has looked for yet, or that waits for them. */
const unreserved = (order: Order): Order => {
  if (!['placed', 'awaitingStock'].includes(order.state) || order.payment !== 'none')
    throw new NotAcceptable('The order is not waiting for stock.')
  return order
}

/** The web shop is told, at each of its endpoints; nobody is where the order came by phone or file. */
export const tell = (order: Order, entry: Entry, event: WebShopEvent): Effect[] => {
  if (order.web === null || order.web.webShopId === '') return []
  const first = owe(entry, 'notify', event)
  const others = order.web.endpoints ?? []
  return [first, ...others.map((endpoint) => ({ ...first, id: `${first.id}:${endpoint}`, endpoint }))]
}

/** Whether a person must look at it before it is confirmed. */
export const needsReview = ({ risk }: Pick<Order, 'risk'>): boolean =>
  risk !== undefined && risk.decision === null && risk.score > risk.limit

/** Goods and money are there: it is packed, or paid for and unlocked at once where there is nothing to pack. */
export const confirmed = (order: Order, entry: Entry): Order => {
  if (needsReview(order))
    return {
      ...order,
      state: state(order, 'inReview'),
      effects: [...order.effects, ...tell(order, entry, 'order.held')],
    }
  const told = tell(order, entry, 'order.confirmed')
  const next: Order = { ...order, state: state(order, 'confirmed') }
  if (hasGoods(order)) return { ...next, fulfilment: fulfilment(order, 'queued'), effects: [...order.effects, ...told] }
  return {
    ...next,
    payment: payment(order, 'capturing'),
    effects: [...order.effects, ...collect(next, entry), ...told],
  }
}

/** All goods have left: the money is collected, where it is not here yet. */
export const allShipped = (order: Order, entry: Entry): Order => {
  const next: Order = { ...order, fulfilment: fulfilment(order, 'shipped'), reservations: [] }
  return { ...next, payment: payment(order, 'capturing'), effects: [...order.effects, ...collect(next, entry)] }
}

/** What has become of the payment that an effect is about. */
const withPayment = (order: Order, effectId: string, fields: Partial<OnlinePayment>): Order['payments'] => {
  const effect = order.effects.find(({ id }) => id === effectId)
  const meant = effect && paymentOf(order, effect)
  return order.payments.map((one) => (one.id === meant?.id && one.tender === 'online' ? { ...one, ...fields } : one))
}

/** What happens to an online order by itself, and in the warehouse. */
export const webFolds = {
  placed: (order, entry) =>
    withLines(
      {
        ...beginning(order),
        channel: entry.channel ?? 'web',
        state: 'placed',
        number: entry.number,
        registerId: entry.registerId,
        locationId: entry.locationId,
        currency: entry.currency,
        ...pricingOf(entry),
        customer: entry.customer,
        shippingAddress: entry.shippingAddress,
        ...(entry.billingAddress === undefined ? {} : { billingAddress: entry.billingAddress }),
        web: entry.web,
        idempotencyKey: entry.web.idempotencyKey,
        webReference: `${entry.web.webShopId}/${entry.web.reference}`,
        createdAt: entry.at,
        placedAt: entry.at,
      },
      entry.lines,
    ),
  claimed: (order, { holder, till, until }) => ({ ...order, claim: { holder, till, until } }),
  riskJudged: (order, { limit, reasons }) => ({
    ...order,
    risk: { score: sum(reasons.map(({ score }) => score)), limit, reasons, decision: null },
  }),
  stockReserved: (order, entry) => {
    const { expectedAt: _waited, ...rest } = unreserved(order)
    return {
      ...rest,
      state: order.state === 'placed' ? 'placed' : state(order, 'placed'),
      reservations: entry.reservations,
      payment: payment(order, 'pending'),
      effects: [...order.effects, owe(entry, 'authorise')],
    }
  },
  stockAwaited: (order, entry) => ({
    ...unreserved(order),
    state: state(order, 'awaitingStock'),
    expectedAt: entry.expectedAt,
    effects: [...order.effects, ...tell(order, entry, 'order.held')],
  }),
  stockShort: (order, entry) => refused(unreserved(order), entry, 'out_of_stock', shortMessage(order, entry.missing)),

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
          ...(entry.expiresAt === undefined ? {} : { expiresAt: entry.expiresAt }),
        },
      ],
      effects: settled(order, entry.effectId, 'authorise'),
    }
    // It was cancelled while the bank was thinking: the money is given back at once.
    if (order.state === 'cancelled')
      return { ...paid, payment: payment(paid, 'voiding'), effects: [...paid.effects, owe(entry, 'void')] }
    return confirmed(paid, entry)
  },
  paymentAwaited: (order, entry) => {
    settled(order, entry.effectId, 'authorise', 'capture', 'void', 'refund')
    const awaits = { reference: entry.reference, dueAt: entry.dueAt }
    return {
      ...order,
      state: order.state === 'placed' ? state(order, 'awaitingPayment') : order.state,
      effects: order.effects.map((one) => (one.id === entry.effectId ? { ...one, awaits, problem: null } : one)),
    }
  },
  paymentRefused: (order, entry) => {
    const unpaid: Order = {
      ...order,
      payment: payment(order, 'refused'),
      effects: settled(order, entry.effectId, 'authorise'),
    }
    return order.state === 'cancelled' ? unpaid : refused(unpaid, entry, entry.code, entry.message)
  },

  accessGranted: (order, entry) => {
    if (order.state !== 'confirmed') throw new NotAcceptable('Access is for confirmed orders.')
    return {
      ...order,
      access: [...order.access, ...entry.access],
      effects: [...order.effects, ...tell(order, entry, 'access.granted')],
    }
  },

  pickingStarted: (order) => ({ ...order, fulfilment: fulfilment(order, 'picking') }),
  linePicked: (order, entry) => {
    if (order.fulfilment !== 'picking') throw new NotAcceptable('The order is not being picked.')
    return changeLine(order, entry.lineId, (line) => ({ ...line, picked: entry.quantity }))
  },
  packed: (order) => ({ ...order, fulfilment: fulfilment(order, 'packed') }),
  shipped: (order, entry) => {
    const told = tell(order, entry, 'order.shipped')
    const sent: Order = { ...order, shipment: entry.shipment }
    if (order.state !== 'confirmed') throw new NotAcceptable('The order is not confirmed.')
    if (entry.lines === undefined) {
      const all = allShipped(sent, entry)
      return { ...all, effects: [...all.effects, ...told] }
    }
    const inPackage = new Map(entry.lines.map(({ lineId, quantity }) => [lineId, quantity]))
    const lines = order.lines.map((line) => {
      const quantity = inPackage.get(line.id)
      return quantity === undefined ? line : { ...line, shipped: (line.shipped ?? 0) + quantity }
    })
    const next = { ...sent, lines }
    if (toShip(next).length === 0) {
      const all = allShipped(next, entry)
      return { ...all, effects: [...all.effects, ...told] }
    }
    return {
      ...next,
      fulfilment: fulfilment(order, 'queued'),
      reservations: reservationsFor(lines, order.locationId),
      effects: [...order.effects, ...told],
    }
  },
  paymentCaptured: (order, entry) => {
    const effects = settled(order, entry.effectId, 'capture')
    const done = { state: state(order, 'completed'), payment: payment(order, 'captured') }
    const next: Order = {
      ...order,
      ...(effects.some(({ kind }) => kind === 'capture') ? {} : done),
      // Less may have been collected than was promised: lines were taken off meanwhile.
      payments: withPayment(order, entry.effectId, { amount: entry.amount, captureId: entry.captureId }),
      effects,
    }
    return withEmptyPurse(next, entry)
  },

  cancelled: (order, entry) => {
    if (order.channel === 'counter') throw new NotAcceptable('A cart is cleared, not cancelled.')
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
      effects: [...order.effects, ...(voiding ? giveBack(order, entry) : []), ...tell(order, entry, 'order.cancelled')],
    }
  },
  paymentVoided: (order, entry) => {
    const next: Order = { ...order, effects: settled(order, entry.effectId, 'void') }
    // One of several payments was not needed: the others are collected.
    if (order.payment === 'capturing' || isCollected(order))
      return { ...next, payments: withPayment(order, entry.effectId, { amount: 0 }) }
    return isGivingBack(next) ? next : { ...next, payment: payment(order, 'voided') }
  },

  webShopTold: (order, entry) => ({ ...order, effects: settled(order, entry.effectId, 'notify') }),
  tellingDropped: (order, entry) => ({ ...order, effects: settled(order, entry.effectId, 'notify') }),
  tellingGivenUp: (order, { effectId, problem }) => ({
    ...order,
    effects: order.effects.map((effect) =>
      effect.id === effectId ? { ...effect, attempts: effect.attempts + 1, problem, givenUp: true } : effect,
    ),
  }),
  tellingResumed: (order, { effectId, at }) => ({
    ...order,
    effects: order.effects.map((effect) => {
      if (effect.id !== effectId) return effect
      const { givenUp: _givenUp, ...rest } = effect
      return { ...rest, attempts: 0, dueAt: at }
    }),
  }),
  effectDelayed: (order, entry) => ({
    ...order,
    effects: order.effects.map((effect) =>
      effect.id === entry.effectId
        ? { ...effect, attempts: effect.attempts + 1, problem: entry.problem, dueAt: entry.dueAt }
        : effect,
    ),
  }),
} satisfies Partial<Folds>

export const refused = (order: Order, entry: Entry, code: string, message: string): Order => ({
  ...order,
  state: state(order, 'refused'),
  reservations: [],
  reason: { code, message },
  effects: [...order.effects, ...tell(order, entry, 'order.refused')],
})

const shortMessage = (order: Order, missing: readonly { readonly lineId: string }[]): string => {
  const names = order.lines.filter((line) => missing.some((one) => one.lineId === line.id)).map((line) => line.name)
  return `Not in stock in the quantity ordered: ${names.join(', ')}.`
}
