import type { CartToPrice } from '../../../shared/domain/pricing/cart.ts'
import type { ChargedTax, PricedLine } from '../../../shared/domain/pricing/result.ts'
import type { Tax } from '../../../shared/domain/pricing/tax.ts'
import { total } from '../money.ts'
import { exactTaxes, netOf } from './exact-taxes.ts'
import { type Fraction, rounded, sumOf } from './fraction.ts'
import { type Batch, isGoods, keyOfTax, keyOfTaxes, leftOf } from './goods-in-cart.ts'
import { spread, spreadBy } from './spread.ts'

/** What is charged with one list of taxes: a batch, or its part of the shares. Minor units, by line as well. */
interface Charge {
  readonly batch: Batch
  readonly taxes: readonly Tax[]
  readonly prices: readonly number[]
  readonly price: number
  readonly exact: readonly Fraction[]
  readonly net: Fraction
  /** Each tax in whole minor units, once it is settled. */
  readonly settled: number[]
}

/** The lines with their taxes: rules 2 to 4 and 6. */
export const taxed = (batches: readonly Batch[], cart: CartToPrice): PricedLine[] => {
  const charges = batches.flatMap((batch) => chargesOf(batch, batches, cart))
  if (cart.rounding === 'line') for (const charge of charges) settleAlone(charge, cart)
  else settleTogether(charges, cart)
  return batches.flatMap((batch) => {
    const mine = charges.filter((charge) => charge.batch === batch)
    return batch.lines.map((open, place): PricedLine => {
      const taxes = rowsOf(mine.flatMap((charge) => taxesOfLine(charge, place, cart)))
      const tax = total(taxes.map((row) => row.tax))
      const net = cart.pricesIncludeTax ? open.left - tax : open.left
      return {
        id: open.line.id,
        unitPrice: batch.unitPrice,
        subtotal: open.subtotal,
        discount: open.subtotal - open.left,
        discounts: open.discounts,
        net,
        tax,
        taxes,
        gross: net + tax,
      }
    })
  })
}

const chargesOf = (batch: Batch, batches: readonly Batch[], cart: CartToPrice): Charge[] => {
  const prices = batch.lines.map(({ left }) => left)
  const charge = (taxes: readonly Tax[], parts: readonly number[], quantity: number): Charge => {
    const price = total(parts)
    const exact = exactTaxes(taxes, price, quantity, cart.pricesIncludeTax)
    const net = netOf(taxes, price, quantity)
    return { batch, taxes, prices: parts, price, exact, net, settled: taxes.map(() => 0) }
  }
  const { taxes } = batch.line
  // What costs nothing bears no tax by the unit either.
  const quantity = leftOf(batch) === 0 ? 0 : batch.quantity
  if (cart.exempt) return [charge([], prices, quantity)]
  if (taxes !== 'shares') return [charge(taxes, prices, quantity)]
  const lists = new Map<string, { readonly taxes: readonly Tax[]; cost: number }>()
  for (const other of batches) {
    if (!isGoods(other.line) || other.line.taxes === 'shares') continue
    const key = keyOfTaxes(other.line.taxes)
    const known = lists.get(key) ?? { taxes: other.line.taxes, cost: 0 }
    lists.set(key, { ...known, cost: known.cost + leftOf(other) })
  }
  const sorted = [...lists].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, list]) => list)
  if (sorted.length === 0) return [charge([], prices, 0)]
  const parts = prices.map((price) =>
    spreadBy(
      price,
      sorted.map(({ cost }) => cost),
    ),
  )
  return sorted.map((list, place) =>
    charge(
      list.taxes,
      parts.map((split) => split[place] ?? 0),
      0,
    ),
  )
}

/** Each charge for itself. Within a price the net amount is rounded, and the taxes are what remains. */
const settleAlone = (charge: Charge, { pricesIncludeTax }: CartToPrice): void => {
  const settled = pricesIncludeTax
    ? spread(charge.taxes.length === 0 ? 0 : charge.price - rounded(charge.net), charge.exact)
    : charge.exact.map(rounded)
  charge.settled.splice(0, settled.length, ...settled)
}

/** Each tax once for all that is charged with it, and then back to where it came from. */
const settleTogether = (charges: readonly Charge[], { pricesIncludeTax }: CartToPrice): void => {
  const all = charges.flatMap((charge) =>
    charge.taxes.map((tax, place) => ({ charge, place, key: keyOfTax(tax), exact: charge.exact[place] ?? sumOf([]) })),
  )
  const keys = [...new Set(all.map(({ key }) => key))].sort()
  const sums = keys.map((key) => sumOf(all.filter((one) => one.key === key).map(({ exact }) => exact)))
  const within = total(charges.map(({ price }) => price)) - rounded(sumOf(charges.map(({ net }) => net)))
  const amounts = pricesIncludeTax ? spread(within, sums) : sums.map(rounded)
  for (const [index, key] of keys.entries()) {
    const mine = all.filter((one) => one.key === key)
    const parts = spread(
      amounts[index] ?? 0,
      mine.map(({ exact }) => exact),
    )
    for (const [nth, { charge, place }] of mine.entries()) charge.settled[place] = parts[nth] ?? 0
  }
}

const taxesOfLine = ({ taxes, prices, settled }: Charge, line: number, cart: CartToPrice): ChargedTax[] => {
  const own = settled.map((amount) => spreadBy(amount, prices)[line] ?? 0)
  const price = prices[line] ?? 0
  const net = cart.pricesIncludeTax ? price - total(own) : price
  return taxes.map(
    ({ id, name, ppm, perUnit, compound = false }, place): ChargedTax => ({
      rateId: id,
      name,
      ppm,
      ...(perUnit === undefined ? {} : { perUnit }),
      net: compound ? net + total(own.slice(0, place)) : net,
      tax: own[place] ?? 0,
    }),
  )
}

/** One row for each rate. */
const rowsOf = (taxes: readonly ChargedTax[]): ChargedTax[] => {
  const rows = new Map<string, ChargedTax>()
  for (const tax of taxes) {
    const key = `${tax.rateId}/${tax.ppm}`
    const known = rows.get(key)
    rows.set(key, known === undefined ? tax : { ...known, net: known.net + tax.net, tax: known.tax + tax.tax })
  }
  return [...rows.values()]
}
