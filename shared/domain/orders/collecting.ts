import type { Effect } from './effects.ts'
import type { Entry } from './entries.ts'
import { owe } from './folding.ts'
import { type OnlinePayment, onlinePayments, toCollect } from './online-payments.ts'
import type { Order } from './order.ts'
import { isShared, leftInPurse } from './purse.ts'

/** What an order owes its gateway about one of its payments; named after the entry alone where it has one. */
const oweFor = (order: Order, entry: Entry, kind: 'capture' | 'void' | 'release', { id }: OnlinePayment): Effect => {
  const effect = owe(entry, kind)
  return onlinePayments(order)[0]?.id === id ? effect : { ...effect, id: `${effect.id}:${id}`, paymentId: id }
}

/** Others have shares in what was promised with it: it is given back after them. */
const waitsForOthers = (order: Order, { id }: OnlinePayment): boolean =>
  order.purse?.paymentId === id && isShared(order)

const voids = (order: Order, entry: Entry, payments: readonly OnlinePayment[]): Effect[] =>
  payments.filter((one) => !waitsForOthers(order, one)).map((one) => oweFor(order, entry, 'void', one))

/** The money is collected, of each payment its part; what a payment is not needed for is given back. */
export const collect = (order: Order, entry: Entry): Effect[] => {
  const parts = toCollect(order)
  const all = onlinePayments(order)
  const isNeeded = (one: OnlinePayment): boolean => all.length === 1 || (parts.get(one.id) ?? 0) > 0
  return [
    ...all.filter(isNeeded).map((one) => oweFor(order, entry, 'capture', one)),
    ...voids(
      order,
      entry,
      all.filter((one) => !isNeeded(one)),
    ),
  ]
}

/** What was promised is given back. */
export const giveBack = (order: Order, entry: Entry): Effect[] => voids(order, entry, onlinePayments(order))

/** Whether the gateway is still to be told that the order does not want its money. */
export const isGivingBack = (order: Order): boolean =>
  order.effects.some(({ kind }) => kind === 'void') || isShared(order)

/** Where nobody needs the purse any more, what is left of it is given back. */
export const withEmptyPurse = (order: Order, entry: Entry): Order => {
  const own = onlinePayments(order).find(({ id }) => id === order.purse?.paymentId)
  if (own === undefined || isShared(order)) return order
  if (order.payment === 'voiding') return { ...order, effects: [...order.effects, oweFor(order, entry, 'void', own)] }
  const isOpen = order.payment === 'authorised' || order.effects.some(({ kind }) => kind === 'capture')
  if (isOpen || leftInPurse(order) <= 0) return order
  return { ...order, effects: [...order.effects, oweFor(order, entry, 'release', own)] }
}
