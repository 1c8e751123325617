import { z } from 'zod'
import type { GatewayRefused, GatewayUnavailable } from '../../order-manager/ports/gateway.ts'
import { refused } from '../answers.ts'

/**
 * PayPal's issue codes as sentences for people. Codes from its Orders v2 and Payments v2 specifications; those that a shop
 * can do nothing about, and those that name a mistake of ours, are left to `explain`'s last line.
 */
const sentences: Readonly<Record<string, string>> = {
  INSTRUMENT_DECLINED: 'The bank declined the payment.',
  INSUFFICIENT_FUNDS: 'The bank declined the payment: the account does not have enough money.',
  PAYER_CANNOT_PAY: 'The customer cannot pay this amount from that account.',
  PAYER_ACCOUNT_LOCKED_OR_CLOSED: "The customer's account is locked or closed.",
  PAYER_ACCOUNT_RESTRICTED: "The customer's account is restricted.",
  PAYER_ACTION_REQUIRED: 'The bank asks the customer to confirm the payment first.',
  ORDER_NOT_APPROVED: 'The customer has not approved the payment.',
  CARD_EXPIRED: "The customer's card has expired.",
  REFERENCED_CARD_EXPIRED: "The customer's card has expired.",
  CARD_BRAND_NOT_SUPPORTED: 'The shop cannot take this kind of card.',
  TOKEN_EXPIRED: 'The payment approval has expired. The customer has to order again.',
  TOKEN_ID_NOT_FOUND: 'The merchant system does not know this payment approval.',
  BILLING_AGREEMENT_NOT_FOUND: 'The merchant system does not know this payment approval.',
  AGREEMENT_ALREADY_CANCELLED: 'The customer has withdrawn the payment approval.',
  TRANSACTION_LIMIT_EXCEEDED: 'The amount is above the limit for one payment.',
  TRANSACTION_RECEIVING_LIMIT_EXCEEDED: 'The amount is above what the shop may receive in one payment.',
  TRANSACTION_REFUSED: 'The merchant system refused the payment.',
  PAYEE_BLOCKED_TRANSACTION: "The shop's own fraud settings at the merchant system block this payment.",
  PAYEE_ACCOUNT_LOCKED_OR_CLOSED: "The shop's account at the merchant system is locked or closed.",
  PAYEE_ACCOUNT_RESTRICTED: "The shop's account at the merchant system is restricted.",
  MAX_NUMBER_OF_PAYMENT_ATTEMPTS_EXCEEDED: 'There were too many attempts to pay this order.',
  DUPLICATE_INVOICE_ID: 'The merchant system has already seen a payment for this order number.',
  ORDER_EXPIRED: 'The payment has expired at the merchant system.',
  AUTHORIZATION_VOIDED: 'The payment was already given back to the customer.',
  AUTHORIZATION_DENIED: 'The bank declined the payment.',
  AUTHORIZATION_EXPIRED: 'The reserved payment has expired: the money can no longer be taken.',
  PREVIOUSLY_CAPTURED: 'The money was already taken. Refund it instead.',
  REAUTHORIZATION_NOT_SUPPORTED: 'This payment can not be reserved anew.',
  REAUTHORIZATION_TOO_SOON: 'The payment is still reserved.',
  AUTHORIZATION_ALREADY_REAUTHORIZED: 'The payment was reserved anew before; it can not be a second time.',
  CAPTURE_FULLY_REFUNDED: 'All of the money was given back already.',
  REFUND_AMOUNT_EXCEEDED: 'More would be given back than was taken.',
  REFUND_FAILED_INSUFFICIENT_FUNDS: "The shop's account has not enough money to give it back.",
  MAX_CAPTURE_AMOUNT_EXCEEDED: 'The amount is more than was reserved.',
  INVALID_CURRENCY_CODE: 'The merchant system does not take this currency.',
}

const problem = z.object({
  name: z.string().optional(),
  message: z.string().optional(),
  details: z.array(z.object({ issue: z.string(), description: z.string().optional() })).optional(),
})

/** The code and the gateway's own words in an error document; both null for what is none. */
export const readProblem = (body: unknown): { readonly code: string | null; readonly words: string | null } => {
  const read = problem.safeParse(body)
  if (!read.success) return { code: null, words: null }
  const detail = read.data.details?.[0]
  return {
    code: detail?.issue ?? read.data.name ?? null,
    words: detail?.description ?? read.data.message ?? null,
  }
}

/**
 * What an error document of the gateway amounts to: a refusal; or *unknown* where our key was used for another request
 * (an earlier version of this program, say), for then something may have been done under it.
 */
export const explain = (status: number, body: unknown): GatewayRefused | GatewayUnavailable => {
  const { code, words } = readProblem(body)
  if (code === 'DUPLICATE_REQUEST_ID')
    return {
      outcome: 'unavailable',
      problem: 'The merchant system knows this request already, with other contents: look there for what became of it.',
    }
  const known = code === null ? undefined : sentences[code]
  if (known !== undefined) return refused(code ?? 'refused', known)
  return refused(
    code ?? `http_${status}`,
    words === null
      ? `The merchant system refused the request (HTTP ${status}).`
      : `The merchant system refused: ${words}`,
  )
}
