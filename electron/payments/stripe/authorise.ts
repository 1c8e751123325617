import type Stripe from 'stripe'
import type { Authorisation, AuthoriseRequest } from '../../order-manager/ports/gateway.ts'
import { refused, unavailable } from '../answers.ts'
import { fromStripe, toStripe } from './stripe-money.ts'
import { attempt } from './stripe-problems.ts'

/** A PaymentIntent that is confirmed at once and captured by hand, in as many parts as the customer's bank allows. */
export const stripeAuthorise = async (stripe: Stripe, request: AuthoriseRequest): Promise<Authorisation> => {
  const amount = toStripe(request)
  if (amount === null) return refused('amount_not_whole', 'Stripe can’t take an amount this fine in this currency.')
  const { key, orderId, orderNumber } = request
  return attempt(async () => {
    const intent = await stripe.paymentIntents.create(
      {
        amount,
        currency: request.currency.toLowerCase(),
        capture_method: 'manual',
        confirm: true,
        off_session: true,
        payment_method: request.paymentToken,
        payment_method_options: { card: { request_multicapture: 'if_available' } },
        metadata: { key, order_id: orderId, order_number: orderNumber },
        expand: ['latest_charge'],
      },
      { idempotencyKey: key },
    )
    return judge(stripe, request, intent)
  })
}

/** What an intent amounts to. */
export const judge = async (
  stripe: Stripe,
  request: AuthoriseRequest,
  intent: Stripe.PaymentIntent,
): Promise<Authorisation> => {
  switch (intent.status) {
    case 'requires_capture':
    case 'succeeded':
      break
    case 'processing':
      return unavailable('Stripe is still working on the payment.')
    case 'requires_action':
    case 'requires_confirmation':
      return refused('authentication_required', 'The bank asks the customer to confirm the payment first.')
    case 'canceled':
      return refused('canceled', 'The payment was already given back to the customer.')
    default:
      return refused(intent.last_payment_error?.code ?? 'card_declined', 'The bank declined the payment.')
  }
  const currency = intent.currency.toUpperCase()
  if (currency !== request.currency || fromStripe(intent.amount, currency, request.digits) !== request.amount) {
    const undone = await attempt(() =>
      stripe.paymentIntents.cancel(intent.id, {}, { idempotencyKey: `${request.key}-undo` }),
    )
    const ending = 'outcome' in undone ? 'It is still reserved: cancel it there.' : 'It was given back.'
    return refused(
      'amount_mismatch',
      `Stripe answered about another amount than was asked for (${intent.id}). ${ending}`,
    )
  }
  const charge = intent.latest_charge
  const before =
    charge === null || typeof charge === 'string' ? undefined : charge.payment_method_details?.card?.capture_before
  return {
    outcome: 'authorised',
    gatewayOrderId: intent.id,
    authorisationId: intent.id,
    expiresAt: before === undefined ? null : before * 1000,
  }
}
