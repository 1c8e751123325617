import { type Earning, earnedBy } from '../pricing/points.ts'
import { nothing } from '../pricing/result.ts'
import { withReturn } from './came-back.ts'
import { openCard } from './card-intent.ts'
import { pricingOf, repriced, withListed, withOverride } from './cart-of.ts'
import type { Entry } from './entries.ts'
import { booksNow, cardFolds, givingBack, withoutIntent } from './evolve-cards.ts'
import { deskFolds } from './evolve-desk.ts'
import { layawayFolds } from './evolve-layaway.ts'
import { refundFolds } from './evolve-refunds.ts'
import { splitFolds } from './evolve-split.ts'
import { webFolds } from './evolve-web.ts'
import {
  beginning,
  changeLine,
  type Fold,
  type Folds,
  firstDue,
  fulfilment,
  NotAcceptable,
  NotItsQuestion,
  payment,
  state,
  withLines,
} from './folding.ts'
import type { Line, Order } from './order.ts'
import { isRepeated } from './repeated.ts'
import { takeBack } from './undo.ts'

/** The next state of an order. An entry that can't be accepted is kept, and shown as an exception for a person. */
export const evolve = (order: Order, entry: Entry): Order => {
  const seen: Order = { ...order, entries: [...order.entries, entry], updatedAt: Math.max(order.updatedAt, entry.at) }
  if (isRepeated(order.entries, entry)) return seen
  try {
    const fold = folds[entry.type] as Fold<typeof entry.type>
    const next = fold(seen, entry)
    return next.effects === order.effects ? next : { ...next, effectsDueAt: firstDue(next.effects) }
  } catch (error) {
    if (!(error instanceof NotAcceptable)) throw error
    // An answer that comes too late is still an answer: its question must not be asked again and again.
    const answers = 'effectId' in entry && !(error instanceof NotItsQuestion)
    const effects = answers ? order.effects.filter((effect) => effect.id !== entry.effectId) : order.effects
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

const drafting = (order: Order): Order => {
  if (order.state !== 'draft') throw new NotAcceptable('The order is no longer a cart.')
  return order
}
/** A cart that was not set aside: what was keeps its goods, its prices and its customer. */
const changeable = (order: Order): Order => {
  if (order.layaway !== undefined) throw new NotAcceptable('The order was set aside.')
  return drafting(order)
}
/** One on which no money is yet, too: its lines and prices may change. */
const unpaidCart = (order: Order): Order => {
  if (order.payments.length > 0 || openCard(order) !== undefined) throw new NotAcceptable('The cart is being paid.')
  return changeable(order)
}
/** A cart, or what is set aside: what was paid on either can be given back. */
const paidInPart = (order: Order): Order => (order.state === 'setAside' ? order : drafting(order))

/** What it earned its customer, as it was priced and paid. */
const earned = (order: Order, rule: Earning | undefined): Pick<Order, 'points'> => {
  const points = earnedBy(order, rule)
  return points === undefined ? {} : { points }
}

const folds: Folds = {
  ...webFolds,
  ...deskFolds,
  ...refundFolds,
  ...splitFolds,
  ...cardFolds,
  ...layawayFolds,

  begun: (order, entry) => ({
    ...beginning(order),
    channel: 'counter',
    registerId: entry.registerId,
    locationId: entry.locationId,
    currency: entry.currency,
    ...pricingOf(entry),
    createdAt: entry.at,
  }),

  lineAdded: (order, entry) => withLines(unpaidCart(order), [...order.lines, entry.line]),
  quantityChanged: (order, entry) =>
    changeLine(unpaidCart(order), entry.lineId, (line) => ({ ...line, quantity: entry.quantity })),
  lineDiscounted: (order, entry) =>
    changeLine(unpaidCart(order), entry.lineId, (line) => ({ ...line, discount: entry.discount })),
  lineRemoved: (order, entry) =>
    withLines(
      unpaidCart(order),
      order.lines.filter((line) => line.id !== entry.lineId),
    ),
  priceOverridden: (order, entry) =>
    changeLine(unpaidCart(order), entry.lineId, (line) => withOverride(line, entry.override)),
  orderDiscounted: (order, entry) => repriced({ ...unpaidCart(order), discount: entry.discount }),
  couponEntered: (order, entry) => ({ ...unpaidCart(order), coupons: [...(order.coupons ?? []), entry.code] }),
  couponRemoved: (order, entry) => ({
    ...unpaidCart(order),
    coupons: (order.coupons ?? []).filter((code) => code !== entry.code),
  }),
  promotionsOffered: (order, entry) => repriced({ ...unpaidCart(order), promotions: entry.promotions }),
  taxExempted: (order, entry) => repriced({ ...unpaidCart(order), exemption: entry.exemption }),
  linesListed: (order, entry) => {
    const prices = new Map(entry.prices.map((one) => [one.lineId, one]))
    const listed = (line: Line): Line => {
      const price = prices.get(line.id)
      return price === undefined ? line : withListed(line, price)
    }
    return withLines(unpaidCart(order), order.lines.map(listed))
  },
  lineNoted: (order, entry) => changeLine(drafting(order), entry.lineId, (line) => ({ ...line, note: entry.note })),
  noted: (order, entry) => ({ ...drafting(order), note: entry.note }),
  customerAttached: (order, entry) => ({ ...changeable(order), customer: entry.customer }),
  undone: (order, entry) => {
    const before = takeBack(changeable(order), entry.entryId, (entries) => fold(order.id, entries))
    if (before === null) throw new NotAcceptable('What was to be undone is not there.')
    return withLines(before, before.lines)
  },
  parked: (order) => ({ ...order, state: state(order, 'parked') }),
  resumed: (order, { registerId = order.registerId, at }) =>
    booksNow({ ...order, registerId, state: state(order, 'draft') }, at),
  abandoned: (order, entry) => {
    if (order.payments.length > 0 || openCard(order) !== undefined) throw new NotAcceptable('Money is on the cart.')
    if (order.channel !== 'counter' || order.layaway !== undefined) throw new NotAcceptable('The order is no cart.')
    return {
      ...order,
      state: state(order, 'cancelled'),
      reason: { code: 'abandoned', message: entry.reason ?? 'The cart was cleared.' },
    }
  },

  paymentTaken: (order, entry) =>
    withoutIntent({ ...drafting(order), payments: [...order.payments, entry.payment] }, entry.payment.id),
  paymentReturned: (order, entry) => {
    const given = paidInPart(order).payments.find(({ id }) => id === entry.paymentId)
    if (given === undefined) throw new NotAcceptable('The payment is not on the cart.')
    return givingBack({ ...order, payments: order.payments.filter((one) => one !== given) }, entry, given)
  },
  sold: (order, entry) => ({
    ...drafting(order),
    state: state(order, 'completed'),
    payment: payment(order, 'captured'),
    fulfilment: fulfilment(order, 'handedOver'),
    number: entry.receiptNumber,
    payments: entry.payment === undefined ? order.payments : [...order.payments, entry.payment],
    reservations: [],
    placedAt: entry.at,
    ...earned(order, entry.points),
  }),

  carriedOver: (order, { payments }) => ({ ...drafting(order), carried: [...(order.carried ?? []), ...payments] }),
  returned: (order, entry) => {
    const { orderId, number, lines, given, payments } = entry
    const returned = withReturn(order, { orderId, number, lines, given, payments })
    if (order.channel !== 'counter' || order.state !== 'completed' || returned === null)
      throw new NotAcceptable('More came back than was sold.')
    return { ...order, returned }
  },
}
