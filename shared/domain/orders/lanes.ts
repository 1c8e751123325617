import { type Effect, runnable } from './effects.ts'
import type { Order } from './order.ts'

/**
 * What is done side by side: each lane has hands of its own, so that an endpoint that does not answer keeps neither money
 * nor other endpoints waiting, and nothing keeps the customer waiting who stands at the card terminal.
 */
export type Lane = 'money' | 'card' | `tell ${string}` | `given up ${string}`

export const laneOf = (
  { web }: Pick<Order, 'web'>,
  { kind, givenUp, endpoint }: Pick<Effect, 'kind' | 'givenUp' | 'endpoint'>,
): Lane => {
  if (kind === 'card' || kind === 'reverseCard') return 'card'
  if (kind !== 'notify') return 'money'
  const where = `${web?.webShopId ?? ''}${endpoint === undefined ? '' : `/${endpoint}`}`
  return givenUp === true ? `given up ${where}` : `tell ${where}`
}

/** What an order owes now or later, and what was given up of it. */
export const owedBy = (order: Pick<Order, 'web' | 'effects'>): { readonly lane: Lane; readonly effect: Effect }[] =>
  [...runnable(order.effects), ...order.effects.filter(({ givenUp }) => givenUp === true)].map((effect) => ({
    lane: laneOf(order, effect),
    effect,
  }))
