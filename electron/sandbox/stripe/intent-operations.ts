import { randomBytes } from 'node:crypto'
import { type BankClient, MERCHANT_BANK_ACCOUNT } from '../bank/bank-client.ts'
import type { Answer } from '../idempotent-answers.ts'
import { bookingDocument, intentDocument, refundDocument, stripeError } from './stripe-documents.ts'
import type { Intent, Metadata, StripeChanges, StripeLedger } from './stripe-ledger.ts'

export type StripeContext = { ledger: StripeLedger; bank: BankClient; now: number }
export type StripeDecision = { changes: StripeChanges; answer: Answer }

/** A card's bank keeps the money aside for seven days (Stripe, "Place a hold on a payment method"). */
const HELD = 7 * 24 * 3_600_000

const id = (prefix: string): string => `${prefix}_${randomBytes(12).toString('hex')}`
const no = (answer: Answer): StripeDecision => ({ changes: {}, answer })
const missing = (what: string): StripeDecision =>
  no(stripeError(404, 'invalid_request_error', 'resource_missing', `No such ${what}`))
const wrong = (code: string, message: string): StripeDecision =>
  no(stripeError(400, 'invalid_request_error', code, message))

const metadataOf = (form: URLSearchParams): Metadata =>
  Object.fromEntries(
    [...form].flatMap(([name, value]) => {
      const key = /^metadata\[(.+)\]$/.exec(name)?.[1]
      return key === undefined ? [] : [[key, value]]
    }),
  )
const amountOf = (form: URLSearchParams, name: string): number | null => {
  const text = form.get(name)
  return text !== null && /^[1-9]\d{0,11}$/.test(text) ? Number(text) : null
}

/** Payment methods that the sandbox's web shop has, by the bank account that each stands for. */
const METHODS: Readonly<Record<string, string>> = {
  pm_ada: 'ada',
  pm_dora: 'dora',
  pm_emil: 'emil',
  pm_ben: 'ben',
  pm_cem: 'cem',
}
const DECLINES: Readonly<Record<string, string>> = {
  insufficientFunds: 'insufficient_funds',
  accountFrozen: 'card_not_supported',
}

/** POST /v1/payment_intents with confirm and manual capture: a hold at the customer's bank. */
export async function createIntent(
  { bank, now }: StripeContext,
  form: URLSearchParams,
  key: string,
): Promise<StripeDecision> {
  const amount = amountOf(form, 'amount')
  const currency = form.get('currency') ?? ''
  if (amount === null) return wrong('parameter_invalid_integer', 'Invalid integer: amount')
  if (!/^[a-z]{3}$/.test(currency)) return wrong('parameter_missing', 'Missing or invalid: currency')
  if (form.get('capture_method') !== 'manual' || form.get('confirm') !== 'true')
    return wrong('parameter_invalid', 'The sandbox takes confirmed intents with manual capture only.')
  const account = METHODS[form.get('payment_method') ?? '']
  if (account === undefined) return missing(`PaymentMethod: '${form.get('payment_method') ?? ''}'`)
  const fresh: Intent = {
    id: id('pi'),
    charge: null,
    status: 'requires_payment_method',
    amount,
    currency,
    captured: 0,
    refunded: 0,
    multicapture: form.get('payment_method_options[card][request_multicapture]') === 'if_available',
    account,
    hold: null,
    metadata: metadataOf(form),
    declineCode: null,
    createdAt: now,
    captureBefore: now + HELD,
  }
  const reference = fresh.metadata['order_number'] ?? fresh.id
  const hold = await bank.hold(`stripe:${key}`, { account, currency: currency.toUpperCase(), amount, reference })
  if ('refused' in hold) {
    const code = DECLINES[hold.refused] ?? 'generic_decline'
    return {
      changes: { intent: { ...fresh, declineCode: code } },
      answer: stripeError(402, 'card_error', 'card_declined', 'Your card was declined.', { decline_code: code }),
    }
  }
  const intent: Intent = { ...fresh, status: 'requires_capture', charge: id('ch'), hold: hold.id }
  return {
    changes: { intent },
    answer: { status: 200, body: intentDocument(intent, form.get('expand[0]') === 'latest_charge') },
  }
}

/** POST /v1/payment_intents/:id/capture. Several captures need `request_multicapture` and `final_capture=false`. */
export async function captureIntent(
  { ledger, bank, now }: StripeContext,
  intentId: string,
  form: URLSearchParams,
): Promise<StripeDecision> {
  const intent = ledger.intents.get(intentId)
  if (intent === undefined || intent.hold === null || intent.charge === null)
    return missing(`payment_intent: '${intentId}'`)
  const left = intent.amount - intent.captured
  const amount = form.has('amount_to_capture') ? amountOf(form, 'amount_to_capture') : left
  const final = form.get('final_capture') !== 'false'
  if (amount === null) return wrong('parameter_invalid_integer', 'Invalid integer: amount_to_capture')
  if (intent.status !== 'requires_capture')
    return wrong(
      'payment_intent_unexpected_state',
      `This PaymentIntent could not be captured: its status is ${intent.status}.`,
    )
  if (now >= intent.captureBefore) return wrong('charge_expired_for_capture', 'The charge has expired.')
  if (amount > left) return wrong('amount_too_large', 'The amount is more than what is capturable.')
  if (!final && !intent.multicapture)
    return wrong('parameter_invalid', 'Multicapture was not requested for this PaymentIntent.')
  const settled = await bank.settle(`stripe:${intentId}:${intent.captured}:${amount}:${final}`, intent.hold, {
    amount,
    to: MERCHANT_BANK_ACCOUNT,
    final,
  })
  if ('refused' in settled) return wrong('capture_failed', 'The bank did not hand over the money.')
  const after: Intent = {
    ...intent,
    captured: intent.captured + amount,
    status: final || amount === left ? 'succeeded' : 'requires_capture',
  }
  return {
    changes: {
      intent: after,
      booking: { id: id('txn'), type: 'charge', source: intent.charge, amount, currency: intent.currency, at: now },
    },
    answer: { status: 200, body: intentDocument(after, false) },
  }
}

/** POST /v1/payment_intents/:id/cancel: what was not captured goes back. */
export async function cancelIntent({ ledger, bank }: StripeContext, intentId: string): Promise<StripeDecision> {
  const intent = ledger.intents.get(intentId)
  if (intent === undefined || intent.hold === null) return missing(`payment_intent: '${intentId}'`)
  if (intent.status !== 'requires_capture')
    return wrong(
      'payment_intent_unexpected_state',
      `You cannot cancel this PaymentIntent: its status is ${intent.status}.`,
    )
  const released = await bank.release(`stripe:cancel:${intentId}`, intent.hold)
  if ('refused' in released) return no(stripeError(500, 'api_error', 'bank', 'The bank did not answer as expected.'))
  const after: Intent = { ...intent, status: 'canceled' }
  return { changes: { intent: after }, answer: { status: 200, body: intentDocument(after, false) } }
}

/** POST /v1/refunds of a payment intent, in parts up to what was captured. */
export async function refundIntent(
  { ledger, bank, now }: StripeContext,
  form: URLSearchParams,
): Promise<StripeDecision> {
  const intent = ledger.intents.get(form.get('payment_intent') ?? '')
  if (intent === undefined) return missing(`payment_intent: '${form.get('payment_intent') ?? ''}'`)
  const left = intent.captured - intent.refunded
  const amount = form.has('amount') ? amountOf(form, 'amount') : left
  if (amount === null) return wrong('parameter_invalid_integer', 'Invalid integer: amount')
  if (left === 0) return wrong('charge_already_refunded', 'The charge has already been refunded.')
  if (amount > left) return wrong('amount_too_large', 'The refund is more than what is left of the charge.')
  const currency = intent.currency.toUpperCase()
  const reference = `Refund ${intent.metadata['order_number'] ?? intent.id}`
  const paid = await bank.credit(`stripe:refund:${intent.id}:${intent.refunded}:${amount}`, {
    account: intent.account,
    from: MERCHANT_BANK_ACCOUNT,
    currency,
    amount,
    reference,
  })
  if ('refused' in paid) return wrong('balance_insufficient', 'The balance is too small for this refund.')
  const refund = {
    id: id('re'),
    intent: intent.id,
    amount,
    currency: intent.currency,
    metadata: metadataOf(form),
    at: now,
  }
  return {
    changes: {
      intent: { ...intent, refunded: intent.refunded + amount },
      refund,
      booking: { id: id('txn'), type: 'refund', source: refund.id, amount, currency: intent.currency, at: now },
    },
    answer: { status: 200, body: refundDocument(refund, ledger) },
  }
}

/** GET /v1/balance_transactions, newest first. */
export function bookingsOf(ledger: StripeLedger, query: URLSearchParams) {
  const [from, to] = [
    Number(query.get('created[gte]') ?? 0),
    Number(query.get('created[lt]') ?? Number.MAX_SAFE_INTEGER),
  ]
  return [...ledger.bookings.values()]
    .filter(({ source, type }) => (query.get('source') ?? source) === source && (query.get('type') ?? type) === type)
    .map((booking) => bookingDocument(booking, ledger, query.get('expand[0]') === 'data.source'))
    .filter(({ created }) => created >= from && created < to)
    .toReversed()
}
