import { big, sum } from '../../money/money.ts'
import { spread } from '../../money/spread.ts'
import type { Reward } from './promotion.ts'
import { countOf, firstOf, isAmong, type Offered, type Units, unitsOf } from './units.ts'

/**
 * Minor units off each piece where so many units together have one price. A piece belongs to the first part that it is
 * among. There are as many bundles of the dearest units as save the customer anything, by what each unit costs before it is
 * rounded; the saving is spread over them by what they cost.
 */
export const bundle = (reward: Extract<Reward, { kind: 'bundle' }>, offered: readonly Offered[]): number[] => {
  const parts = reward.parts.map(({ units }, index) => ({
    units,
    there: unitsOf(offered, (line) => reward.parts.findIndex(({ of }) => isAmong(of, line)) === index, 'dearest'),
  }))
  const used = (bundles: number): Units[] => parts.flatMap(({ units, there }) => firstOf(there, bundles * units))
  const denominator = parts.flatMap(({ there }) => there).reduce((product, { count }) => product * big(count), 1n)
  const exactlySaved = (bundles: number): bigint =>
    parts
      .flatMap(({ units, there }) => exactlyFirst(there, bundles * units, denominator))
      .reduce((all, one) => all + one, big(-bundles * reward.price) * denominator)

  const most = Math.min(...parts.map(({ units, there }) => Math.floor(countOf(there) / units)))
  const bundles = best(most, exactlySaved)
  const amounts = offered.map(() => 0)
  const units = used(bundles)
  const saving = sum(units.map(({ price }) => price)) - bundles * reward.price
  if (saving <= 0) return amounts
  const shares = spread(
    saving,
    units.map(({ price }) => big(price)),
  )
  for (const [index, { place }] of units.entries()) amounts[place] = shares[index] ?? 0
  return amounts
}

/** What the first so many units cost, over the denominator: unrounded, so that a dearer unit is never behind a cheaper one. */
const exactlyFirst = (units: readonly Units[], count: number, denominator: bigint): bigint[] => {
  let left = count
  return units.map(({ price, count: there }) => {
    const taken = Math.min(left, there)
    left -= taken
    return (big(price) * big(taken) * denominator) / big(there)
  })
}

/** The number of bundles that saves most: each saves no more than the one before it, so the first that saves nothing ends it. */
const best = (most: number, saved: (bundles: number) => bigint): number => {
  let low = 0
  let high = most
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (saved(middle + 1) > saved(middle)) low = middle + 1
    else high = middle
  }
  return low
}
