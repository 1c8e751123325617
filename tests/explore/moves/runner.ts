import type { Answered } from '../../../electron/order-manager/effects/outcome.ts'
import type { Question } from '../../../electron/order-manager/ports/gateway.ts'
import type { Effect } from '../../../shared/domain/orders/effects.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import type { Move } from '../explore.ts'
import type { Product } from '../product.ts'
import { act, lookUp, remembers } from '../world/gateway.ts'
import { type Attempt, levelIn, type World } from '../world/world.ts'
import { commit } from './write.ts'

/** What happens by itself with money and goods: the runner asks what is due, and goods are taken up that are waited for. */
export const runnerMoves = (product: Product, world: World): Move<World>[] => [
  ...world.orders.flatMap((order) =>
    product
      .runnable(order.effects)
      .filter(({ id, kind }) => kind !== 'notify' && world.attempts.every(({ effect }) => effect.id !== id))
      .map((effect) => calm(`the runner begins ${effect.id}`, begun(product, world, order, effect))),
  ),
  ...world.attempts.map((attempt) =>
    attempt.answer === null
      ? calm(`${named(attempt)} arrives`, arrived(world, attempt, false))
      : calm(`the answer to ${named(attempt)} is written down`, received(product, world, attempt)),
  ),
  ...world.late.map((question) => calm(`late, ${question.request.key} arrives`, arrivedLate(world, question))),
  ...world.orders.flatMap((order) => restocked(product, world, order)),
]

export const calm = (name: string, world: World): Move<World> => ({ name, isCalm: true, world })

export const named = ({ effect, request }: Attempt): string =>
  request.step === 'lookUp' ? `the question about ${effect.id}` : effect.id

const begun = (product: Product, world: World, order: Order, effect: Effect): World => {
  const share = product.settleShare(order, effect, (id) => world.orders.find((one) => one.id === id))
  if (share !== null) return written(product, world, order, effect, share)
  const question = product.questionOf(order, effect, 2)
  const isLookedUp = product.isLookedUp(question, world.clock, { remembers: remembers[world.way] })
  const request = { step: isLookedUp ? 'lookUp' : 'ask', question } as const
  return { ...world, attempts: [...world.attempts, { order, effect, request, answer: null }] }
}

/** The gateway acts on a request, and answers. */
export const arrived = (world: World, attempt: Attempt, declines: boolean): World => {
  const { step, question } = attempt.request
  const [gateway, answer] =
    step === 'ask'
      ? act(world.gateway, world.way, question, declines)
      : ([world.gateway, lookUp(world.gateway, question)] as const)
  const attempts = world.attempts.map((one) => (one === attempt ? { ...attempt, answer } : one))
  return withoutVain({ ...world, gateway, attempts })
}

const arrivedLate = (world: World, question: Question): World => {
  const [gateway] = act(world.gateway, world.way, question, false)
  return { ...world, gateway, late: world.late.filter((one) => one !== question) }
}

/** Without late questions that the gateway answers from its memory: they change nothing, whenever they arrive. */
export const withoutVain = (world: World): World => {
  const late = world.late.filter((question) => act(world.gateway, world.way, question, false)[0] !== world.gateway)
  return late.length === world.late.length ? world : { ...world, late }
}

/** The runner has an answer, and goes on. */
const received = (product: Product, world: World, attempt: Attempt): World => {
  const { order, effect, request, answer } = attempt
  if (request.step === 'lookUp') {
    if (answer === null || answer.outcome === 'awaited' || answer.outcome === 'refused') return world
    const known = product.afterLookUp(order, effect, answer)
    if (known !== null) return settled(product, world, attempt, known)
    const again: Attempt = { ...attempt, request: { ...request, step: 'ask' }, answer: null }
    return { ...world, attempts: world.attempts.map((one) => (one === attempt ? again : one)) }
  }
  if (answer === null || answer.outcome === 'nothing') return world
  return settled(product, world, attempt, product.afterAnswer(order, effect, answer))
}

/** What an attempt came to is written down. */
export const settled = (product: Product, world: World, attempt: Attempt, answered: Answered): World => {
  const attempts = world.attempts.filter((one) => one !== attempt)
  return written(product, { ...world, attempts }, attempt.order, attempt.effect, answered)
}

/** The commit after an attempt, on the order as it is by then. */
export const written = (product: Product, world: World, order: Order, effect: Effect, answered: Answered): World => {
  const current = world.orders.find(({ id }) => id === order.id)
  if (current === undefined || !product.isOwed(current, effect)) return world
  return commit(product, world, current, product.happeningsOf(order, effect, answered, world.clock, 0.5))
}

/** Goods have come in, or were let go, for an order that waits for them. */
const restocked = (product: Product, world: World, order: Order): Move<World>[] => {
  if (order.state !== 'awaitingStock') return []
  const stock = product.decideStock(order.lines, order.locationId, () => levelIn(world))
  return stock.type === 'stockReserved'
    ? [calm(`goods are reserved for ${order.id}`, commit(product, world, order, [stock]))]
    : []
}
