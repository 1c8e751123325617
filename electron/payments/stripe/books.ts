import type Stripe from 'stripe'
import { currencyDigits } from '../../../shared/domain/money/currency.ts'
import type {
  AuthoriseRequest,
  Found,
  GatewayBooking,
  GatewayMessage,
  Heard,
  Listing,
  Period,
  Question,
} from '../../order-manager/ports/gateway.ts'
import { refused, unavailable } from '../answers.ts'
import { judge } from './authorise.ts'
import { findCapture } from './capture.ts'
import { findRefund, findVoid } from './give-back.ts'
import { fromStripe } from './stripe-money.ts'
import { attempt } from './stripe-problems.ts'

const day = 24 * 60 * 60_000
const seconds = (milliseconds: number): number => Math.floor(milliseconds / 1000)

/** What Stripe has in its books of a request. A no is as good as nothing: neither moved money. */
export const stripeLookUp = async (stripe: Stripe, question: Question): Promise<Found> => {
  const found = await look(stripe, question)
  return found.outcome === 'refused' || found.outcome === 'awaited' ? { outcome: 'nothing' } : found
}

const look = (stripe: Stripe, question: Question) => {
  switch (question.step) {
    case 'authorise':
      return findIntent(stripe, question.request, question.askedAt)
    case 'capture':
      return findCapture(stripe, question.request)
    case 'void':
      return findVoid(stripe, question.request)
    case 'refund':
      return findRefund(stripe, question.request)
  }
}

/** Stripe's search by metadata is late by up to a minute; its list is not. */
const findIntent = (stripe: Stripe, request: AuthoriseRequest, askedAt: number) =>
  attempt(async () => {
    const created = { gte: seconds(askedAt - day) }
    for await (const intent of stripe.paymentIntents.list({ created, limit: 100, expand: ['data.latest_charge'] }))
      if (intent.metadata['key'] === request.key) return judge(stripe, request, intent)
    return { outcome: 'nothing' } as const
  })

/** Captures and refunds of a period, from the balance. */
export const stripeList = async (stripe: Stripe, period: Period): Promise<Listing> => {
  const bookings = await attempt(async () => {
    const found: GatewayBooking[] = []
    const created = { gte: seconds(period.from), lt: Math.ceil(period.to / 1000) }
    for await (const one of stripe.balanceTransactions.list({ created, limit: 100, expand: ['data.source'] })) {
      if (one.type !== 'charge' && one.type !== 'refund') continue
      const currency = one.currency.toUpperCase()
      const known = currency === period.currency ? period.digits : currencyDigits(currency)
      const amount = fromStripe(Math.abs(one.amount), currency, typeof known === 'number' ? known : 2)
      if (amount === null) return unavailable('Stripe listed an amount that can’t be read.')
      const source = one.source === null || typeof one.source === 'string' ? null : one.source
      const named = source !== null && 'metadata' in source ? source.metadata : null
      found.push({
        id: one.type === 'refund' ? (source?.id ?? one.id) : one.id,
        kind: one.type === 'refund' ? 'refund' : 'capture',
        at: one.created * 1000,
        amount,
        currency,
        orderId: named?.['order_id'] ?? null,
        orderNumber: named?.['order_number'] ?? null,
      })
    }
    return found
  })
  if (Array.isArray(bookings)) return { outcome: 'listed', bookings }
  return bookings.outcome === 'unavailable' ? bookings : unavailable(bookings.message)
}

/** A webhook, proved by the signature that Stripe's own library checks. */
export const stripeHear = (stripe: Stripe, secret: string, { headers, body }: GatewayMessage): Heard => {
  try {
    const { data } = stripe.webhooks.constructEvent(body, headers['stripe-signature'] ?? '', secret)
    const orderId = 'metadata' in data.object ? data.object.metadata?.['order_id'] : undefined
    return { outcome: 'heard', orderIds: orderId === undefined ? [] : [orderId] }
  } catch {
    return refused('signature_invalid', 'The message is not from Stripe.')
  }
}
