import type { Question } from '../../../electron/order-manager/ports/gateway.ts'
import type { Move } from '../explore.ts'
import type { Product } from '../product.ts'
import { remembers } from '../world/gateway.ts'
import type { Attempt, Budget, World } from '../world/world.ts'
import { arrived, named, settled, withoutVain } from './runner.ts'

export const unavailable = { problem: 'No answer.' }

/** What goes wrong with money: on the way, at the other side, or with the order manager itself. */
export const faultyMoves = (product: Product, world: World): Move<World>[] => [
  ...(world.left.faults === 0 ? [] : faultsOf(product, { ...world, left: less(world, 'faults') })),
  ...(world.left.crashes === 0 || world.attempts.length === 0
    ? []
    : [wrong('the order manager is killed', killed(world))]),
]

export const less = ({ left }: World, kind: 'faults' | 'crashes'): Budget => ({ ...left, [kind]: left[kind] - 1 })

export const wrong = (name: string, world: World): Move<World> => ({ name, isCalm: false, world })

const faultsOf = (product: Product, world: World): Move<World>[] => [
  ...world.attempts.flatMap((attempt) =>
    attempt.answer === null ? onItsWay(product, world, attempt) : [onItsWayBack(product, world, attempt)],
  ),
  ...forgotten(world),
]

const onItsWay = (product: Product, world: World, attempt: Attempt): Move<World>[] => {
  const name = named(attempt)
  const timedOut = settled(product, world, attempt, unavailable)
  const lost = wrong(`${name} is lost, or the other side is down`, timedOut)
  // What is only looked up changes nothing, whenever it arrives.
  if (attempt.request.step === 'lookUp') return [lost]
  const { question } = attempt.request
  return [
    lost,
    wrong(`${name} takes so long that nobody waits for it`, withLate(timedOut, question)),
    // The gateway remembers it when it arrives again, unless it has forgotten by then.
    ...(isDeclinable(world, attempt) ? [wrong(`${name} is declined`, arrived(world, attempt, true))] : []),
  ]
}

/** A customer's bank says no to a promise or a refund; what is promised, it keeps. */
const isDeclinable = ({ way }: World, { effect }: Attempt): boolean =>
  way === 'card' && (effect.kind === 'authorise' || effect.kind === 'refund')

const onItsWayBack = (product: Product, world: World, attempt: Attempt): Move<World> =>
  wrong(`the answer to ${named(attempt)} is lost, late or rubbish`, settled(product, world, attempt, unavailable))

/** The same question twice on its way is as good as once. */
const withLate = (world: World, question: Question): World =>
  world.late.some(({ request }) => request.key === question.request.key)
    ? world
    : withoutVain({ ...world, late: [...world.late, question] })

/** So much time passes that the gateway forgets our keys; what was on its way has arrived by then, or never will. */
const forgotten = (world: World): Move<World>[] => {
  const isQuiet = world.attempts.length === 0 && world.late.length === 0
  const isAsked = world.orders.some(({ effects }) =>
    effects.some(({ kind, awaits }) => kind !== 'notify' && awaits === undefined),
  )
  if (world.way !== 'card' || !isQuiet || !isAsked) return []
  const clock = world.clock + remembers.card + 1
  return [
    wrong('time passes, and the gateway forgets', { ...world, clock, gateway: { ...world.gateway, answers: {} } }),
  ]
}

/** What was on its way still arrives; nobody knows of it any more. */
export const killed = (world: World): World => {
  const onTheWay = world.attempts.flatMap(({ answer, request: { step, question } }) =>
    answer === null && step === 'ask' ? [question] : [],
  )
  return onTheWay.reduce(withLate, { ...world, attempts: [], left: less(world, 'crashes') })
}
