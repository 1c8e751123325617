import { repriced } from './cart-of.ts'
import { type Effect, runnable, type WebShopEvent } from './effects.ts'
import type { Entry, Happening } from './entries.ts'
import type { FulfilmentState, Line, Order, OrderState, PaymentState } from './order.ts'
import { fulfilmentTransitions, orderTransitions, paymentTransitions } from './transitions.ts'

/** What an entry asked for that the order's state does not allow; `evolve` turns it into an exception of the order. */
export class NotAcceptable extends Error {}

/** An answer to an open question that is of another kind, which stays open. */
export class NotItsQuestion extends NotAcceptable {}

/** What an entry makes of an order that has it among its entries already. */
export type Fold<T extends Happening['type']> = (order: Order, entry: Extract<Entry, { type: T }>) => Order

export type Folds = { readonly [T in Happening['type']]: Fold<T> }

export const firstDue = (effects: readonly Effect[]): number => {
  const due = runnable(effects).map((effect) => effect.dueAt)
  return due.length === 0 ? 0 : Math.min(...due)
}

export const withLines = (order: Order, lines: readonly Line[]): Order => repriced({ ...order, lines })

export const changeLine = (order: Order, lineId: string, change: (line: Line) => Line): Order => {
  if (!order.lines.some((line) => line.id === lineId)) throw new NotAcceptable('The line is not on the order any more.')
  return withLines(
    order,
    order.lines.map((line) => (line.id === lineId ? change(line) : line)),
  )
}

const enter = <S extends string>(table: Record<S, readonly S[]>, from: S, to: S): S => {
  if (!table[from].includes(to)) throw new NotAcceptable(`What is “${from}” can't become “${to}”.`)
  return to
}
export const state = (order: Order, to: OrderState) => enter(orderTransitions, order.state, to)
export const fulfilment = (order: Order, to: FulfilmentState) => enter(fulfilmentTransitions, order.fulfilment, to)
export const payment = (order: Order, to: PaymentState) => enter(paymentTransitions, order.payment, to)

export const beginning = (order: Order): Order => {
  if (order.entries.length > 1) throw new NotAcceptable('The order has begun already.')
  return order
}

export const owe = (entry: Entry, kind: Effect['kind'], event: WebShopEvent | null = null): Effect => ({
  id: `${entry.id}:${event ?? kind}`,
  kind,
  event,
  attempts: 0,
  dueAt: entry.at,
  problem: null,
})
/** What is owed yet once a question has been answered: one of the kinds that the answer is to. */
export const settled = (order: Order, effectId: string, ...kinds: readonly Effect['kind'][]): readonly Effect[] => {
  const asked = order.effects.find((effect) => effect.id === effectId)
  if (asked === undefined) throw new NotAcceptable('The answer is to a question that was not open.')
  if (!kinds.includes(asked.kind)) throw new NotItsQuestion('The answer is to a question of another kind.')
  return order.effects.filter((effect) => effect.id !== effectId)
}
