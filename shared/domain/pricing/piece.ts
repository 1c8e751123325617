import { AmountOutOfRangeError, big, share, sum } from '../money/money.ts'
import { spread } from '../money/spread.ts'
import type { CartToPrice, LineToPrice } from './cart.ts'
import { taken } from './discount.ts'
import type { AppliedDiscount } from './result.ts'
import { taxKey } from './tax.ts'
import { withoutTax } from './taxes/exact-taxes.ts'

/** One line's part of a piece. `base` is what is left of the subtotal after its discounts. Minor units. */
interface Part {
  readonly line: LineToPrice
  readonly subtotal: number
  readonly discounts: readonly AppliedDiscount[]
  readonly base: number
}

/** What is rounded as one: a line, or the lines that are alike where the order is rounded as a whole. */
export interface Piece {
  /** What its lines have in common: of kind, product, price and taxes. */
  readonly line: LineToPrice
  /** What one unit is charged with, in minor units. */
  readonly unitPrice: number
  /** Thousandths. */
  readonly quantity: number
  readonly parts: readonly Part[]
  readonly base: number
}

/**
 * The cart in pieces, in an order that does not depend on that of the scans: by what they are, and only then by their
 * ids. Lines' own discounts are taken off. A surcharge in per cent costs nothing yet.
 */
export const piecesOf = (cart: CartToPrice): Piece[] => {
  const alike = new Map<string, LineToPrice[]>()
  for (const line of cart.lines) {
    const key = cart.rounding === 'order' ? nature(line) : `${nature(line)} ${detail(line)}`
    const known = alike.get(key)
    if (known === undefined) alike.set(key, [line])
    else known.push(line)
  }
  return [...alike]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, lines]) => pieceOf(lines, (line) => unitPriceOf(line, cart)))
}

/** What makes lines alike: it decides on amounts, or on what is said of them. */
const nature = ({ kind, sku, productId, category, unit, unitPrice, discount, agreed, taxes }: LineToPrice): string => {
  const price = typeof unitPrice === 'number' ? unitPrice : `${unitPrice.ppm} ppm`
  const own = discount?.kind === 'percent' ? `${discount.ppm} ppm` : discount?.kind
  const charged = taxes === 'shares' ? taxes : taxes.map(taxKey).join()
  return [kind, sku, productId, category, unit, price, own, agreed, charged].join('\n')
}

/** What else sorts them; the id makes each of its own. */
const detail = ({ quantity, discount, id }: LineToPrice): string =>
  `${quantity} ${discount?.kind === 'amount' ? discount.amount : 0} ${id}`

const unitPriceOf = ({ unitPrice, taxes }: LineToPrice, cart: CartToPrice): number => {
  if (typeof unitPrice !== 'number') return 0
  if (unitPrice < 0) throw new AmountOutOfRangeError('a price below zero')
  return cart.exempt && cart.pricesIncludeTax && taxes !== 'shares' ? withoutTax(unitPrice, taxes) : unitPrice
}

const pieceOf = (lines: readonly LineToPrice[], unitPriceOfLine: (line: LineToPrice) => number): Piece => {
  const [line] = lines
  if (line === undefined) throw new Error('a piece of no lines')
  const sorted = lines.length === 1 ? lines : lines.toSorted((one, other) => (detail(one) < detail(other) ? -1 : 1))
  const quantity = sum(sorted.map((one) => one.quantity))
  const unitPrice = unitPriceOfLine(line)
  const base = share(unitPrice, quantity, 1000)
  const subtotals = spread(base, weightsOf(sorted.map((one) => one.quantity)))
  const parts = sorted.map((one, index): Part => {
    const subtotal = subtotals[index] ?? 0
    return { line: one, subtotal, discounts: [], base: subtotal }
  })
  return withOwnDiscounts({ line, unitPrice, quantity, parts, base })
}

const withOwnDiscounts = (piece: Piece): Piece => {
  const { discount } = piece.line
  if (discount?.kind === 'percent')
    return takeOff(piece, { from: 'line', id: '', name: '', ppm: discount.ppm }, taken(discount, piece.base))
  const amounts = piece.parts.map(({ line, base }) => (line.discount === null ? 0 : taken(line.discount, base)))
  return takeOffEach(piece, { from: 'line', id: '', name: '', ppm: null }, amounts)
}

/** The piece with a discount, of minor units in all, spread over its lines by what is left to pay of each. */
export const takeOff = (piece: Piece, what: Omit<AppliedDiscount, 'amount'>, amount: number): Piece =>
  takeOffEach(piece, what, spread(amount, weightsOf(piece.parts.map(({ base }) => base))))

const takeOffEach = (piece: Piece, what: Omit<AppliedDiscount, 'amount'>, amounts: readonly number[]): Piece => {
  if (amounts.every((amount) => amount === 0)) return piece
  const parts = piece.parts.map((part, index) => {
    const amount = amounts[index] ?? 0
    return amount === 0
      ? part
      : { ...part, discounts: [...part.discounts, { ...what, amount }], base: part.base - amount }
  })
  return { ...piece, parts, base: piece.base - sum(amounts) }
}

/** Whole numbers that are not negative, as `spread` wants its weights. */
export const weightsOf = (numbers: readonly number[]): bigint[] => numbers.map(big)
