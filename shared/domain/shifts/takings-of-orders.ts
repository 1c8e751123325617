import type { Entry, Voided } from '../orders/entries.ts'
import type { Order, Payment } from '../orders/order.ts'
import { noTakings, type Takings, withPayment, withSale, withVoid } from './takings.ts'

interface Counted {
  readonly place: number
  readonly payment: Payment
  /** Who took it. */
  readonly staffId: string | null
  readonly sign: 1 | -1
}

/**
 * What a shift took, worked out anew from the orders that name it: of a shift that was left to the hub, whose own sums may be
 * behind the sales that the hub has. An entry that could not be accepted took nothing.
 * @throws AmountOutOfRangeError beyond the safe range.
 */
export const takingsOfOrders = (shiftId: string, orders: readonly Order[]): Takings => {
  const payments = orders.flatMap((order) => paymentsIn(order, shiftId))
  const voids = orders.flatMap((order) => acceptedIn(order).flatMap((entry) => voidIn(entry, shiftId)))
  const sales = orders.filter((order) =>
    acceptedIn(order).some((entry) => entry.type === 'sold' && entry.shiftId === shiftId),
  )
  const paid = payments
    .toSorted((one, other) => one.place - other.place)
    .reduce((takings, { payment, sign, staffId }) => withPayment(takings, payment, sign, staffId), noTakings)
  const sold = sales.toSorted(byNumber).reduce(withSale, paid)
  return voids
    .toSorted((one, other) => one.place - other.place)
    .reduce((takings, { amount }) => withVoid(takings, amount), sold)
}

const acceptedIn = ({ entries, exceptions }: Order): readonly Entry[] => {
  if (exceptions.length === 0) return entries
  const refused = new Set(exceptions.map(({ entryId }) => entryId))
  return entries.filter(({ id }) => !refused.has(id))
}

const paymentsIn = (order: Order, shiftId: string): Counted[] => {
  const taken = new Map<string, Pick<Counted, 'payment' | 'staffId'>>()
  return acceptedIn(order).flatMap((entry): Counted[] => {
    if (entry.type === 'paymentTaken') taken.set(entry.payment.id, entry)
    if ((entry.type !== 'paymentTaken' && entry.type !== 'paymentReturned') || entry.shiftId !== shiftId) return []
    const was = entry.type === 'paymentTaken' ? entry : taken.get(entry.paymentId)
    const sign = entry.type === 'paymentTaken' ? 1 : -1
    return was === undefined ? [] : [{ place: entry.shiftPlace, payment: was.payment, staffId: was.staffId, sign }]
  })
}

const voidIn = (entry: Entry, shiftId: string): Voided[] =>
  'voided' in entry && entry.voided?.shiftId === shiftId ? [entry.voided] : []

/** `R1-1000000` follows `R1-999999`. */
const byNumber = ({ number: one }: Order, { number: other }: Order): number =>
  one.length - other.length || (one < other ? -1 : Number(one > other))
