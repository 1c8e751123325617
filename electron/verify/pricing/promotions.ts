import type { Promotion, Reward } from '../../../shared/domain/pricing/promotions/promotion.ts'
import { total } from '../money.ts'
import { type Batch, copyOf, isGoods, leftOf, takeOff } from './goods-in-cart.ts'
import { rewardOn } from './rewards.ts'

const mostTried = 256
const turns: readonly Reward['kind'][] = ['bundle', 'buyGet', 'percent', 'amount', 'orderPercent', 'orderAmount']

interface Candidate {
  readonly promotion: Promotion
  /** The places of the batches that it takes something off. */
  readonly touched: readonly number[]
}

/** The batches with the promotions that the customer is best off with: rule 5. */
export const withPromotions = (batches: readonly Batch[], promotions: readonly Promotion[]): readonly Batch[] => {
  const goods = total(batches.filter(({ line }) => isGoods(line)).map(leftOf))
  const candidates = promotions
    .filter(({ minimum }) => minimum === null || minimum <= goods)
    .toSorted(
      (one, other) => turns.indexOf(one.reward.kind) - turns.indexOf(other.reward.kind) || (one.id < other.id ? -1 : 1),
    )
    .map((promotion): Candidate => {
      const touched = [...rewardOn(promotion, batches).entries()].flatMap(([place, off]) => (off > 0 ? [place] : []))
      return { promotion, touched }
    })
    .filter(({ touched }) => touched.length > 0)
  let [best, cost] = [batches, costOf(batches)]
  let tried = 0
  for (const chosen of allowed(candidates, 0, [])) {
    if (!isFull(chosen, candidates)) continue
    if (++tried > mostTried) break
    const applied = batches.map(copyOf)
    for (const { promotion } of chosen) apply(promotion, applied)
    if (costOf(applied) < cost) [best, cost] = [applied, costOf(applied)]
  }
  return best
}

const costOf = (batches: readonly Batch[]): number => total(batches.map(leftOf))

const apply = ({ id, name, reward, ...rest }: Promotion, batches: readonly Batch[]): void => {
  const from = reward.kind.startsWith('order') ? 'orderPromotion' : 'promotion'
  const ppm = reward.kind === 'percent' || reward.kind === 'orderPercent' ? reward.ppm : null
  const amounts = rewardOn({ id, name, reward, ...rest }, batches)
  for (const [place, batch] of batches.entries()) takeOff(batch, { from, id, name, ppm }, amounts[place] ?? 0)
}

const clash = (one: Candidate, other: Candidate): boolean =>
  !(one.promotion.combinable && other.promotion.combinable) &&
  one.touched.some((place) => other.touched.includes(place))

/** Sets without a clash; those with an earlier candidate come before those without it. */
function* allowed(
  candidates: readonly Candidate[],
  from: number,
  chosen: readonly Candidate[],
): Generator<readonly Candidate[]> {
  const next = candidates[from]
  if (next === undefined) {
    yield chosen
    return
  }
  if (!chosen.some((one) => clash(one, next))) yield* allowed(candidates, from + 1, [...chosen, next])
  // What clashes with nothing is in every set that is full.
  if (candidates.some((one) => one !== next && clash(one, next))) yield* allowed(candidates, from + 1, chosen)
}

const isFull = (chosen: readonly Candidate[], candidates: readonly Candidate[]): boolean =>
  candidates.every((one) => chosen.includes(one) || chosen.some((other) => clash(one, other)))
