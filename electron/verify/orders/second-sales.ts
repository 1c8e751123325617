import type { Entry } from '../../../shared/domain/orders/entries.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import type { Faults } from '../findings.ts'
import { calculate } from '../pricing/calculate.ts'
import { cartOf } from '../pricing/cart-of.ts'
import { movesOf, step } from './fold.ts'
import { blank, type Folded } from './folded.ts'
import { type Money, moneyOf } from './money-moves.ts'
import { creditedBy, onAccounts } from './on-accounts.ts'
import { earnedBy, onPoints } from './on-points.ts'
import { apartFromSale, type OrderFacts } from './order-facts.ts'
import { sidesOf } from './returned.ts'
import { sealOf, versionSold } from './sealed-version.ts'

type Sold = Extract<Entry, { type: 'sold' }>

/**
 * What two tills did to one cart that did not know of one another: what the order could not accept any more is shown to a
 * person, but the money is in a drawer, the goods are gone and the receipt is given. Each such sale, and the money and voids.
 */
export const secondSales = (order: Order, faults: Faults): OrderFacts[] => {
  if (order.exceptions.length === 0) return []
  const refused = new Set(order.exceptions.map(({ entryId }) => entryId))
  const entries = order.entries.filter(({ id }) => refused.has(id))
  const money = entries.flatMap((entry) => moneyIn(order, entry))
  const voids = entries.flatMap((entry) =>
    'voided' in entry && entry.voided !== undefined ? [{ entryId: entry.id, ...entry.voided }] : [],
  )
  const sales = entries.flatMap((entry) => (entry.type === 'sold' ? saleOf(order, entry, faults) : []))
  if (money.length === 0 && voids.length === 0) return sales
  const none = { ...blank, money }
  const payments = entries.flatMap((entry) => (entry.type === 'paymentTaken' ? [entry.payment] : []))
  const apart = new Map([...apartFromSale(order)].filter(([id]) => refused.has(id)))
  return [...sales, { ...factsOf(order, none), payments, money, voids, apart, ledger: onAccounts(order, none, []) }]
}

const moneyIn = (order: Order, entry: Entry): Money[] => {
  if (entry.type !== 'paymentTaken' && entry.type !== 'paymentReturned') return []
  const taken =
    entry.type === 'paymentTaken'
      ? entry
      : order.entries.find((one) => one.type === 'paymentTaken' && one.payment.id === entry.paymentId)
  if (taken?.type !== 'paymentTaken') return []
  const { shiftId, shiftPlace: place, id: entryId } = entry
  const money = moneyOf(taken.payment, entry.type === 'paymentTaken' ? 1 : -1)
  return [{ ...money, staffId: taken.staffId, shiftId, place, entryId }]
}

/** The sale of the cart as its till had it. */
const saleOf = (order: Order, sold: Sold, faults: Faults): OrderFacts[] => {
  const { receiptNumber: number, shiftId = null } = sold
  const entries = versionSold(order.entries, sold)
  // Who decided on all that was there before was not refused; only what a till did not know of can be in the way.
  if (entries.length > order.entries.indexOf(sold))
    faults.add(`Order ${number} was sold, and is shown as if it could not be.`)
  const refused = new Set(sold.without)
  const accepted = entries.filter(({ id }) => !refused.has(id))
  const undone = new Set(accepted.flatMap((entry) => (entry.type === 'undone' ? [entry.entryId] : [])))
  const folded = accepted.filter(({ id }) => !undone.has(id)).reduce(step, blank)
  const { lines: priced, totals } = calculate(cartOf(folded))
  const asSold = { ...order, priced, totals }
  return [
    {
      ...factsOf(order, folded),
      state: 'completed',
      number,
      shiftId,
      totals,
      sides: sidesOf(asSold, folded),
      credited: creditedBy(asSold, folded),
      ledger: new Map([
        ...onAccounts(asSold, { ...folded, money: [] }, [sold]),
        ...onPoints(order.id, earnedBy(asSold, folded), [sold]),
      ]),
      moves: movesOf(order.id, folded, sold),
      soldDigest: sealOf(entries),
    },
  ]
}

/** Of nothing but that it is this order's. */
const factsOf = ({ id, channel }: Order, { registerId }: Folded): OrderFacts => ({
  id,
  channel,
  state: 'draft',
  number: '',
  registerId,
  shiftId: null,
  totals: calculate(cartOf(blank)).totals,
  sides: { out: 0, back: 0, goesOut: false, comesBack: false },
  payments: [],
  money: [],
  credited: 0,
  ledger: new Map(),
  apart: new Map(),
  reservations: [],
  moves: [],
  voids: [],
  proofs: [],
  linked: {},
  soldDigest: null,
})
