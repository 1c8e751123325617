import type { Order } from '../../../shared/domain/orders/order.ts'
import type { Faults } from '../findings.ts'
import type { Folded } from './folded.ts'
import { pricesOf, type Sums } from './prices.ts'
import { brokenRules } from './pricing-rules.ts'

/**
 * Holds an order's amounts against its entries. Where lines have a price, a discount of their own and one rate, and amounts
 * are rounded by the line, all is calculated anew, to the cent. What promotions, discounts on the order and several taxes
 * make of it is not: there each amount must follow from the others by the rules.
 */
export const checkPrices = (order: Order, folded: Folded, called: string, faults: Faults): void => {
  if (!isPlain(order, folded)) {
    for (const fault of brokenRules(order, folded)) faults.add(`${called}: ${fault}`)
    return
  }
  const { priced, totals } = pricesOf(folded.lines, folded.pricesIncludeTax)
  const differs = (field: string) => (is: string, made: string) =>
    `${called}: ${field} is ${is}, but its entries make it ${made}.`
  faults.same(order.priced.map(sumsOf), priced, differs('priced'))
  faults.same(order.totals, totals, differs('totals'))
}

const isPlain = ({ priced }: Order, { lines, rounding = 'line', discount = null }: Folded): boolean =>
  rounding === 'line' &&
  discount === null &&
  lines.every(({ taxes, taxRate }) => taxes === undefined && taxRate.perUnit === undefined) &&
  priced.every(({ discounts = [] }) => discounts.every(({ from }) => from === 'line'))

const sumsOf = ({ id, subtotal, discount, net, tax, gross }: Sums): Sums => ({
  id,
  subtotal,
  discount,
  net,
  tax,
  gross,
})
