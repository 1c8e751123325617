import type { Faults } from '../findings.ts'
import { total } from '../money.ts'
import type { Came, Gone } from './folded.ts'
import type { OrderFacts } from './order-facts.ts'

type Orders = ReadonlyMap<string, OrderFacts>

/** Goods, prices and money of orders that were split or merged: what left the one came to the other, and once. */
export const checkSplits = (orders: Orders, faults: Faults): void => {
  for (const order of orders.values()) {
    for (const gone of order.linked.gone ?? []) checkGone(order, gone, orders, faults)
    for (const came of order.linked.came ?? []) checkCame(order, came, orders, faults)
    checkBeginning(order, orders, faults)
    checkLeft(order, orders, faults)
    checkPurse(order, orders, faults)
  }
}

const partsOf = (lines: Gone['lines']) => lines.map(({ id, quantity, pricedAs }) => ({ id, quantity, pricedAs }))

const checkGone = ({ id, number }: OrderFacts, gone: Gone, orders: Orders, faults: Faults): void => {
  const part = orders.get(gone.into)
  const begun = part?.linked.begun
  if (part === undefined || begun === undefined || part.linked.splitFrom?.id !== id)
    return faults.add(`Order ${number}: what was split off it is in no order.`)
  faults.same(
    { lines: partsOf(begun.lines), paid: begun.payment?.amount ?? 0 },
    { lines: partsOf(gone.lines), paid: gone.share },
    (is, made) => `Order ${part.number} begins with ${is}, but ${made} was split off order ${number}.`,
  )
}

const checkBeginning = (
  { id, number, linked: { splitFrom, begun } }: OrderFacts,
  orders: Orders,
  faults: Faults,
): void => {
  if (begun === undefined) return
  const origin = orders.get(splitFrom?.id ?? '')
  if (origin?.linked.gone?.filter(({ into }) => into === id).length !== 1)
    faults.add(`Order ${number}: nothing was split off the order that it is from.`)
}

const checkCame = ({ id, number }: OrderFacts, came: Came, orders: Orders, faults: Faults): void => {
  const from = orders.get(came.from)
  const left = from?.linked.left
  if (from === undefined || left?.into !== id)
    return faults.add(`Order ${number}: what was merged into it is from no order.`)
  const moneyOf = (payments: Came['payments']) => payments.map((one) => [one.id, one.amount])
  faults.same(
    { lines: partsOf(came.lines), paid: moneyOf(came.payments) },
    { lines: partsOf(left.lines), paid: moneyOf(left.payments) },
    (is, made) => `Order ${number} got ${is} of order ${from.number}, which had ${made}.`,
  )
}

const checkLeft = ({ id, number, linked: { left } }: OrderFacts, orders: Orders, faults: Faults): void => {
  if (left !== undefined && orders.get(left.into)?.linked.came?.filter(({ from }) => from === id).length !== 1)
    faults.add(`Order ${number}: the order that it was merged into did not get it.`)
}

/** No more is collected of a promise than there was; whoever collects of it has a share in it, which is as much as theirs. */
const checkPurse = ({ number, payments, linked: { purse } }: OrderFacts, orders: Orders, faults: Faults): void => {
  for (const one of payments) {
    if (one.tender !== 'online' || one.purse === undefined) continue
    const share = orders.get(one.purse)?.linked.purse?.shares.find(({ paymentId }) => paymentId === one.id)
    const theirs = one.captureId === null ? share?.amount : share?.collected
    if (theirs !== one.amount)
      faults.add(`Order ${number} is paid with ${one.amount} of a promise in which its share is ${String(theirs)}.`)
  }
  if (purse === undefined) return
  const own = payments.find(({ id }) => id === purse.paymentId)?.amount ?? 0
  const taken = total([own, ...purse.shares.map(({ amount, collected }) => collected ?? amount)])
  if (taken > purse.promised)
    faults.add(`Order ${number}: ${taken} is collected, or to be, of a promise of ${purse.promised}.`)
}
