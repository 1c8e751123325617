import { createHash } from 'node:crypto'
import type { Question } from '../../../electron/order-manager/ports/gateway.ts'
import { happenedAt } from '../../../electron/order-manager/tellings/message.ts'
import type { Effect } from '../../../shared/domain/orders/effects.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import type { Attempt, World } from './world.ts'

/** More attempts than these change nothing any more but how long is waited: a web shop is given up after far more. */
const countedAttempts = 3

const ofEffect = ({ id, attempts, awaits, givenUp }: Effect) => [
  id,
  Math.min(attempts, countedAttempts),
  awaits !== undefined,
  givenUp,
]

const remembered = new WeakMap<object, string>()

/** A short name of what is in many worlds, so that it is written out once. */
const short = <T extends object>(part: T, text: (part: T) => string): string => {
  const before = remembered.get(part)
  if (before !== undefined) return before
  const name = createHash('sha1').update(text(part)).digest('base64')
  remembered.set(part, name)
  return name
}

/**
 * An order without what nothing depends on: of its history, in which order what happened, since keys and what is told
 * follow from that; how often it was tried, and what the web shop was told, stand in its effects.
 */
const ofOrder = ({
  entries,
  effects,
  effectsDueAt: _due,
  updatedAt: _updated,
  priced: _priced,
  ...rest
}: Order): string => {
  const history = entries.flatMap(({ id, type }) => (type === 'effectDelayed' || type === 'webShopTold' ? [] : [id]))
  return JSON.stringify([rest, effects.map(ofEffect), history])
}

/** How long ago each thing was asked first; when it was by the clock does not matter. */
const agesOf = (order: Order, clock: number): number[] =>
  order.effects.map((effect) => (effect.kind === 'notify' ? 0 : clock - happenedAt(order, effect)))

const ofQuestion = ({ request }: Question) => [request.key, 'amount' in request ? request.amount : null]

const ofAttempt = ({ effect, request, answer }: Attempt) => [
  ...ofEffect(effect),
  request.step,
  ofQuestion(request.question),
  answer,
]

const sorted = (parts: readonly unknown[]): string[] => parts.map((part) => JSON.stringify(part)).sort()

const sortedText = (parts: readonly unknown[]): string => sorted(parts).join()

/** The same for worlds in which the same may still happen. */
export const keyOf = ({
  clock,
  orders,
  movements,
  received,
  attempts,
  late,
  lateTellings,
  gateway,
  told,
  left,
}: World): string =>
  JSON.stringify([
    orders.map((order) => [short(order, ofOrder), agesOf(order, clock)]),
    short(movements, sortedText),
    received,
    sorted(attempts.map(ofAttempt)),
    sorted(late.map(ofQuestion)),
    sorted(lateTellings),
    short(gateway, JSON.stringify),
    orders.map(({ id }) => told.filter(({ orderId }) => orderId === id).map(({ effectId }) => effectId)),
    short(left, JSON.stringify),
  ])
