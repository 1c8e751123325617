import type { Entry } from '../../../shared/domain/orders/entries.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import type { Faults } from '../findings.ts'
import { part, total } from '../money.ts'
import type { Folded } from './folded.ts'

/** What no longer happens to goods that are set aside: they keep their prices and their customer. */
const fixed: ReadonlySet<Entry['type']> = new Set([
  'lineAdded',
  'lineRemoved',
  'quantityChanged',
  'lineDiscounted',
  'priceOverridden',
  'orderDiscounted',
  'couponEntered',
  'couponRemoved',
  'promotionsOffered',
  'taxExempted',
  'linesListed',
  'customerAttached',
  'undone',
  'abandoned',
  'parked',
])

/** What is set aside is a customer's, who paid the least part of it first and no more than it costs, and has a proof of each instalment. */
export const checkLayaway = (
  order: Order,
  { state, customer, payments }: Folded,
  called: string,
  faults: Faults,
): void => {
  const refused = new Set(order.exceptions.map(({ entryId }) => entryId))
  const entries = order.entries.filter(({ id }) => !refused.has(id))
  const place = entries.findIndex(({ type }) => type === 'setAside')
  const aside = entries[place]
  if (aside?.type !== 'setAside') {
    if (entries.some(({ type }) => type === 'putBack' || type === 'layawayCancelled'))
      faults.add(`${called} was put back or cancelled, and was never set aside.`)
    return
  }
  if (customer === null) faults.add(`${called} is set aside for nobody.`)
  const first = paidIn(entries.slice(0, place))
  const least = part(order.totals.total, aside.leastPpm, 1_000_000)
  if (first < least) faults.add(`${called} was set aside with ${first} paid, and ${least} is the least.`)
  if (state === 'setAside' && total(payments.map(worthOf)) >= order.totals.total)
    faults.add(`${called} is set aside, and paid in full.`)
  const later = entries.slice(place + 1)
  for (const { id, type } of later)
    if (fixed.has(type)) faults.add(`${called}: ${type} (${id}) changes what is set aside.`)
  for (const [index, { id, type }] of later.entries()) {
    const next = later[index + 1]
    if (type === 'paymentTaken' && next?.type !== 'sold' && !(next?.type === 'putBack' && next.proof !== undefined))
      faults.add(`${called}: there is no proof of the instalment ${id}.`)
  }
}

type Payment = Order['payments'][number]

/** How much of the order a payment pays: what coins can't pay of it is its rounding. */
const worthOf = (payment: Payment): number => payment.amount - (payment.tender === 'cash' ? (payment.rounding ?? 0) : 0)

const paidIn = (entries: readonly Entry[]): number => {
  const returned = new Set(entries.flatMap((entry) => (entry.type === 'paymentReturned' ? [entry.paymentId] : [])))
  return total(
    entries.flatMap((entry) =>
      entry.type === 'paymentTaken' && !returned.has(entry.payment.id) ? [worthOf(entry.payment)] : [],
    ),
  )
}
