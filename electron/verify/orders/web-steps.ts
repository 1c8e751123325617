import { total } from '../money.ts'
import { changed, type Folded, nothing, type Steps } from './folded.ts'
import { afterPayment, isSent, keptFor, shippedBefore } from './web-lines.ts'

type Refund = NonNullable<Folded['refunds']>[number]

/** An effect is named after the entry that it follows from. */
const refundBecame = ({ refunds = [] }: Folded, effectId: string, fields: Partial<Refund>): Partial<Folded> => ({
  refunds: refunds.map((one) => (effectId.split(':')[0] === one.id ? { ...one, ...fields } : one)),
})

/** What happens to an online order, by the checker's own reckoning. */
export const webSteps = {
  placed: (
    _,
    { number, lines, customer, registerId, locationId, currency, pricesIncludeTax, rounding, at, channel },
  ) => ({
    channel: channel ?? 'web',
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
  claimed: (_, { holder, till, until }) => ({ claim: { holder, till, until } }),
  riskJudged: (_, { limit, reasons }) => ({
    risk: { score: total(reasons.map(({ score }) => score)), limit, reasons, decision: null },
  }),
  stockReserved: (_, { reservations }) => ({ reservations, state: 'placed' }),
  stockAwaited: () => ({ state: 'awaitingStock' }),
  stockShort: () => ({ state: 'refused', reservations: [] }),
  paymentAuthorised: (order, { id, amount, gatewayOrderId, authorisationId, expiresAt }) => ({
    ...(order.state === 'cancelled' ? {} : afterPayment(order)),
    payments: [
      ...order.payments,
      {
        id,
        tender: 'online',
        amount,
        gatewayOrderId,
        authorisationId,
        captureId: null,
        ...(expiresAt === undefined ? {} : { expiresAt }),
      },
    ],
  }),
  paymentAwaited: ({ state }) => (state === 'placed' ? { state: 'awaitingPayment' } : {}),
  paymentRefused: ({ state, reservations }) =>
    state === 'cancelled' ? { reservations } : { state: 'refused', reservations: [] },
  accessGranted: nothing,
  pickingStarted: nothing,
  linePicked: (order, { lineId, quantity }) => changed(order, lineId, { picked: quantity }),
  packed: nothing,
  shipped: (order, { lines: sent }) => {
    if (sent === undefined) return { reservations: [] }
    const lines = order.lines.map((line) => {
      const now = sent.filter(({ lineId }) => lineId === line.id).map(({ quantity }) => quantity)
      return now.length === 0 ? line : { ...line, shipped: shippedBefore(line) + total(now) }
    })
    return { lines, reservations: isSent(lines) ? [] : keptFor(lines, order.locationId) }
  },
  cancelled: () => ({ state: 'cancelled', reservations: [] }),
  refundAsked: ({ refunds = [] }, { id, cause, amount, lines, paymentId }) => ({
    refunds: [
      ...refunds,
      { id, cause, amount, lines, ...(paymentId === undefined ? {} : { paymentId }), state: 'asked' },
    ],
  }),
  paymentRefunded: (order, { effectId, refundId }) => refundBecame(order, effectId, { state: 'refunded', refundId }),
  refundRefused: (order, { effectId, message }) =>
    refundBecame(order, effectId, { state: 'refused', problem: message }),
  reviewDecided: (order, { approved, reason }) => {
    if (order.risk === undefined) return {}
    const decided = { ...order, risk: { ...order.risk, decision: { approved, reason } } }
    if (!approved) return { risk: decided.risk, state: 'refused', reservations: [] }
    return { risk: decided.risk, ...afterPayment(decided) }
  },
  held: ({ state }) => ({ state: 'onHold', heldIn: state }),
  released: (order) => {
    const { heldIn = order.state, lines } = order
    const isDone = heldIn === 'confirmed' && isSent(lines) && lines.some((line) => shippedBefore(line) > 0)
    return {
      state: heldIn,
      heldIn: undefined,
      ...(isDone ? { reservations: [] } : {}),
    }
  },
  commented: nothing,
  linesChanged: (order, { added, quantities }) => {
    const lines = [...order.lines, ...added].map((line) => {
      const wanted = quantities.find(({ lineId }) => lineId === line.id)
      if (wanted === undefined || added.includes(line)) return line
      const { quantity } = wanted
      const off = line.quantity - quantity
      const picked = line.picked > quantity ? quantity : line.picked
      return { ...line, quantity, picked, ...(off > 0 ? { cancelled: (line.cancelled ?? 0) + off } : {}) }
    })
    const waits = (order.heldIn ?? order.state) === 'awaitingStock'
    const isDone = order.state === 'confirmed' && isSent(lines) && lines.some((line) => shippedBefore(line) > 0)
    return {
      lines,
      reservations: waits || isDone ? [] : keptFor(lines, order.locationId),
    }
  },
  addressChanged: nothing,
  exceptionClaimed: nothing,
  tellingRepeated: nothing,
  webShopTold: nothing,
  returnRequested: nothing,
  returnAnswered: nothing,
  tellingDropped: nothing,
  tellingGivenUp: nothing,
  tellingResumed: nothing,
  effectDelayed: nothing,
} satisfies Partial<Steps>
