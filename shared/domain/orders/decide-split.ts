import { type Refusal, refuse } from '../refusal.ts'
import { balanceOf } from './balance.ts'
import { pricingOf, repriced } from './cart-of.ts'
import type { Happening } from './entries.ts'
import { isSplittable } from './evolve-desk.ts'
import { atTheirPrices } from './evolve-split.ts'
import type { LineAmount } from './online-facts.ts'
import { type OnlinePayment, onlinePayments } from './online-payments.ts'
import type { Line, Order } from './order.ts'

/**
 * How a way to pay lets several orders have shares in one promise: `together` where the gateway keeps one authorisation, of
 * which each order collects a part; `apart` where nobody else keeps anything, and each order's money stands by itself.
 */
export type Sharing = 'together' | 'apart'

export interface SplitWanted {
  /** Of the order that the lines come to: made by who asks, so that the same again is the same split. */
  readonly orderId: string
  readonly number: string
  readonly lines: readonly (LineAmount & {
    /** The line's id on the new order. */
    readonly as: string
  })[]
  readonly reason: string
  readonly paymentId: string
  /** Null where the way to pay collects an order's money in one piece. */
  readonly sharing: Sharing | null
}

/** What is written, in one commit: on the order that is split, on the new one, and on the one that has the purse. */
export interface Split {
  readonly origin: readonly Happening[]
  /** Without what follows for its stock, where its money is not promised yet. */
  readonly part: readonly Happening[]
  /** Null where the promise is nobody else's. */
  readonly purse: { readonly orderId: string; readonly happening: Happening } | null
}

/**
 * Makes goods that have not left yet an order of their own, which costs what they cost in this one, and is paid with a share
 * of what is promised for it (`purse.ts`). Shipping, services and digital goods stay. An order on hold gives one on hold.
 * Refuses `counter_sale`, `not_splittable`, `nothing_chosen`, `unknown_line`, `not_goods`, `not_whole`,
 * `quantity_out_of_range`, `nothing_left`, `customer_owes`, `paid_in_parts`, `not_shareable`.
 */
export const decideSplit = (order: Order, wanted: SplitWanted): Split | Refusal => {
  const refusal = notSplittable(order) ?? wrongLines(order, wanted.lines) ?? wrongMoney(order, wanted)
  if (refusal !== null) return refusal
  const lines = partOf(order, wanted.lines)
  const amount = repriced({ ...pricingOf(order), lines }).totals.total
  const [own] = onlinePayments(order)
  const into = { id: wanted.orderId, number: wanted.number }
  const from = { id: order.id, number: order.number }
  const { reason, paymentId } = wanted
  const purseId = wanted.sharing === 'together' ? (own?.purse ?? order.id) : null
  const payment = own === undefined ? null : shareOf(own, paymentId, amount, purseId)
  const { held } = order
  return {
    origin: [{ type: 'splitOff', into, lines: wanted.lines, share: payment?.amount ?? 0, reason }],
    part: [
      placedAs(order, lines, wanted),
      { type: 'splitFrom', from, payment, reason },
      ...(held === undefined || payment === null
        ? []
        : [{ type: 'held' as const, reason: held.reason, until: held.until }]),
    ],
    purse:
      own === undefined || purseId === null
        ? null
        : { orderId: purseId, happening: { type: 'shareGiven', order: into, paymentId, of: own.id, amount } },
  }
}

const shareOf = (own: OnlinePayment, id: string, amount: number, purse: string | null): OnlinePayment => {
  const { gatewayOrderId, authorisationId, expiresAt } = own
  return {
    id,
    tender: 'online',
    amount,
    gatewayOrderId,
    authorisationId,
    captureId: null,
    ...(expiresAt === undefined ? {} : { expiresAt }),
    ...(purse === null ? {} : { purse }),
  }
}

const placedAs = (order: Order, lines: readonly Line[], { number }: SplitWanted): Happening => {
  const { customer, web, channel, billingAddress } = order
  if (customer === null || web === null) throw new Error(`Order ${order.number} is nobody’s.`)
  return {
    type: 'placed',
    number,
    lines,
    customer,
    shippingAddress: order.shippingAddress,
    // A reference is a web shop's once, and so is a request.
    web: { ...web, reference: `${web.reference}/${number}`, idempotencyKey: '', bodyHash: '' },
    ...(channel === 'phone' || channel === 'file' ? { channel } : {}),
    ...(billingAddress === undefined || billingAddress === null ? {} : { billingAddress }),
    registerId: order.registerId,
    locationId: order.locationId,
    currency: order.currency,
    ...pricingOf(order),
  }
}

/** The lines of the new order: each the last so many of what there was. */
const partOf = (order: Order, wanted: SplitWanted['lines']): Line[] => {
  const lines = new Map(atTheirPrices(order).map((line) => [line.id, line]))
  return wanted.flatMap(({ lineId, quantity, as }) => {
    const line = lines.get(lineId)
    if (line?.pricedAs === undefined) return []
    const { cancelled: _cancelled, shipped: _shipped, splitOff: _splitOff, ...rest } = line
    const before = line.pricedAs.before + line.quantity - quantity
    return [{ ...rest, id: as, quantity, picked: 0, pricedAs: { ...line.pricedAs, before } }]
  })
}

const notSplittable = (order: Order): Refusal | null => {
  const { number } = order
  if (order.channel === 'counter')
    return refuse('counter_sale', 'What was sold at the counter is changed at the register.')
  if (order.state === 'placed' || order.state === 'awaitingPayment')
    return refuse('not_splittable', `Order ${number} waits for its money: split it once that is promised or there.`)
  if (order.state === 'inReview')
    return refuse('not_splittable', `Order ${number} is in review: decide on it first, then split it.`)
  return isSplittable(order) ? null : refuse('not_splittable', `Order ${number} can’t be split as it is now.`)
}

const wrongLines = (order: Order, wanted: SplitWanted['lines']): Refusal | null => {
  if (wanted.length === 0) return refuse('nothing_chosen', 'Choose what becomes an order of its own.', 'lines')
  const off = new Map<string, number>()
  for (const { lineId, quantity } of wanted) {
    const line = order.lines.find(({ id }) => id === lineId)
    if (line === undefined) return refuse('unknown_line', 'That line is not on the order.', 'lines')
    if (line.kind !== 'goods') return refuse('not_goods', `${line.name} is not sent: it stays on the order.`, 'lines')
    if (line.unit === 'piece' && quantity % 1000 !== 0)
      return refuse('not_whole', `${line.name} is sold by the piece: the quantity is a whole number.`, 'lines')
    if (off.has(lineId) || quantity <= 0 || quantity > line.quantity - (line.shipped ?? 0))
      return refuse('quantity_out_of_range', `Not so much of ${line.name} is left to be sent.`, 'lines')
    off.set(lineId, quantity)
  }
  return order.lines.some(({ kind, id, quantity }) => kind === 'goods' && quantity > (off.get(id) ?? 0))
    ? null
    : refuse('nothing_left', 'No goods would be left on the order: change its address instead.', 'lines')
}

const wrongMoney = (order: Order, { sharing }: SplitWanted): Refusal | null => {
  const { number } = order
  if (balanceOf(order).owedByCustomer > 0)
    return refuse('customer_owes', `Order ${number} costs more than was promised for it: it is split once the rest is.`)
  if (order.payments.length > 1)
    return refuse(
      'paid_in_parts',
      `Other orders were merged into ${number}, and it is paid in several parts: take the goods off it, and place them anew.`,
    )
  return sharing === null
    ? refuse(
        'not_shareable',
        `What pays for order ${number} is collected in one piece: take the goods off it, and place them as an order of their own.`,
      )
    : null
}
