import { big, sum } from '../../money/money.ts'
import { spread } from '../../money/spread.ts'
import type { Reward } from './promotion.ts'
import { countOf, firstOf, isAmong, type Offered, type Units, unitsOf } from './units.ts'

/**
 * Minor units off each piece where so many units together have one price. A piece belongs to the first part that it is
 * among. There are as many bundles as save the customer most, of the dearest units; the saving is spread over them by
 * what they cost.
 */
export const bundle = (reward: Extract<Reward, { kind: 'bundle' }>, offered: readonly Offered[]): number[] => {
  const parts = reward.parts.map(({ units }, index) => ({
    units,
    there: unitsOf(offered, (line) => reward.parts.findIndex(({ of }) => isAmong(of, line)) === index, 'dearest'),
  }))
  const used = (bundles: number): Units[] => parts.flatMap(({ units, there }) => firstOf(there, bundles * units))
  const saved = (bundles: number): number => sum(used(bundles).map(({ price }) => price)) - bundles * reward.price

  const most = Math.min(...parts.map(({ units, there }) => Math.floor(countOf(there) / units)))
  const bundles = best(most, saved)
  const amounts = offered.map(() => 0)
  const saving = saved(bundles)
  if (saving <= 0) return amounts
  const units = used(bundles)
  const shares = spread(
    saving,
    units.map(({ price }) => big(price)),
  )
  for (const [index, { place }] of units.entries()) amounts[place] = shares[index] ?? 0
  return amounts
}

/** The number of bundles that saves most: each saves no more than the one before it, so the first that saves nothing ends it. */
const best = (most: number, saved: (bundles: number) => number): number => {
  let low = 0
  let high = most
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (saved(middle + 1) > saved(middle)) low = middle + 1
    else high = middle
  }
  return low
}
