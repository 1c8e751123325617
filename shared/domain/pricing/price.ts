import { share, sum } from '../money/money.ts'
import { type CartToPrice, isGoods, type LineToPrice } from './cart.ts'
import { taken } from './discount.ts'
import { mirrored } from './mirrored.ts'
import { type Piece, piecesOf, takeOff } from './piece.ts'
import { withPromotions } from './promotions/choose.ts'
import { offOrder } from './promotions/evaluate.ts'
import type { PricedCart, PricedLine } from './result.ts'
import { withTaxes } from './taxes/with-taxes.ts'
import { totalsOf } from './totals.ts'

/**
 * What a cart costs: each line with its discounts and taxes, and totals that are nothing but their sums. The README has
 * the rules, and the order in which they are applied. What is taken back without a receipt, of negative quantity, is the
 * mirror of a sale of its own, without promotions and discounts of the order.
 * @throws AmountOutOfRangeError where an amount would not be exact.
 */
export const price = (cart: CartToPrice): PricedCart => {
  const isBack = ({ quantity }: LineToPrice) => quantity < 0
  const sold = priceSold({ ...cart, lines: cart.lines.filter((line) => !isBack(line)) })
  const back = priceSold({
    ...cart,
    promotions: [],
    discount: null,
    lines: cart.lines.filter(isBack).map((line) => ({ ...line, quantity: 0 - line.quantity })),
  }).map(mirrored)
  const byId = new Map([...sold, ...back].map((line) => [line.id, line]))
  const lines = cart.lines.flatMap(({ id }) => byId.get(id) ?? [])
  return { lines, totals: totalsOf(lines) }
}

const priceSold = (cart: CartToPrice): PricedLine[] => {
  if (cart.lines.length === 0) return []
  const promoted = withPromotions(piecesOf(cart), cart.promotions)
  const pieces = withSurcharges(withDiscount(promoted, cart))
  return withTaxes(pieces, cart)
}

/** With the order's discount, which was given by hand, on what promotions have left. */
const withDiscount = (pieces: readonly Piece[], { discount }: CartToPrice): readonly Piece[] => {
  if (discount === null) return pieces
  const amounts = offOrder(pieces, (goods) => taken(discount, goods))
  const ppm = discount.kind === 'percent' ? discount.ppm : null
  return pieces.map((piece, place) => takeOff(piece, { from: 'order', id: '', name: '', ppm }, amounts[place] ?? 0))
}

/** Surcharges in per cent are of what is left to pay of the goods. */
const withSurcharges = (pieces: readonly Piece[]): readonly Piece[] => {
  if (pieces.every(({ line }) => typeof line.unitPrice === 'number')) return pieces
  const goods = sum(pieces.map(({ line, base }) => (isGoods(line) ? base : 0)))
  return pieces.map((piece) => {
    const { unitPrice } = piece.line
    if (typeof unitPrice === 'number') return piece
    const amount = share(goods, unitPrice.ppm, 1_000_000)
    const parts = piece.parts.map((part, index) => ({
      ...part,
      subtotal: index === 0 ? amount : 0,
      base: index === 0 ? amount : 0,
    }))
    return { ...piece, unitPrice: amount, parts, base: amount }
  })
}
