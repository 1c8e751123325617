import { sum } from '../../money/money.ts'
import { isGoods } from '../cart.ts'
import { type Piece, takeOff } from '../piece.ts'
import { evaluate, inTurn } from './evaluate.ts'
import type { Promotion } from './promotion.ts'

/** As many combinations as are tried: beyond them the best of those is taken. */
const mostTried = 256

/**
 * The pieces with the promotions that apply. Those that may be combined are applied one after the other, each to what
 * the ones before have left; one that may not is alone on the pieces that it touches. Where that leaves a choice, the
 * customer gets the combination that costs least, and of equal ones that with the promotion that is applied first.
 */
export const withPromotions = (pieces: readonly Piece[], promotions: readonly Promotion[]): readonly Piece[] => {
  const goods = sum(pieces.map(({ line, base }) => (isGoods(line) ? base : 0)))
  const candidates = promotions
    .filter(({ minimum }) => minimum === null || goods >= minimum)
    .toSorted(inTurn)
    .map((promotion) => ({ promotion, amounts: evaluate(promotion, pieces) }))
    .filter(({ amounts }) => amounts.some((amount) => amount > 0))
  if (candidates.length === 0) return pieces
  const touch = (one: Candidate, other: Candidate): boolean =>
    (!one.promotion.combinable || !other.promotion.combinable) &&
    one.amounts.some((amount, place) => amount > 0 && (other.amounts[place] ?? 0) > 0)
  const rest = costOf(pieces)
  let best: { readonly pieces: readonly Piece[]; readonly cost: number } = { pieces, cost: rest }
  for (const set of combinations(candidates, touch)) {
    const applied = set.reduce(apply, pieces)
    const cost = costOf(applied)
    if (cost < best.cost) best = { pieces: applied, cost }
  }
  return best.pieces
}

interface Candidate {
  readonly promotion: Promotion
  readonly amounts: readonly number[]
}

const costOf = (pieces: readonly Piece[]): number => sum(pieces.map(({ base }) => base))

const apply = (pieces: readonly Piece[], { promotion }: Candidate): readonly Piece[] => {
  const { id, name, reward } = promotion
  const ppm = reward.kind === 'percent' || reward.kind === 'orderPercent' ? reward.ppm : null
  const from = reward.kind === 'orderPercent' || reward.kind === 'orderAmount' ? 'orderPromotion' : 'promotion'
  const amounts = evaluate(promotion, pieces)
  return pieces.map((piece, place) => takeOff(piece, { from, id, name, ppm }, amounts[place] ?? 0))
}

/**
 * The largest sets without two that exclude each other, each in the order of the candidates. A set with an earlier candidate
 * comes before one without it: so the first of equally good ones does not depend on how they are found.
 */
const combinations = (
  candidates: readonly Candidate[],
  exclude: (one: Candidate, other: Candidate) => boolean,
): Candidate[][] => {
  const sets: Candidate[][] = []
  const extend = (chosen: readonly Candidate[], open: readonly Candidate[], left: readonly Candidate[]): void => {
    if (sets.length >= mostTried) return
    const [first, ...rest] = open
    if (first === undefined) {
      if (left.every((one) => chosen.some((other) => exclude(one, other)))) sets.push([...chosen])
      return
    }
    extend(
      [...chosen, first],
      rest.filter((other) => !exclude(first, other)),
      left,
    )
    // Without it only where something else may take its place.
    if (rest.some((other) => exclude(first, other))) extend(chosen, rest, [...left, first])
  }
  extend([], candidates, [])
  return sets
}
