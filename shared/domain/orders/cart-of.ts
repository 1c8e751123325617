import type { CartToPrice, LineToPrice } from '../pricing/cart.ts'
import { price } from '../pricing/price.ts'
import { pricedPart } from '../pricing/priced-part.ts'
import type { PricedLine } from '../pricing/result.ts'
import { pricedBack } from '../pricing/taken-back.ts'
import { totalsOf } from '../pricing/totals.ts'
import type { LinePrice } from './entries.ts'
import type { Line, Order } from './order.ts'

/**
 * What the pricing core needs of an order: goods that come back with their receipt, and the parts of a split or merged order,
 * cost what they cost, and are none of it. Orders that were written before it could do more ask for no more.
 */
export const cartOf = (order: Priceable): CartToPrice => ({
  pricesIncludeTax: order.pricesIncludeTax,
  rounding: order.rounding ?? 'line',
  exempt: (order.exemption ?? null) !== null,
  lines: order.lines.filter((line) => fixedPrice(order, line) === null).map(lineToPrice),
  promotions: order.promotions ?? [],
  discount: order.discount ?? null,
})

const fixedPrice = ({ pricesIncludeTax }: Pick<Order, 'pricesIncludeTax'>, line: Line): PricedLine | null => {
  const from = line.returned?.from ?? null
  return from === null ? pricedPart(line, pricesIncludeTax) : pricedBack(line, from, pricesIncludeTax)
}

type Priceable = Pick<Order, 'pricesIncludeTax' | 'rounding' | 'lines' | 'promotions' | 'discount' | 'exemption'>

const lineToPrice = (line: Line): LineToPrice => ({
  id: line.id,
  kind: line.kind,
  sku: line.sku,
  productId: line.productId,
  category: line.category ?? '',
  unit: line.unit,
  quantity: line.quantity,
  unitPrice: line.unitPrice,
  discount: line.discount,
  agreed: line.override !== undefined,
  taxes: line.taxes ?? [line.taxRate],
})

/** The line at an agreed price, which remembers its own; or at its own again. */
export const withOverride = (
  line: Line,
  override: { readonly unitPrice: number; readonly reason: string } | null,
): Line => {
  const { override: known, ...rest } = line
  const before = known?.before ?? line.unitPrice
  return override === null
    ? { ...rest, unitPrice: before }
    : { ...rest, unitPrice: override.unitPrice, override: { reason: override.reason, before } }
}

/** The line at what a price list asks for, or the catalog again. A price that was agreed stays, and remembers this one. */
export const withListed = (line: Line, { unitPrice, listed }: Omit<LinePrice, 'lineId'>): Line => {
  const { listed: _before, ...rest } = line
  const own = listed === null ? rest : { ...rest, listed }
  return line.override === undefined
    ? { ...own, unitPrice }
    : { ...own, override: { ...line.override, before: unitPrice } }
}

type HowPriced = Pick<Order, 'pricesIncludeTax' | 'rounding'>

/** How an order is priced: as its shop was set when it began, and as its first entry says. */
export const pricingOf = ({ pricesIncludeTax, rounding }: HowPriced): HowPriced => ({
  pricesIncludeTax,
  ...(rounding === undefined ? {} : { rounding }),
})

/** The order with what its lines cost now. @throws AmountOutOfRangeError where an amount would not be exact. */
export const repriced = <T extends Priceable>(order: T): T & Pick<Order, 'priced' | 'totals'> => {
  const { lines, totals } = price(cartOf(order))
  const fixed = order.lines.flatMap((line) => fixedPrice(order, line) ?? [])
  return fixed.length === 0 ? { ...order, priced: lines, totals } : withFixed(order, [...lines, ...fixed])
}

const withFixed = <T extends Priceable>(order: T, all: readonly PricedLine[]): T & Pick<Order, 'priced' | 'totals'> => {
  const byId = new Map(all.map((line) => [line.id, line]))
  const priced = order.lines.flatMap(({ id }) => byId.get(id) ?? [])
  return { ...order, priced, totals: totalsOf(priced) }
}
