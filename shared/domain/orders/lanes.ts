import { type Effect, runnable } from './effects.ts'
import type { Order } from './order.ts'

/**
 * What is done side by side: each lane has hands of its own, so that a web shop that does not answer keeps neither money
 * nor other web shops waiting, and nothing keeps the customer waiting who stands at the card terminal.
 */
export type Lane = 'money' | 'card' | `tell ${string}` | `given up ${string}`

const webShopOf = ({ web }: Pick<Order, 'web'>): string => web?.webShopId ?? ''

export const laneOf = (order: Pick<Order, 'web'>, { kind, givenUp }: Pick<Effect, 'kind' | 'givenUp'>): Lane => {
  if (kind === 'card' || kind === 'reverseCard') return 'card'
  if (kind !== 'notify') return 'money'
  return givenUp === true ? `given up ${webShopOf(order)}` : `tell ${webShopOf(order)}`
}

/** What an order owes now or later, and what was given up of it. */
export const owedBy = (order: Pick<Order, 'web' | 'effects'>): { readonly lane: Lane; readonly effect: Effect }[] =>
  [...runnable(order.effects), ...order.effects.filter(({ givenUp }) => givenUp === true)].map((effect) => ({
    lane: laneOf(order, effect),
    effect,
  }))
