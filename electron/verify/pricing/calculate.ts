import type { CartToPrice } from '../../../shared/domain/pricing/cart.ts'
import type { PricedCart, PricedLine, TaxRow, Totals } from '../../../shared/domain/pricing/result.ts'
import { part, total } from '../money.ts'
import { type Batch, batchesOf, isGoods, leftOf, takeOff } from './goods-in-cart.ts'
import { withPromotions } from './promotions.ts'
import { offGoods } from './rewards.ts'
import { taxed } from './taxes.ts'

/**
 * What a cart costs by the rules in `shared/domain/pricing/README.md`, worked out once more: in exact fractions and step by step,
 * slowly, with nothing from there but the types. `npm test` holds both against each other.
 */
export const calculate = (cart: CartToPrice): PricedCart => {
  const sold = priced({ ...cart, lines: cart.lines.filter(({ quantity }) => quantity >= 0) })
  const back = priced({
    ...cart,
    promotions: [],
    discount: null,
    lines: cart.lines.flatMap((line) => (line.quantity < 0 ? [{ ...line, quantity: -line.quantity }] : [])),
  }).map(turned)
  const lines = cart.lines.flatMap(({ id }) => [...sold, ...back].filter((line) => line.id === id))
  return { lines, totals: totalsOf(lines) }
}

const priced = (cart: CartToPrice): PricedLine[] => {
  const batches = withPromotions(batchesOf(cart), cart.promotions)
  const { discount } = cart
  if (discount !== null) {
    const ppm = discount.kind === 'percent' ? discount.ppm : null
    const amounts = offGoods(batches, (cost) =>
      discount.kind === 'percent' ? part(cost, discount.ppm, 1_000_000) : Math.min(cost, discount.amount),
    )
    for (const [place, batch] of batches.entries())
      takeOff(batch, { from: 'order', id: '', name: '', ppm }, amounts[place] ?? 0)
  }
  surcharge(batches)
  return taxed(batches, cart)
}

/** Surcharges in per cent, of what is left to pay of the goods. */
const surcharge = (batches: readonly Batch[]): void => {
  const goods = total(batches.filter(({ line }) => isGoods(line)).map(leftOf))
  for (const batch of batches) {
    const { unitPrice } = batch.line
    const [first] = batch.lines
    if (typeof unitPrice === 'number' || first === undefined) continue
    first.subtotal = part(goods, unitPrice.ppm, 1_000_000)
    first.left = first.subtotal
    batch.unitPrice = first.subtotal
  }
}

/** What comes back, the other way; without a zero below zero. */
const turned = (line: PricedLine): PricedLine => ({
  ...line,
  subtotal: 0 - line.subtotal,
  discount: 0 - line.discount,
  discounts: line.discounts.map((one) => ({ ...one, amount: 0 - one.amount })),
  net: 0 - line.net,
  tax: 0 - line.tax,
  taxes: line.taxes.map((row) => ({ ...row, net: 0 - row.net, tax: 0 - row.tax })),
  gross: 0 - line.gross,
})

const totalsOf = (lines: readonly PricedLine[]): Totals => {
  const rows = new Map<string, TaxRow>()
  for (const line of lines) {
    const untaxed = line.net === 0 ? [] : [{ rateId: '', name: 'Not taxed', ppm: 0, net: line.net, tax: 0 }]
    for (const { net, tax, ...rate } of line.taxes.length === 0 ? untaxed : line.taxes) {
      const key = `${rate.rateId}/${rate.ppm}/${'perUnit' in rate ? rate.perUnit : 0}`
      // A rate that was renamed between two lines bears the name of the first.
      const known = rows.get(key) ?? { ...rate, net: 0, tax: 0, gross: 0 }
      rows.set(key, { ...known, net: known.net + net, tax: known.tax + tax, gross: known.gross + net + tax })
    }
  }
  return {
    subtotal: total(lines.map(({ subtotal }) => subtotal)),
    discount: total(lines.map(({ discount }) => discount)),
    net: total(lines.map(({ net }) => net)),
    tax: total(lines.map(({ tax }) => tax)),
    total: total(lines.map(({ gross }) => gross)),
    taxes: [...rows.values()].sort((one, other) => other.ppm - one.ppm || (one.rateId < other.rateId ? -1 : 1)),
  }
}
