import type Stripe from 'stripe'
import type { Refunding, RefundRequest, Voiding, VoidRequest } from '../../order-manager/ports/gateway.ts'
import { refused, unavailable } from '../answers.ts'
import { fromStripe, toStripe } from './stripe-money.ts'
import { attempt } from './stripe-problems.ts'

/** Cancels what is still reserved. Stripe refuses to cancel twice, so a refusal is followed by a look. */
export const stripeVoid = async (stripe: Stripe, request: VoidRequest): Promise<Voiding> => {
  const answer = await attempt(() =>
    stripe.paymentIntents.cancel(request.authorisationId, {}, { idempotencyKey: request.key }),
  )
  if ('outcome' in answer && answer.outcome === 'unavailable') return answer
  if (!('outcome' in answer)) return { outcome: 'voided' }
  const found = await findVoid(stripe, request)
  return found.outcome === 'nothing' ? answer : found
}

export const findVoid = (
  stripe: Stripe,
  { authorisationId }: VoidRequest,
): Promise<Voiding | { readonly outcome: 'nothing' }> =>
  attempt(async () => {
    const { status } = await stripe.paymentIntents.retrieve(authorisationId)
    return { outcome: status === 'canceled' ? 'voided' : 'nothing' } as const
  })

/** Gives captured money back; the refund bears our key, so that it can be found. */
export const stripeRefund = async (stripe: Stripe, request: RefundRequest): Promise<Refunding> => {
  const amount = toStripe(request)
  if (amount === null)
    return refused('amount_not_whole', 'Stripe can’t give back an amount this fine in this currency.')
  const { key, orderId, orderNumber, gatewayOrderId } = request
  return attempt(async () =>
    judge(
      request,
      await stripe.refunds.create(
        { payment_intent: gatewayOrderId, amount, metadata: { key, order_id: orderId, order_number: orderNumber } },
        { idempotencyKey: key },
      ),
    ),
  )
}

export const findRefund = (
  stripe: Stripe,
  request: RefundRequest,
): Promise<Refunding | { readonly outcome: 'nothing' }> =>
  attempt(async () => {
    const refunds = await stripe.refunds
      .list({ payment_intent: request.gatewayOrderId, limit: 100 })
      .autoPagingToArray({ limit: 1000 })
    const earlier = refunds.find(({ metadata }) => metadata?.['key'] === request.key)
    return earlier === undefined ? ({ outcome: 'nothing' } as const) : judge(request, earlier)
  })

const judge = (request: RefundRequest, refund: Stripe.Refund): Refunding => {
  if (refund.status === 'failed' || refund.status === 'canceled')
    return refused(`refund_${refund.status}`, 'The money could not be given back.')
  if (refund.status !== 'succeeded') return unavailable('Stripe has not yet given the money back.')
  const currency = refund.currency.toUpperCase()
  if (currency !== request.currency || fromStripe(refund.amount, currency, request.digits) !== request.amount)
    return refused('amount_mismatch', `Stripe gave back another amount than was asked for (${refund.id}).`)
  return { outcome: 'refunded', refundId: refund.id }
}
