import type { Effect } from '../../../shared/domain/orders/effects.ts'
import type { Happening } from '../../../shared/domain/orders/entries.ts'
import { laneOf } from '../../../shared/domain/orders/lanes.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import { isLastTry, pauseAfter } from '../../../shared/domain/orders/retries.ts'
import { toldFacts } from '../../../shared/domain/orders/told.ts'
import type { Answered } from './outcome.ts'

/** An answer is written down only while its question is open: another may have come meanwhile. */
export const isOwed = (current: Pick<Order, 'effects'>, effect: Pick<Effect, 'id'>): boolean =>
  current.effects.some(({ id }) => id === effect.id)

/**
 * What is written down of an attempt: what it came to, or when it is tried again.
 * @param order as it was when the attempt began
 * @param chance from 0 to 1: see `pauseAfter`
 */
export const happeningsOf = (
  order: Order,
  effect: Effect,
  answered: Answered,
  now: number,
  chance: number,
): readonly Happening[] => {
  if ('happenings' in answered) return answered.happenings
  const { problem } = answered
  if (isLastTry(effect)) return [{ type: 'tellingGivenUp', effectId: effect.id, problem }]
  const dueAt = now + pauseAfter(effect, laneOf(order, effect), chance)
  return [{ type: 'effectDelayed', effectId: effect.id, problem, dueAt }]
}

/** The web shop knows, at that endpoint. */
export const told = (order: Order, { id: effectId, event, endpoint }: Effect): Answered => {
  if (event === null) return { problem: 'Nothing is to be told.' }
  const where = endpoint === undefined ? {} : { endpoint }
  return { happenings: [{ type: 'webShopTold', effectId, event, said: toldFacts(order), ...where }] }
}
