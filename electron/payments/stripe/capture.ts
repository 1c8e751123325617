import type Stripe from 'stripe'
import type { Capture, CaptureRequest } from '../../order-manager/ports/gateway.ts'
import { refused, unavailable } from '../answers.ts'
import { fromStripe, toStripe } from './stripe-money.ts'
import { attempt } from './stripe-problems.ts'

/** Takes reserved money. Each part has a balance transaction of its own, whose id is the capture's. */
export const stripeCapture = async (stripe: Stripe, request: CaptureRequest): Promise<Capture> => {
  const amount = toStripe(request)
  if (amount === null) return refused('amount_not_whole', 'Stripe can’t take an amount this fine in this currency.')
  return attempt(async () => {
    const before = await stripe.paymentIntents.retrieve(request.authorisationId)
    if (before.currency.toUpperCase() !== request.currency)
      return refused('currency_mismatch', 'The money is reserved in another currency.')
    await stripe.paymentIntents.capture(
      request.authorisationId,
      { amount_to_capture: amount, final_capture: request.final },
      { idempotencyKey: request.key },
    )
    const found = await findCapture(stripe, request)
    return found.outcome === 'nothing' ? unavailable('Stripe took the money, and does not show it yet.') : found
  })
}

/** The part's capture: the n-th booking of the charge, oldest first. */
export const findCapture = async (
  stripe: Stripe,
  request: CaptureRequest,
): Promise<Capture | { readonly outcome: 'nothing' }> =>
  attempt(async () => {
    const { latest_charge: charge } = await stripe.paymentIntents.retrieve(request.authorisationId)
    if (charge === null) return { outcome: 'nothing' } as const
    const bookings = await stripe.balanceTransactions
      .list({ source: typeof charge === 'string' ? charge : charge.id, type: 'charge', limit: 100 })
      .autoPagingToArray({ limit: 1000 })
    const booking = bookings.toReversed()[request.part - 1]
    if (booking === undefined) return { outcome: 'nothing' } as const
    const currency = booking.currency.toUpperCase()
    if (currency !== request.currency || fromStripe(booking.amount, currency, request.digits) !== request.amount)
      return refused('amount_mismatch', `Stripe took another amount than was asked for (${booking.id}).`)
    return { outcome: 'captured', captureId: booking.id } as const
  })
