import { share } from '../../money/money.ts'
import type { Reward } from './promotion.ts'
import { countOf, firstOf, isAmong, type Offered, type Units, unitsOf } from './units.ts'

/**
 * Minor units off each piece where who buys so many gets so many. Of the same goods: the units in sets of both counts,
 * and of a set that is not full those beyond the bought ones. Of others: as many for each full count bought; what is
 * among both counts as got. The cheapest units are those that are got.
 */
export const buyGet = (reward: Extract<Reward, { kind: 'buyGet' }>, offered: readonly Offered[]): number[] => {
  const amounts = offered.map(() => 0)
  for (const { place, price } of got(reward, offered)) amounts[place] = share(price, reward.ppm, 1_000_000)
  return amounts
}

const got = (
  { buy, buyUnits, get, getUnits }: Extract<Reward, { kind: 'buyGet' }>,
  offered: readonly Offered[],
): Units[] => {
  if (get === null) {
    const units = unitsOf(offered, (line) => isAmong(buy, line), 'cheapest')
    const set = buyUnits + getUnits
    const count = countOf(units)
    return firstOf(units, Math.floor(count / set) * getUnits + Math.max(0, (count % set) - buyUnits))
  }
  const bought = unitsOf(offered, (line) => isAmong(buy, line) && !isAmong(get, line), 'cheapest')
  const units = unitsOf(offered, (line) => isAmong(get, line), 'cheapest')
  return firstOf(units, Math.min(countOf(units), Math.floor(countOf(bought) / buyUnits) * getUnits))
}
