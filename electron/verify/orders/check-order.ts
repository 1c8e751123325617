import type { Entry } from '../../../shared/domain/orders/entries.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import type { Faults } from '../findings.ts'
import { total } from '../money.ts'
import { checkAmounts } from './check-amounts.ts'
import { checkCards } from './check-cards.ts'
import { checkLayaway } from './check-layaway.ts'
import { checkTips } from './check-tips.ts'
import { checkVouchers } from './check-vouchers.ts'
import { movesGoods, movesOf, step } from './fold.ts'
import { blank, type Folded } from './folded.ts'
import { proofOf } from './layaway-steps.ts'
import { creditedBy, onAccounts } from './on-accounts.ts'
import { checkPoints, onPoints } from './on-points.ts'
import { apartFromSale, type OrderFacts } from './order-facts.ts'
import { saysNothing } from './repeated.ts'
import { returnsOf, roundedBack, sidesOf } from './returned.ts'
import { sealOf } from './sealed-version.ts'
import { type Void, voidOf } from './voids.ts'

/** Holds a stored order against what its entries make of it, and answers with what they make of it. */
export const checkOrder = (order: Order, faults: Faults): OrderFacts => {
  const called = order.number === '' ? `The cart ${order.id}` : `Order ${order.number}`
  checkSequence(order, called, faults)
  const refused = new Set(order.exceptions.map(({ entryId }) => entryId))
  const undone = new Set(
    order.entries.flatMap((entry) => (entry.type === 'undone' && !refused.has(entry.id) ? [entry.entryId] : [])),
  )
  let folded = blank
  let soldDigest: string | null = null
  const moves: OrderFacts['moves'][number][] = []
  const voids: Void[] = []
  const sold: Entry[] = []
  const accepted = order.entries.filter((entry) => !refused.has(entry.id))
  for (const [place, entry] of order.entries.entries()) {
    if (refused.has(entry.id) || saysNothing(order.entries, place)) continue
    // A void that is undone was one all the same.
    const gone = voidOf(folded, entry, order.entries, called, faults)
    if (gone !== null) voids.push(gone)
    if (undone.has(entry.id)) continue
    folded = step(folded, entry)
    if (movesGoods(entry)) moves.push(...movesOf(order.id, folded, entry))
    if (entry.type === 'sold') sold.push(entry)
    if (entry.type === 'sold') soldDigest = sealOf(order.entries.slice(0, place + 1))
  }
  const { gone: _gone, begun: _begun, left: _left, came: _came, ...fields } = folded
  const { shiftId, money, heldIn: _heldIn, asked: _asked, earns: _earns, ...shouldBe } = fields
  checkAmounts(order, folded, called, faults)
  for (const [field, value] of Object.entries(shouldBe))
    faults.same(
      order[field as keyof Order],
      value,
      (is, made) => `${called}: ${field} is ${is}, but its entries make it ${made}.`,
    )
  checkPaid(order, folded, called, faults)
  checkCards(order, folded, called, faults)
  checkTips(order.entries, called, faults)
  checkVouchers(order.entries, called, faults)
  checkLayaway(order, folded, called, faults)
  const cameBack = order.entries.filter(({ type }) => type === 'returned')
  const points = checkPoints(order, folded, accepted, called, faults)
  const { id } = order
  const { channel, state, number, registerId, payments, reservations, refunds } = folded
  const { totals } = order
  const apart = apartFromSale(order)
  const sides = sidesOf(order, folded)
  const facts = {
    id,
    channel,
    state,
    number,
    registerId,
    shiftId,
    totals,
    sides,
    payments,
    money,
    apart,
    credited: creditedBy(order, folded),
    ledger: new Map([...onAccounts(order, folded, sold), ...onPoints(id, points, [...sold, ...cameBack])]),
    reservations,
    moves,
    voids,
    proofs: order.entries.flatMap(proofOf),
    linked: linkedOf(folded),
  }
  return { ...facts, soldDigest, ...(refunds === undefined ? {} : { refunds }), ...returnsOf(order, folded) }
}

const linkedOf = ({ gone, begun, left, came, splitFrom, purse }: Folded): OrderFacts['linked'] => ({
  ...(gone === undefined ? {} : { gone }),
  ...(begun === undefined ? {} : { begun }),
  ...(left === undefined ? {} : { left }),
  ...(came === undefined ? {} : { came }),
  ...(splitFrom === undefined ? {} : { splitFrom }),
  ...(purse === undefined ? {} : { purse }),
})

/**
 * What was sold is paid to the last unit, but for what coins can't pay and what the cash of earlier sales was rounded by;
 * a cart that was given up has no money on it.
 */
const checkPaid = (order: Order, { channel, state, payments, lines }: Folded, called: string, faults: Faults): void => {
  const paid = total(payments.map((one) => one.amount - (one.tender === 'cash' ? (one.rounding ?? 0) : 0)))
  const owed = order.totals.total + roundedBack(order, lines)
  if (state === 'completed' && paid !== owed) faults.add(`${called} was sold for ${owed}, and ${paid} was paid.`)
  if (channel === 'counter' && state === 'cancelled' && payments.length > 0)
    faults.add(`${called} was given up with ${paid} on it.`)
}

/** Entries begin the order, follow one another in time, and are there once. */
const checkSequence = ({ entries }: Order, called: string, faults: Faults): void => {
  const [first] = entries
  if (first?.type !== 'begun' && first?.type !== 'placed') faults.add(`${called} has no beginning among its entries.`)
  if (new Set(entries.map(({ id }) => id)).size !== entries.length) faults.add(`${called} has an entry twice.`)
  const late = entries.findIndex((entry, index) => {
    const before = entries[index - 1]
    return (
      before !== undefined &&
      before.deviceId === entry.deviceId &&
      (entry.at < before.at || (entry.at === before.at && entry.counter <= before.counter))
    )
  })
  if (late > 0) faults.add(`${called}: entry ${late + 1} (${entries[late]?.type}) is not after the one before it.`)
}
