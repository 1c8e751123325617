import type { Effect } from '../../../shared/domain/orders/effects.ts'
import type { Happening } from '../../../shared/domain/orders/entries.ts'
import { needsReview } from '../../../shared/domain/orders/evolve-web.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import { amountOf } from '../../../shared/domain/orders/refunds.ts'
import type { Adapters } from '../adapters.ts'
import { accessTo } from '../online/access-to.ts'
import type { Authorised, Awaited, Found, PaymentGateway, Question } from '../ports/gateway.ts'
import { happenedAt } from '../tellings/message.ts'
import { moneyOf, namesOf } from './gateway-of.ts'
import type { Outcome } from './outcome.ts'

/** Has the gateway do what an order owes. What was asked before the gateway's memory begins is looked up first. */
export const settlePayment = async (
  adapters: Adapters,
  gateway: PaymentGateway,
  order: Order,
  effect: Effect,
): Promise<Outcome> => {
  const question = questionOf(adapters, order, effect)
  const isOld = adapters.runtime.now() - question.askedAt > gateway.remembers
  const found: Found = isOld ? await gateway.lookUp(question) : { outcome: 'nothing' }
  if (found.outcome !== 'nothing' && found.outcome !== 'unavailable')
    return { happenings: happeningsOf(adapters, order, effect, found) }
  // An authorisation that nobody heard of is never captured, and runs out by itself.
  if (isOld && question.step === 'authorise') return unreachable(effect)
  if (found.outcome === 'unavailable') return { problem: found.problem }

  const answer = await ask(gateway, question)
  if (answer.outcome === 'unavailable') return { problem: answer.problem }
  if (answer.outcome !== 'refused') return { happenings: happeningsOf(adapters, order, effect, answer) }
  if (question.step === 'authorise') return refused(effect, answer.code.toLowerCase(), answer.message)
  if (question.step === 'refund')
    return {
      happenings: [
        {
          type: 'refundRefused',
          effectId: effect.id,
          code: answer.code.toLowerCase(),
          message: answer.message,
        },
      ],
    }
  // The goods are gone and the money was refused: it stays owed, and a person sees why.
  return { problem: answer.message }
}

const ask = (gateway: PaymentGateway, question: Question) => {
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

/** What an effect asks of the gateway. It was asked first when the entry that it follows from was written, or later. */
const questionOf = (adapters: Adapters, order: Order, effect: Effect): Question => {
  const askedAt = happenedAt(order, effect)
  const asked = { key: effect.id, attempts: effect.attempts, ...namesOf(order) }
  const money = moneyOf(adapters, order, amountOf(order, effect))
  if (effect.kind === 'authorise')
    return {
      step: 'authorise',
      askedAt,
      request: { ...asked, ...money, paymentToken: order.web?.paymentToken ?? '' },
    }
  const { gatewayOrderId, authorisationId, captureId } = authorisation(order)
  if (effect.kind === 'void') return { step: 'void', askedAt, request: { ...asked, gatewayOrderId, authorisationId } }
  if (effect.kind === 'refund')
    return { step: 'refund', askedAt, request: { ...asked, ...money, gatewayOrderId, captureId: captureId ?? '' } }
  return {
    step: 'capture',
    askedAt,
    request: { ...asked, ...money, gatewayOrderId, authorisationId, part: 1, final: true },
  }
}

const authorisation = (order: Order) => {
  const paid = order.payments.find((payment) => payment.tender === 'online')
  if (paid === undefined) throw new Error(`Order ${order.number} has no authorisation.`)
  return paid
}

type Done = Exclude<Found, { readonly outcome: 'nothing' | 'unavailable' }> | Awaited

const happeningsOf = (adapters: Adapters, order: Order, effect: Effect, done: Done): readonly Happening[] => {
  const effectId = effect.id
  switch (done.outcome) {
    case 'authorised':
      return authorised(adapters, order, effectId, done)
    case 'captured':
      return [{ type: 'paymentCaptured', effectId, captureId: done.captureId, amount: order.totals.total }]
    case 'voided':
      return [{ type: 'paymentVoided', effectId }]
    case 'awaited':
      return [{ type: 'paymentAwaited', effectId, reference: done.reference, dueAt: done.dueAt }]
    case 'refunded':
      return [{ type: 'paymentRefunded', effectId, refundId: done.refundId, amount: amountOf(order, effect) }]
  }
}

const authorised = (
  adapters: Adapters,
  order: Order,
  effectId: string,
  { gatewayOrderId, authorisationId, expiresAt }: Authorised,
): readonly Happening[] => {
  const happening: Happening = {
    type: 'paymentAuthorised',
    effectId,
    gatewayOrderId,
    authorisationId,
    amount: order.totals.total,
    ...(expiresAt === null ? {} : { expiresAt }),
  }
  return [happening, ...accessOf(adapters, order)]
}

/** What a customer whose money is promised gets at once, if anything; not before a person has looked at an odd order. */
export const accessOf = (adapters: Adapters, order: Order): readonly Happening[] => {
  const current = adapters.store.get('orders', order.id)
  const isUnpaid = current?.state === 'placed' || current?.state === 'awaitingPayment'
  return isUnpaid && !needsReview(current) ? accessTo(adapters, order) : []
}

const refused = ({ id: effectId }: Effect, code: string, message: string): Outcome => ({
  happenings: [{ type: 'paymentRefused', effectId, code, message }],
})

const unreachable = (effect: Effect): Outcome =>
  refused(effect, 'merchant_unreachable', 'The merchant system could not be reached for too long.')
