import { tipOf, withTip } from '../money/tip.ts'
import type { CardHappening } from './card-entries.ts'
import { type CardIntent, openCard } from './card-intent.ts'
import type { Entry } from './entries.ts'
import { type Folds, NotAcceptable, owe, settled } from './folding.ts'
import type { Order, Payment } from './order.ts'

const intentIn = ({ cards = [] }: Order, paymentId: string): CardIntent => {
  const found = cards.find((one) => one.paymentId === paymentId)
  if (found === undefined) throw new NotAcceptable('The card terminal was not asked for this payment.')
  return found
}

const changed = (order: Order, paymentId: string, fields: Partial<CardIntent>): readonly CardIntent[] => {
  intentIn(order, paymentId)
  return (order.cards ?? []).map((one) => (one.paymentId === paymentId ? { ...one, ...fields } : one))
}

const without = ({ cards = [] }: Order, paymentId: string): readonly CardIntent[] =>
  cards.filter((one) => one.paymentId !== paymentId)

const delayed = (order: Order, effectId: string, problem: string, dueAt: number): Order['effects'] =>
  order.effects.map((effect) =>
    effect.id === effectId ? { ...effect, attempts: effect.attempts + 1, problem, dueAt } : effect,
  )

/** The order with a payment that its card terminal was asked for, booked. */
export const withoutIntent = (order: Order, paymentId: string): Order => {
  const intent = order.cards?.find((one) => one.paymentId === paymentId)
  if (intent === undefined) return order
  return {
    ...order,
    cards: without(order, paymentId),
    effects: order.effects.filter(({ id }) => id !== intent.effectId),
  }
}

/** The order with money of a card terminal that goes back, because its payment was given back. */
export const givingBack = (order: Order, entry: Entry, payment: Payment | undefined): Order => {
  if (payment?.tender !== 'card' || payment.slip === undefined || payment.amount < 0) return order
  const effect = owe(entry, 'reverseCard')
  const intent: CardIntent = {
    paymentId: payment.id,
    amount: payment.amount,
    ...withTip(tipOf(payment)),
    saleId: payment.slip.saleId,
    poiId: payment.slip.poiId,
    askedAt: entry.at,
    state: 'inVain',
    effectId: effect.id,
    slip: payment.slip,
    reversalsFailed: 0,
  }
  return { ...order, cards: [...(order.cards ?? []), intent], effects: [...order.effects, effect] }
}

/** A cart that is taken up again: what its card has paid is booked now. */
export const booksNow = (order: Order, at: number): Order => {
  const paid = new Set(order.cards?.flatMap(({ state, effectId }) => (state === 'paid' ? [effectId] : [])))
  if (paid.size === 0) return order
  return { ...order, effects: order.effects.map((effect) => (paid.has(effect.id) ? { ...effect, dueAt: at } : effect)) }
}

/** What happens between an order and a card terminal. */
export const cardFolds: Pick<Folds, CardHappening['type']> = {
  cardPaymentAsked: (order, entry) => {
    if (order.state !== 'draft') throw new NotAcceptable('The order is no longer a cart.')
    if (openCard(order) !== undefined) throw new NotAcceptable('The card terminal was asked already.')
    const effect = owe(entry, 'card')
    const { paymentId, amount, tip = 0, saleId, poiId, original } = entry
    const intent: CardIntent = {
      paymentId,
      amount,
      ...withTip(tip),
      saleId,
      poiId,
      askedAt: entry.at,
      ...(original === undefined ? {} : { original }),
      state: 'asked',
      effectId: effect.id,
      reversalsFailed: 0,
    }
    return { ...order, cards: [...(order.cards ?? []), intent], effects: [...order.effects, effect] }
  },
  cardPaymentFailed: (order, entry) => ({
    ...order,
    effects: settled(order, entry.effectId, 'card'),
    cards: without(order, intentIn(order, entry.paymentId).paymentId),
  }),
  cardPaymentKnown: (order, { paymentId, slip, problem, dueAt }) => ({
    ...order,
    cards: changed(order, paymentId, { state: 'paid', slip }),
    effects: delayed(order, intentIn(order, paymentId).effectId, problem, dueAt),
  }),
  cardPaymentGivenUp: (order, { paymentId }) => {
    if (intentIn(order, paymentId).state !== 'asked') throw new NotAcceptable('The card has paid already.')
    return { ...order, cards: changed(order, paymentId, { state: 'givenUp' }) }
  },
  cardPaymentInVain: (order, entry) => {
    const effect = owe(entry, 'reverseCard')
    return {
      ...order,
      cards: changed(order, entry.paymentId, { state: 'inVain', slip: entry.slip, effectId: effect.id }),
      effects: [...settled(order, entry.effectId, 'card'), effect],
    }
  },
  cardReversalFailed: (order, { paymentId, effectId, problem, dueAt }) => ({
    ...order,
    cards: changed(order, paymentId, { reversalsFailed: intentIn(order, paymentId).reversalsFailed + 1 }),
    effects: delayed(order, effectId, problem, dueAt),
  }),
  cardPaymentReversed: (order, { paymentId, effectId }) => ({
    ...order,
    effects: settled(order, effectId, 'reverseCard'),
    cards: without(order, intentIn(order, paymentId).paymentId),
  }),
}
