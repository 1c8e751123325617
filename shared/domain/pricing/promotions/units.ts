import { big, share } from '../../money/money.ts'
import { isGoods, type LineToPrice } from '../cart.ts'
import { type Goods, isNamed } from './goods.ts'

/** What a promotion sees of a piece: what it is, how much, and what is left to pay of it in minor units. */
export interface Offered {
  readonly line: LineToPrice
  /** Thousandths. */
  readonly quantity: number
  readonly base: number
}

/** Whole units of one piece, by its place, and what they cost together. */
export interface Units {
  readonly place: number
  readonly count: number
  readonly price: number
}

/** Whether a promotion for these goods is for the line: a price that was agreed by hand is left alone. */
export const isAmong = (goods: Goods, line: LineToPrice): boolean =>
  isGoods(line) && !line.agreed && line.discount === null && isNamed(goods, line)

/** All whole units of the pieces that are meant, the dearest or the cheapest first; as they come where they cost alike. */
export const unitsOf = (
  offered: readonly Offered[],
  isMeant: (line: LineToPrice) => boolean,
  first: 'dearest' | 'cheapest',
): Units[] => {
  const sign = first === 'cheapest' ? 1n : -1n
  return offered
    .map(({ line, quantity, base }, place) => ({
      place,
      count: line.unit === 'piece' && isMeant(line) ? Math.trunc(quantity / 1000) : 0,
      price: base,
    }))
    .filter(({ count }) => count > 0)
    .sort((one, other) => {
      const apart = sign * (big(one.price) * big(other.count) - big(other.price) * big(one.count))
      return apart === 0n ? 0 : apart < 0n ? -1 : 1
    })
}

export const countOf = (units: readonly Units[]): number => units.reduce((sum, { count }) => sum + count, 0)

/** The first so many of them. */
export const firstOf = (units: readonly Units[], count: number): Units[] => {
  const chosen: Units[] = []
  let left = count
  for (const { place, count: there, price } of units) {
    if (left === 0) break
    const taken = Math.min(left, there)
    chosen.push({ place, count: taken, price: share(price, taken, there) })
    left -= taken
  }
  return chosen
}
