import { balanceOf } from './balance.ts'
import { giveBack } from './collecting.ts'
import type { Entry } from './entries.ts'
import { allShipped, confirmed, refused, tell } from './evolve-web.ts'
import { type Folds, NotAcceptable, payment, state, withLines } from './folding.ts'
import { reservationsFor, toShip } from './lines-progress.ts'
import type { Order } from './order.ts'

/** States in which what was ordered can still be another thing: the goods are not packed, and no bank is thinking. */
export const isChangeable = (order: Order): boolean =>
  ['inReview', 'awaitingStock', 'confirmed', 'onHold'].includes(order.state) &&
  ['none', 'queued', 'picking'].includes(order.fulfilment) &&
  order.payment !== 'capturing'

/** The same, once somebody has looked at it: its lines can go to another order, or come from one. */
export const isSplittable = (order: Order): boolean => isChangeable(order) && order.state !== 'inReview'

const changeable = (order: Order): Order => {
  if (!isChangeable(order)) throw new NotAcceptable('The order can’t be changed any more.')
  return order
}

/** Nothing is reserved for it yet. */
export const waitsForStock = (order: Pick<Order, 'state' | 'held'>): boolean =>
  (order.held?.from ?? order.state) === 'awaitingStock'

/**
 * Where what has not been sent yet is not wanted any more, all has been sent; not while it costs more than was promised for
 * it, since no bank gives more than that.
 */
export const withoutRest = (order: Order, entry: Entry): Order =>
  order.state === 'confirmed' &&
  toShip(order).length === 0 &&
  order.lines.some(({ shipped = 0 }) => shipped > 0) &&
  balanceOf(order).owedByCustomer === 0
    ? allShipped(order, entry)
    : order

/** What people in the back office do to an online order. */
export const deskFolds = {
  reviewDecided: (order, entry) => {
    const { risk } = order
    if (risk === undefined || order.state !== 'inReview') throw new NotAcceptable('The order is not in review.')
    const { approved, reason } = entry
    const decided: Order = { ...order, risk: { ...risk, decision: { approved, reason } } }
    if (approved) return confirmed(decided, entry)
    const no = refused(decided, entry, 'review_refused', reason)
    if (order.payment !== 'authorised') return no
    return { ...no, payment: payment(no, 'voiding'), effects: [...giveBack(no, entry), ...no.effects] }
  },
  held: (order, entry) => ({
    ...order,
    state: state(order, 'onHold'),
    held: { reason: entry.reason, until: entry.until, from: order.state },
    effects: [...order.effects, ...tell(order, entry, 'order.held')],
  }),
  released: (order, entry) => {
    const { held, ...rest } = order
    if (held === undefined) throw new NotAcceptable('The order is not on hold.')
    return withoutRest({ ...rest, state: state(order, held.from) }, entry)
  },
  commented: (order) => order,
  linesChanged: (order, entry) => {
    const wanted = new Map(entry.quantities.map(({ lineId, quantity }) => [lineId, quantity]))
    const lines = [
      ...changeable(order).lines.map((line) => {
        const quantity = wanted.get(line.id)
        if (quantity === undefined) return line
        const less = line.quantity - quantity
        return {
          ...line,
          quantity,
          picked: Math.min(line.picked, quantity),
          ...(less > 0 ? { cancelled: (line.cancelled ?? 0) + less } : {}),
        }
      }),
      ...entry.added,
    ]
    const changed: Order = {
      ...withLines(order, lines),
      reservations: waitsForStock(order) ? [] : reservationsFor(lines, order.locationId),
      effects: [...order.effects, ...tell(order, entry, 'order.changed')],
    }
    return withoutRest(changed, entry)
  },
  addressChanged: (order, entry) => ({
    ...changeable(order),
    shippingAddress: entry.shippingAddress,
    effects: [...order.effects, ...tell(order, entry, 'order.changed')],
  }),
  exceptionClaimed: (order, { entryId, what }) => ({
    ...order,
    exceptions: order.exceptions.map((one) => (one.entryId === entryId ? { ...one, claimed: what } : one)),
  }),
  tellingRepeated: (order, entry) => ({
    ...order,
    effects: [...order.effects, ...tell(order, entry, entry.event)],
  }),
} satisfies Partial<Folds>
