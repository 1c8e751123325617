import { tell } from './evolve-web.ts'
import { type Folds, NotAcceptable, owe, payment, settled } from './folding.ts'
import type { OnlineRefund } from './online-facts.ts'
import type { Order } from './order.ts'
import { collected, isCollected, refundable, refunded, withRevoked } from './refunds.ts'

const changed = (order: Order, effectId: string, change: (refund: OnlineRefund) => OnlineRefund): Order => ({
  ...order,
  refunds: (order.refunds ?? []).map((one) => (effectId === `${one.id}:refund` ? change(one) : one)),
  effects: settled(order, effectId, 'refund'),
})

/** What comes back of an online order: goods that the customer asks to send, and money after it was collected. */
export const refundFolds = {
  refundAsked: (order, entry) => {
    const { id, cause, amount, lines, paymentId } = entry
    if (!isCollected(order) || amount <= 0 || amount > refundable(order))
      throw new NotAcceptable('More would go back than was collected.')
    const to = paymentId === undefined ? {} : { paymentId }
    return {
      ...order,
      refunds: [...(order.refunds ?? []), { id, cause, amount, lines, ...to, state: 'asked' }],
      effects: [...order.effects, owe(entry, 'refund')],
    }
  },
  paymentRefunded: (order, entry) => {
    const { effectId, refundId } = entry
    const back = changed(order, effectId, (one) => ({ ...one, state: 'refunded', refundId }))
    const next: Order = {
      ...back,
      payment: payment(back, refunded(back) === collected(back) ? 'refunded' : 'partRefunded'),
    }
    return {
      ...next,
      access: withRevoked(next),
      effects: [...next.effects, ...tell(next, entry, 'order.refunded')],
    }
  },
  returnRequested: (order, { id, lines, reason }) => {
    if (order.channel === 'counter' || order.returnRequest?.answer === null)
      throw new NotAcceptable('Another return was asked for already.')
    return { ...order, returnRequest: { id, lines, reason, answer: null } }
  },
  returnAnswered: (order, entry) => {
    const { returnRequest } = order
    if (returnRequest === undefined || returnRequest.answer !== null)
      throw new NotAcceptable('No return was asked for that is not answered.')
    const { accepted, reason } = entry
    return {
      ...order,
      returnRequest: { ...returnRequest, answer: { accepted, reason } },
      effects: [...order.effects, ...tell(order, entry, 'order.changed')],
    }
  },
  refundRefused: (order, { effectId, message }) =>
    changed(order, effectId, (one) => ({ ...one, state: 'refused', problem: message })),
} satisfies Partial<Folds>
