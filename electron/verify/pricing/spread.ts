import { compare, type Fraction, less, of, sumOf, through, times, whole } from './fraction.ts'

/**
 * An amount that is not negative, in parts by weight: each its whole minor units, and those that are left one by one to
 * whom most is missing; of equal ones to the largest weight, of equal weights to the first. Without any weight all count alike.
 */
export const spread = (amount: number, weights: readonly Fraction[]): number[] => {
  const given = sumOf(weights)
  const counted = given.over === 0n ? weights.map(() => whole(1)) : weights
  const all = sumOf(counted)
  if (amount === 0 || weights.length === 0) return weights.map(() => 0)
  const exact = counted.map((weight) => through(times(whole(amount), weight), all))
  const parts = exact.map(({ over, by }) => Number(over / by))
  const missing = (place: number): Fraction => less(exact[place] ?? whole(0), whole(parts[place] ?? 0))
  for (let left = amount - parts.reduce((sum, part) => sum + part, 0); left > 0; left--) {
    let neediest = 0
    for (const place of parts.keys()) {
      const apart = compare(missing(place), missing(neediest))
      const heavier = compare(weights[place] ?? whole(0), weights[neediest] ?? whole(0))
      if (apart > 0 || (apart === 0 && heavier > 0)) neediest = place
    }
    parts[neediest] = (parts[neediest] ?? 0) + 1
  }
  return parts
}

/** The same by whole numbers. */
export const spreadBy = (amount: number, weights: readonly number[]): number[] =>
  spread(
    amount,
    weights.map((weight) => of(weight, 1)),
  )
