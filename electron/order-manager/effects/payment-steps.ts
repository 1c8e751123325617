import type { Effect } from '../../../shared/domain/orders/effects.ts'
import type { Happening } from '../../../shared/domain/orders/entries.ts'
import { paymentOf } from '../../../shared/domain/orders/online-payments.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import { amountOf } from '../../../shared/domain/orders/refunds.ts'
import type {
  Authorisation,
  Awaited,
  Capture,
  Found,
  PaymentGateway,
  Question,
  Refunding,
  Voiding,
} from '../ports/gateway.ts'
import { happenedAt } from '../tellings/message.ts'
import { namesOf } from './gateway-of.ts'
import type { Answered } from './outcome.ts'

/** What an effect asks of the gateway. It was asked first when the entry that it follows from was written, or later. */
export const questionOf = (order: Order, effect: Effect, digits: number): Question => {
  const askedAt = happenedAt(order, effect)
  const asked = { key: effect.id, attempts: effect.attempts, ...namesOf(order) }
  const money = { amount: amountOf(order, effect), currency: order.currency, digits }
  if (effect.kind === 'authorise')
    return {
      step: 'authorise',
      askedAt,
      request: { ...asked, ...money, paymentToken: order.web?.paymentToken ?? '' },
    }
  const paid = paymentOf(order, effect)
  if (paid === undefined) throw new Error(`Order ${order.number} has no authorisation.`)
  const { gatewayOrderId, authorisationId, captureId } = paid
  const known = { ...asked, ...namesOf(paid.under ?? order), gatewayOrderId }
  if (effect.kind === 'void' || effect.kind === 'release')
    return { step: 'void', askedAt, request: { ...known, authorisationId } }
  if (effect.kind === 'refund')
    return { step: 'refund', askedAt, request: { ...known, ...money, captureId: captureId ?? '' } }
  // The final capture gives back the rest, which other orders may still need: `shared/domain/orders/purse.ts`.
  const final = paid.purse === undefined && order.purse?.paymentId !== paid.id
  return { step: 'capture', askedAt, request: { ...known, ...money, authorisationId, part: 1, final } }
}

/** What was asked before the gateway's memory begins is looked up before it is asked again. */
export const isLookedUp = (
  question: Question,
  now: number,
  { remembers }: Pick<PaymentGateway, 'remembers'>,
): boolean => now - question.askedAt > remembers

/** What follows from what was found of a question whose key the gateway may have forgotten; null: it is asked again. */
export const afterLookUp = (order: Order, effect: Effect, found: Found): Answered | null => {
  if (found.outcome === 'unavailable') return { problem: found.problem }
  if (found.outcome !== 'nothing') return { happenings: [happeningOf(order, effect, found)] }
  // An authorisation that nobody heard of is never captured, and runs out by itself.
  return effect.kind === 'authorise'
    ? refused(effect, 'merchant_unreachable', 'The merchant system could not be reached for too long.')
    : null
}

export type GatewayAnswer = Authorisation | Capture | Voiding | Refunding

/** What follows from what the gateway answered. */
export const afterAnswer = (order: Order, effect: Effect, answer: GatewayAnswer): Answered => {
  if (answer.outcome === 'unavailable') return { problem: answer.problem }
  if (answer.outcome !== 'refused') return { happenings: [happeningOf(order, effect, answer)] }
  const { message } = answer
  const code = answer.code.toLowerCase()
  if (effect.kind === 'authorise') return refused(effect, code, message)
  if (effect.kind === 'refund') return { happenings: [{ type: 'refundRefused', effectId: effect.id, code, message }] }
  // The goods are gone and the money was refused: it stays owed, and a person sees why.
  return { problem: message }
}

type Done = Exclude<Found, { readonly outcome: 'nothing' | 'unavailable' }> | Awaited

const happeningOf = (order: Order, effect: Effect, done: Done): Happening => {
  const effectId = effect.id
  switch (done.outcome) {
    case 'authorised': {
      const { gatewayOrderId, authorisationId, expiresAt } = done
      const until = expiresAt === null ? {} : { expiresAt }
      const amount = amountOf(order, effect)
      return { type: 'paymentAuthorised', effectId, gatewayOrderId, authorisationId, amount, ...until }
    }
    case 'captured':
      return { type: 'paymentCaptured', effectId, captureId: done.captureId, amount: amountOf(order, effect) }
    case 'voided':
      return effect.kind === 'release' ? { type: 'restReleased', effectId } : { type: 'paymentVoided', effectId }
    case 'awaited':
      return { type: 'paymentAwaited', effectId, reference: done.reference, dueAt: done.dueAt }
    case 'refunded':
      return { type: 'paymentRefunded', effectId, refundId: done.refundId, amount: amountOf(order, effect) }
  }
}

const refused = ({ id: effectId }: Effect, code: string, message: string): Answered => ({
  happenings: [{ type: 'paymentRefused', effectId, code, message }],
})
