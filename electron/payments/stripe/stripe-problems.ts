import type Stripe from 'stripe'
import type { GatewayRefused, GatewayUnavailable } from '../../order-manager/ports/gateway.ts'
import { refused, unavailable } from '../answers.ts'

/** Stripe's codes as sentences for people: https://docs.stripe.com/error-codes, https://docs.stripe.com/declines/codes */
const sentences: Readonly<Record<string, string>> = {
  insufficient_funds: 'The bank declined the payment: the account does not have enough money.',
  expired_card: 'The customer’s card has expired.',
  authentication_required: 'The bank asks the customer to confirm the payment first.',
  card_declined: 'The bank declined the payment.',
  generic_decline: 'The bank declined the payment.',
  account_closed: 'The customer’s account is closed.',
  amount_too_large: 'The amount is more than was reserved, or than Stripe takes in one payment.',
  charge_expired_for_capture: 'The reserved payment has expired: the money can no longer be taken.',
  charge_already_refunded: 'All of the money was given back already.',
  payment_intent_unexpected_state: 'The payment is not in a state in which this can be done.',
  resource_missing: 'Stripe does not know this payment, or this payment source.',
}

/** What Stripe threw: a no to this payment, or anything else, of which nobody knows what became. */
const explain = (error: unknown): GatewayRefused | GatewayUnavailable => {
  if (!isOfStripe(error)) throw error
  switch (error.type) {
    case 'StripeCardError':
    case 'StripeInvalidRequestError': {
      const code = error.decline_code ?? error.code ?? 'refused'
      return refused(code, sentences[code] ?? `Stripe refused: ${error.message}`)
    }
    case 'StripeAuthenticationError':
    case 'StripePermissionError':
      return unavailable('Stripe does not accept the secret key. Check it in the settings.')
    case 'StripeIdempotencyError':
      return unavailable('Stripe knows this request already, with other contents: look there for what became of it.')
    case 'StripeRateLimitError':
      return unavailable('Stripe gets too many requests at the moment.')
    case 'StripeConnectionError':
      return unavailable('Stripe can’t be reached, or does not answer in time.')
    default:
      return unavailable('Stripe has a problem.')
  }
}

/** By its type and not its class: the library is not read before it is needed. */
const isOfStripe = (error: unknown): error is Stripe.errors.StripeError =>
  error instanceof Error && 'type' in error && String(error.type).startsWith('Stripe')

/** A no, or that nobody knows, instead of what Stripe throws. */
export const attempt = async <T>(ask: () => Promise<T>): Promise<T | GatewayRefused | GatewayUnavailable> => {
  try {
    return await ask()
  } catch (error) {
    return explain(error)
  }
}
