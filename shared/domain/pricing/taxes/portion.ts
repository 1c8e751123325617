import { sum } from '../../money/money.ts'
import { spread } from '../../money/spread.ts'
import { isGoods } from '../cart.ts'
import { type Piece, weightsOf } from '../piece.ts'
import { type Tax, taxKey } from '../tax.ts'

/** An amount that is charged with one list of taxes. */
export interface Portion {
  readonly taxes: readonly Tax[]
  /** Minor units, with the taxes in it where prices include them; and of each of the piece's lines. */
  readonly base: number
  readonly bases: readonly number[]
  /** Thousandths, for taxes by the unit. */
  readonly quantity: number
}

/** A list of taxes, and what the goods that are charged with it come to. */
interface Share {
  readonly taxes: readonly Tax[]
  readonly base: number
}

/** The goods' prices by the taxes that they are charged with: shipping may follow them. */
export const sharesOfGoods = (pieces: readonly Piece[]): Share[] => {
  const shares = new Map<string, Share>()
  for (const { line, base } of pieces) {
    const { taxes } = line
    if (!isGoods(line) || taxes === 'shares') continue
    const key = taxes.map(taxKey).join()
    shares.set(key, { taxes, base: sum([shares.get(key)?.base ?? 0, base]) })
  }
  return [...shares].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, share]) => share)
}

/** The piece by its lists of taxes: one, none for an exempt customer, or as the goods are. */
export const portionsOf = (piece: Piece, shares: readonly Share[], exempt: boolean): Portion[] => {
  const bases = piece.parts.map(({ base }) => base)
  const { taxes } = piece.line
  const { base } = piece
  // What costs nothing bears no tax, not even one by the unit.
  const quantity = base === 0 ? 0 : piece.quantity
  if (exempt) return [{ taxes: [], base, bases, quantity }]
  if (taxes !== 'shares') return [{ taxes, base, bases, quantity }]
  if (shares.length === 0) return [{ taxes: [], base, bases, quantity }]
  const weights = weightsOf(shares.map((share) => share.base))
  const split = bases.map((one) => spread(one, weights))
  return shares.map((share, index) => {
    const parts = split.map((one) => one[index] ?? 0)
    return { taxes: share.taxes, base: sum(parts), bases: parts, quantity: 0 }
  })
}
