import type { Entry, Voided } from '../orders/entries.ts'
import type { Order, Payment } from '../orders/order.ts'
import type { Sale } from '../orders/sales.ts'
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
 * behind the sales that the hub has. What an order could not accept, as another till had sold the cart, took money all the same.
 * @param sales of these orders, and of the carts among them each that a till sold
 * @throws AmountOutOfRangeError beyond the safe range.
 */
export const takingsOfOrders = (shiftId: string, orders: readonly Order[], sales: readonly Sale[]): Takings => {
  const payments = orders.flatMap((order) => paymentsIn(order, shiftId))
  const voids = orders.flatMap(({ entries }) => entries.flatMap((entry) => voidIn(entry, shiftId)))
  const closed = sales.flatMap(({ sold, order }) => (sold.shiftId === shiftId ? [order] : []))
  const paid = payments
    .toSorted((one, other) => one.place - other.place)
    .reduce((takings, { payment, sign, staffId }) => withPayment(takings, payment, sign, staffId), noTakings)
  const traded = closed.toSorted(byNumber).reduce(withSale, paid)
  return voids
    .toSorted((one, other) => one.place - other.place)
    .reduce((takings, { amount }) => withVoid(takings, amount), traded)
}

const paymentsIn = (order: Order, shiftId: string): Counted[] => {
  const taken = new Map<string, Pick<Counted, 'payment' | 'staffId'>>()
  return order.entries.flatMap((entry): Counted[] => {
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
