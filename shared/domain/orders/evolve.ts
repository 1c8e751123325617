import { nothing } from '../pricing/result.ts'
import { pricingOf, repriced, withOverride } from './cart-of.ts'
import { type Effect, runnable, type WebShopEvent } from './effects.ts'
import type { Entry, Happening } from './entries.ts'
import type { FulfilmentState, Line, Order, OrderState, PaymentState } from './order.ts'
import { fulfilmentTransitions, orderTransitions, paymentTransitions } from './transitions.ts'
import { takeBack } from './undo.ts'

/** What an entry asked for that the order's state does not allow; `evolve` turns it into an exception of the order. */
class NotAcceptable extends Error {}

type Fold<T extends Happening['type']> = (order: Order, entry: Extract<Entry, { type: T }>) => Order

/** The next state of an order. An entry that can't be accepted is kept, and shown as an exception for a person. */
export const evolve = (order: Order, entry: Entry): Order => {
  const seen: Order = { ...order, entries: [...order.entries, entry], updatedAt: Math.max(order.updatedAt, entry.at) }
  try {
    const fold = folds[entry.type] as Fold<typeof entry.type>
    const next = fold(seen, entry)
    return next.effects === order.effects ? next : { ...next, effectsDueAt: firstDue(next.effects) }
  } catch (error) {
    if (!(error instanceof NotAcceptable)) throw error
    // An answer that comes too late is still an answer: its question must not be asked again and again.
    const effects = 'effectId' in entry ? order.effects.filter((effect) => effect.id !== entry.effectId) : order.effects
    const exceptions = [...order.exceptions, { entryId: entry.id, message: error.message }]
    return { ...seen, effects, effectsDueAt: firstDue(effects), exceptions }
  }
}

/** An order from its first entries, which must begin or place it. */
export const fold = (id: string, entries: readonly Entry[]): Order => entries.reduce(evolve, blank(id))

const blank = (id: string): Order => ({
  id,
  channel: 'counter',
  state: 'draft',
  fulfilment: 'none',
  payment: 'none',
  number: '',
  registerId: '',
  locationId: '',
  currency: '',
  pricesIncludeTax: true,
  lines: [],
  priced: [],
  totals: nothing,
  payments: [],
  reservations: [],
  customer: null,
  shippingAddress: null,
  web: null,
  idempotencyKey: '',
  webReference: '',
  access: [],
  shipment: null,
  reason: null,
  effects: [],
  effectsDueAt: 0,
  exceptions: [],
  createdAt: 0,
  placedAt: 0,
  updatedAt: 0,
  entries: [],
})

/** Goods must be handed over; services and digital access need no one to pack them. */
const hasGoods = (order: Pick<Order, 'lines'>): boolean => order.lines.some((line) => line.kind === 'goods')

const firstDue = (effects: readonly Effect[]): number =>
  effects.length === 0 ? 0 : Math.min(...runnable(effects).map((effect) => effect.dueAt))

const withLines = (order: Order, lines: readonly Line[]): Order => repriced({ ...order, lines })

const changeLine = (order: Order, lineId: string, change: (line: Line) => Line): Order => {
  if (!order.lines.some((line) => line.id === lineId)) throw new NotAcceptable('The line is not on the order any more.')
  return withLines(
    order,
    order.lines.map((line) => (line.id === lineId ? change(line) : line)),
  )
}

const enter = <S extends string>(table: Record<S, readonly S[]>, from: S, to: S): S => {
  if (!table[from].includes(to)) throw new NotAcceptable(`What is “${from}” can't become “${to}”.`)
  return to
}
const state = (order: Order, to: OrderState) => enter(orderTransitions, order.state, to)
const fulfilment = (order: Order, to: FulfilmentState) => enter(fulfilmentTransitions, order.fulfilment, to)
const payment = (order: Order, to: PaymentState) => enter(paymentTransitions, order.payment, to)

const drafting = (order: Order): Order => {
  if (order.state !== 'draft') throw new NotAcceptable('The order is no longer a cart.')
  return order
}
const beginning = (order: Order): Order => {
  if (order.entries.length > 1) throw new NotAcceptable('The order has begun already.')
  return order
}
/** An online order whose goods nobody has looked for yet. */
const unchecked = (order: Order): Order => {
  if (order.state !== 'placed' || order.payment !== 'none')
    throw new NotAcceptable('The order is not waiting for stock.')
  return order
}

const owe = (entry: Entry, kind: Effect['kind'], event: WebShopEvent | null = null): Effect => ({
  id: `${entry.id}:${event ?? kind}`,
  kind,
  event,
  attempts: 0,
  dueAt: entry.at,
  problem: null,
})
const settled = (order: Order, effectId: string): readonly Effect[] => {
  if (!order.effects.some((effect) => effect.id === effectId))
    throw new NotAcceptable('The answer is to a question that was not open.')
  return order.effects.filter((effect) => effect.id !== effectId)
}

const folds: { readonly [T in Happening['type']]: Fold<T> } = {
  begun: (order, entry) => ({
    ...beginning(order),
    channel: 'counter',
    registerId: entry.registerId,
    locationId: entry.locationId,
    currency: entry.currency,
    ...pricingOf(entry),
    createdAt: entry.at,
  }),

  lineAdded: (order, entry) => withLines(drafting(order), [...order.lines, entry.line]),
  quantityChanged: (order, entry) =>
    changeLine(drafting(order), entry.lineId, (line) => ({ ...line, quantity: entry.quantity })),
  lineDiscounted: (order, entry) =>
    changeLine(drafting(order), entry.lineId, (line) => ({ ...line, discount: entry.discount })),
  lineRemoved: (order, entry) =>
    withLines(
      drafting(order),
      order.lines.filter((line) => line.id !== entry.lineId),
    ),
  priceOverridden: (order, entry) =>
    changeLine(drafting(order), entry.lineId, (line) => withOverride(line, entry.override)),
  orderDiscounted: (order, entry) => repriced({ ...drafting(order), discount: entry.discount }),
  couponEntered: (order, entry) => ({ ...drafting(order), coupons: [...(order.coupons ?? []), entry.code] }),
  couponRemoved: (order, entry) => ({
    ...drafting(order),
    coupons: (order.coupons ?? []).filter((code) => code !== entry.code),
  }),
  promotionsOffered: (order, entry) => repriced({ ...drafting(order), promotions: entry.promotions }),
  lineNoted: (order, entry) => changeLine(drafting(order), entry.lineId, (line) => ({ ...line, note: entry.note })),
  noted: (order, entry) => ({ ...drafting(order), note: entry.note }),
  customerAttached: (order, entry) => ({ ...drafting(order), customer: entry.customer }),
  undone: (order, entry) => {
    const before = takeBack(drafting(order), entry.entryId, (entries) => fold(order.id, entries))
    if (before === null) throw new NotAcceptable('What was to be undone is not there.')
    return withLines(before, before.lines)
  },
  parked: (order) => ({ ...order, state: state(order, 'parked') }),
  resumed: (order) => ({ ...order, state: state(order, 'draft') }),
  abandoned: (order, entry) => {
    if (order.channel !== 'counter') throw new NotAcceptable('The order is no cart.')
    return {
      ...order,
      state: state(order, 'cancelled'),
      reason: { code: 'abandoned', message: entry.reason ?? 'The cart was cleared.' },
    }
  },

  sold: (order, entry) => ({
    ...drafting(order),
    state: state(order, 'completed'),
    payment: payment(order, 'captured'),
    fulfilment: fulfilment(order, 'handedOver'),
    number: entry.receiptNumber,
    payments: [...order.payments, entry.payment],
    placedAt: entry.at,
  }),

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
}

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
