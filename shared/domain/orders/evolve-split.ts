import { keepingPrice } from '../pricing/priced-part.ts'
import { pricedLines } from '../pricing/stored.ts'
import { withEmptyPurse } from './collecting.ts'
import { isSplittable, waitsForStock, withoutRest } from './evolve-desk.ts'
import { confirmed, tell } from './evolve-web.ts'
import { type Folds, fulfilment, NotAcceptable, payment, settled, state, withLines } from './folding.ts'
import { reservationsFor } from './lines-progress.ts'
import type { LineAmount } from './online-facts.ts'
import { onlinePayments } from './online-payments.ts'
import type { Line, Order } from './order.ts'
import { hasGiven } from './purse.ts'

/** Its lines as what they cost now, whatever comes to stand beside them or goes. */
export const atTheirPrices = (order: Order): Line[] => {
  const priced = new Map(pricedLines(order).map((line) => [line.id, line]))
  return order.lines.map((line) => keepingPrice(line, priced.get(line.id), order.pricesIncludeTax))
}

const without = (order: Order, gone: readonly LineAmount[]): Line[] => {
  const less = new Map(gone.map(({ lineId, quantity }) => [lineId, quantity]))
  return atTheirPrices(order).map((line) => {
    const off = less.get(line.id)
    if (off === undefined) return line
    const quantity = line.quantity - off
    if (quantity < (line.shipped ?? 0)) throw new NotAcceptable('More would be split off than is left to be sent.')
    return { ...line, quantity, picked: Math.min(line.picked, quantity), splitOff: (line.splitOff ?? 0) + off }
  })
}

/** Less is promised for it: the rest is another order's. */
const lessShare = (order: Order, share: number): Order['payments'] => {
  if (share === 0) return order.payments
  const [own, ...others] = onlinePayments(order)
  if (own === undefined || others.length > 0 || own.amount < share)
    throw new NotAcceptable('The order has not so much money to share.')
  return [{ ...own, amount: own.amount - share }]
}

/** What is reserved for its lines, where anything is. */
const reserved = (order: Order, lines: readonly Line[]) =>
  waitsForStock(order) ? [] : reservationsFor(lines, order.locationId)

/** Orders that are split and merged; why the money goes with the goods as it does is in `purse.ts`. */
export const splitFolds = {
  splitOff: (order, entry) => {
    if (!isSplittable(order)) throw new NotAcceptable('The order can’t be split any more.')
    const lines = without(order, entry.lines)
    const rest: Order = {
      ...withLines({ ...order, payments: lessShare(order, entry.share) }, lines),
      reservations: reserved(order, lines),
      splitInto: [...(order.splitInto ?? []), entry.into],
      effects: [...order.effects, ...tell(order, entry, 'order.changed')],
    }
    return withoutRest(rest, entry)
  },
  splitFrom: (order, entry) => {
    if (order.state !== 'placed' || order.payment !== 'none') throw new NotAcceptable('The order has begun already.')
    const part: Order = { ...order, splitFrom: entry.from }
    if (entry.payment === null) return part
    const funded: Order = {
      ...part,
      reservations: reservationsFor(order.lines, order.locationId),
      payment: payment(order, 'authorised'),
      payments: [entry.payment],
    }
    return confirmed(funded, entry)
  },

  shareGiven: (order, { order: to, paymentId, of, amount }) => {
    const [first] = onlinePayments(order)
    const purse =
      order.purse ?? (first === undefined ? undefined : { paymentId: first.id, promised: first.amount, shares: [] })
    const isTaken = order.purse === undefined && order.payment !== 'authorised'
    if (purse === undefined || isTaken) throw new NotAcceptable('Nothing is promised that could be shared.')
    const left = purse.shares.map((one) => (one.paymentId === of ? { ...one, amount: one.amount - amount } : one))
    return { ...order, purse: { ...purse, shares: [...left, { paymentId, order: to, amount }] } }
  },
  shareEnded: (order, entry) => {
    const { purse } = order
    if (purse === undefined || !hasGiven(order, entry.paymentId))
      throw new NotAcceptable('Nobody has such a share in what was promised.')
    const shares = purse.shares.map((one) =>
      one.paymentId === entry.paymentId ? { ...one, collected: entry.collected } : one,
    )
    return withEmptyPurse({ ...order, purse: { ...purse, shares } }, entry)
  },
  restReleased: (order, { effectId }) => ({ ...order, effects: settled(order, effectId, 'release') }),

  mergedFrom: (order, entry) => {
    if (!isSplittable(order)) throw new NotAcceptable('The order can’t be merged any more.')
    const lines = [...atTheirPrices(order), ...entry.lines]
    return {
      ...withLines({ ...order, payments: [...order.payments, ...entry.payments] }, lines),
      reservations: reserved(order, lines),
      mergedFrom: [...(order.mergedFrom ?? []), entry.from],
      effects: [...order.effects, ...tell(order, entry, 'order.changed')],
    }
  },
  mergedInto: (order, entry) => {
    if (!isSplittable(order)) throw new NotAcceptable('The order can’t be merged any more.')
    return {
      ...order,
      state: state(order, 'cancelled'),
      fulfilment: order.fulfilment === 'none' ? 'none' : fulfilment(order, 'none'),
      payment: order.payment === 'authorised' ? payment(order, 'moved') : order.payment,
      payments: [],
      reservations: [],
      mergedInto: entry.into,
      reason: { code: 'merged', message: `Merged into order ${entry.into.number}.` },
      effects: [...order.effects, ...tell(order, entry, 'order.changed')],
    }
  },
} satisfies Partial<Folds>
