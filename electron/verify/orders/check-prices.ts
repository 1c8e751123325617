import type { Line, Order } from '../../../shared/domain/orders/order.ts'
import type { Faults } from '../findings.ts'
import { part } from '../money.ts'
import { calculate } from '../pricing/calculate.ts'
import { cartOf } from '../pricing/cart-of.ts'
import type { Folded } from './folded.ts'

/**
 * Holds an order's amounts against its entries, to the cent: what was sold, at which prices and taxes, with which promotions on
 * offer, is calculated anew. What orders of earlier versions leave out is not missed.
 */
export const checkPrices = (order: Order, folded: Folded, called: string, faults: Faults): void => {
  const { lines, totals } = calculate(cartOf(folded))
  const differs = (field: string) => (is: string, made: string) =>
    `${called}: ${field} is ${is}, but its entries make it ${made}.`
  if (order.priced.map(({ id }) => id).join() !== lines.map(({ id }) => id).join())
    faults.add(`${called}: what is priced are not its lines.`)
  else
    for (const [place, stored] of order.priced.entries()) {
      const there = Object.entries(lines[place] ?? {}).filter(([field]) => field in stored)
      faults.same(stored, Object.fromEntries(there), differs(`priced line ${place + 1}`))
    }
  faults.same(order.totals, totals, differs('totals'))
  for (const [place, line] of folded.lines.entries())
    for (const fault of brokenBy(line)) faults.add(`${called}: line ${place + 1}: ${fault}`)
  for (const fault of unfounded(folded)) faults.add(`${called}: ${fault}`)
}

/** A price that is so much less than the catalog's must be that. One that the list has of its own stands for itself. */
const brokenBy = ({ listed, override, unitPrice }: Line): string[] => {
  if (listed?.catalogPrice === undefined || listed.ppmOff === undefined) return []
  const own = override?.before ?? unitPrice
  const made = part(listed.catalogPrice, 1_000_000 - listed.ppmOff, 1_000_000)
  return own === made ? [] : [`${own} is not the price of ${listed.name}: that would be ${made}.`]
}

/** What was given without what it follows from: a coupon's promotion without the coupon, no tax for who pays it. */
const unfounded = ({ promotions = [], coupons = [], exemption = null, customer }: Folded): string[] => [
  ...promotions.flatMap(({ name, code }) =>
    code === undefined || coupons.includes(code) ? [] : [`nobody entered the coupon of ${name}.`],
  ),
  ...(exemption !== null && customer?.record?.taxExempt !== true
    ? ['it is exempt from tax, its customer is not.']
    : []),
]
