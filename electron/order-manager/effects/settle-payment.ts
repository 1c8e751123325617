import type { Effect } from '../../../shared/domain/orders/effects.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import type { Adapters } from '../adapters.ts'
import type { PaymentGateway, Question } from '../ports/gateway.ts'
import { theShop } from '../settings.ts'
import type { Answered } from './outcome.ts'
import { afterAnswer, afterLookUp, type GatewayAnswer, isLookedUp, questionOf } from './payment-steps.ts'

/** Has the gateway do what an order owes. */
export const settlePayment = async (
  { store, runtime }: Pick<Adapters, 'store' | 'runtime'>,
  gateway: PaymentGateway,
  order: Order,
  effect: Effect,
): Promise<Answered> => {
  const question = questionOf(order, effect, theShop(store).digits)
  if (isLookedUp(question, runtime.now(), gateway)) {
    const known = afterLookUp(order, effect, await gateway.lookUp(question))
    if (known !== null) return known
  }
  return afterAnswer(order, effect, await ask(gateway, question))
}

const ask = (gateway: PaymentGateway, question: Question): Promise<GatewayAnswer> => {
  switch (question.step) {
    case 'authorise':
      return gateway.authorise(question.request)
    case 'capture':
      return gateway.capture(question.request)
    case 'void':
      return gateway.void(question.request)
    case 'refund':
      return gateway.refund(question.request)
  }
}
