import type { Answer } from '../idempotent-answers.ts'
import type { Booking, Intent, StripeLedger, StripeRefund } from './stripe-ledger.ts'

const seconds = (at: number): number => Math.floor(at / 1000)

/** A charge as it stands; `capture_before` is when the card's bank stops keeping the money aside. */
function chargeDocument(intent: Intent) {
  return {
    id: intent.charge,
    object: 'charge',
    amount: intent.amount,
    amount_captured: intent.captured,
    amount_refunded: intent.refunded,
    currency: intent.currency,
    captured: intent.status === 'succeeded',
    created: seconds(intent.createdAt),
    metadata: intent.metadata,
    payment_intent: intent.id,
    payment_method_details: { type: 'card', card: { capture_before: seconds(intent.captureBefore) } },
  }
}

export function intentDocument(intent: Intent, expanded: boolean) {
  return {
    id: intent.id,
    object: 'payment_intent',
    amount: intent.amount,
    amount_capturable: intent.status === 'requires_capture' ? intent.amount - intent.captured : 0,
    amount_received: intent.captured,
    capture_method: 'manual',
    currency: intent.currency,
    created: seconds(intent.createdAt),
    latest_charge: intent.charge === null || !expanded ? intent.charge : chargeDocument(intent),
    last_payment_error:
      intent.declineCode === null ? null : { code: 'card_declined', decline_code: intent.declineCode },
    metadata: intent.metadata,
    status: intent.status,
  }
}

export function refundDocument(refund: StripeRefund, ledger: StripeLedger) {
  return {
    id: refund.id,
    object: 'refund',
    amount: refund.amount,
    charge: ledger.intents.get(refund.intent)?.charge ?? null,
    currency: refund.currency,
    created: seconds(refund.at),
    metadata: refund.metadata,
    payment_intent: refund.intent,
    status: 'succeeded',
  }
}

export function bookingDocument(booking: Booking, ledger: StripeLedger, expanded: boolean) {
  const refund = ledger.refunds.get(booking.source)
  const intent = [...ledger.intents.values()].find(({ charge }) => charge === booking.source)
  const source =
    refund !== undefined ? refundDocument(refund, ledger) : intent === undefined ? null : chargeDocument(intent)
  return {
    id: booking.id,
    object: 'balance_transaction',
    // The sandbox charges no fee, so that captured money can be compared with orders.
    amount: booking.type === 'refund' ? -booking.amount : booking.amount,
    net: booking.type === 'refund' ? -booking.amount : booking.amount,
    fee: 0,
    currency: booking.currency,
    created: seconds(booking.at),
    source: expanded ? source : booking.source,
    status: 'available',
    type: booking.type,
  }
}

/** A page of a list, newest first, beginning after `starting_after`. */
export function listDocument(all: readonly { id: string }[], query: URLSearchParams): unknown {
  const most = Math.min(Number(query.get('limit') ?? 10), 100)
  const after = query.get('starting_after')
  const begin = after === null ? 0 : all.findIndex(({ id }) => id === after) + 1
  return { object: 'list', url: '/v1', data: all.slice(begin, begin + most), has_more: begin + most < all.length }
}

/** An error in Stripe's form. */
export function stripeError(
  status: number,
  type: 'card_error' | 'invalid_request_error' | 'api_error' | 'idempotency_error',
  code: string,
  message: string,
  more: { decline_code?: string } = {},
): Answer {
  return { status, body: { error: { type, code, message, ...more } } }
}
