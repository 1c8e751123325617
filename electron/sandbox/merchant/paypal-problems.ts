import { randomBytes } from 'node:crypto'
import type { Answer } from '../idempotent-answers.ts'

/** A field that an error document points to, as a JSON pointer into the body or the name of a path part. */
type ProblemField = { field: string; value?: string; location?: 'body' | 'path' | 'query' }

/** Issues as the Orders v2 and Payments v2 references name them, and the sentence that goes with each. */
const ISSUES = {
  MISSING_REQUIRED_PARAMETER: 'A required parameter is missing.',
  INVALID_PARAMETER_SYNTAX: 'The value of a field does not conform to the expected format.',
  INVALID_PARAMETER_VALUE: 'A parameter value is not valid.',
  INVALID_STRING_LENGTH: 'The value of a field is either too short or too long.',
  INVALID_ARRAY_MIN_ITEMS: 'The number of items in an array parameter is too small.',
  MALFORMED_REQUEST_JSON: 'The request JSON is not well formed.',
  NOT_SUPPORTED: 'This field is not currently supported.',
  INVALID_RESOURCE_ID: 'Specified resource ID does not exist. Please check the resource ID and try again.',
  INVALID_CURRENCY_CODE: 'The currency code is invalid or is not currently supported.',
  CANNOT_BE_ZERO_OR_NEGATIVE: 'Must be greater than zero.',
  DECIMAL_PRECISION: 'The value has more decimal places than the currency.',
  MAX_VALUE_EXCEEDED: 'Should be less than or equal to 999999999999999.99.',
  UNSUPPORTED_INTENT: 'intent=AUTHORIZE is not supported for multiple purchase units.',
  DUPLICATE_INVOICE_ID: 'The invoice id was used for an earlier payment. A payment may have been made twice.',
  DUPLICATE_REQUEST_ID: 'The PayPal-Request-Id was already used with another request.',
  ORDER_NOT_APPROVED: 'The payer has not approved the order, and no payment source was given.',
  ORDER_ALREADY_AUTHORIZED: 'The order is already authorized. Only one authorization per order is allowed.',
  BILLING_AGREEMENT_NOT_FOUND: 'The requested Billing Agreement token was not found.',
  INSTRUMENT_DECLINED: 'The instrument was declined by the processor or bank, or it cannot be used for this payment.',
  PAYER_CANNOT_PAY: 'The payer cannot pay for this transaction.',
  PAYER_ACCOUNT_LOCKED_OR_CLOSED: 'The payer account cannot be used for this transaction.',
  AUTHORIZATION_VOIDED: 'A voided authorization cannot be captured or reauthorized.',
  AUTHORIZATION_EXPIRED: 'An expired authorization cannot be captured.',
  AUTHORIZATION_ALREADY_CAPTURED: 'The authorization has previously been captured.',
  AUTH_CAPTURE_CURRENCY_MISMATCH: 'The currency of a capture must be the same as that of its authorization.',
  MAX_CAPTURE_AMOUNT_EXCEEDED: 'The capture amount exceeds what is left of the authorization.',
  REAUTHORIZATION_TOO_SOON: 'A reauthorization is not allowed during the honor period of the authorization.',
  AUTHORIZATION_ALREADY_REAUTHORIZED: 'The authorization has already been reauthorized.',
  AUTHORIZATION_AMOUNT_EXCEEDED: 'The amount is more than a reauthorization allows.',
  PREVIOUSLY_CAPTURED: 'The authorization has been captured and hence cannot be voided.',
  PREVIOUSLY_VOIDED: 'The authorization has been voided and hence cannot be voided again.',
  CAPTURE_FULLY_REFUNDED: 'The capture has already been fully refunded.',
  REFUND_CAPTURE_CURRENCY_MISMATCH: 'A refund must be in the same currency as the capture.',
  REFUND_AMOUNT_EXCEEDED: 'The refund must be less than or equal to what has not yet been refunded.',
  REFUND_FAILED_INSUFFICIENT_FUNDS: 'The capture could not be refunded due to insufficient funds.',
} as const

export type Issue = keyof typeof ISSUES

const NAMES: Record<number, { name: string; message: string }> = {
  400: { name: 'INVALID_REQUEST', message: 'Request is not well-formed, syntactically incorrect, or violates schema.' },
  401: {
    name: 'AUTHENTICATION_FAILURE',
    message: 'Authentication failed due to missing authorization header, or invalid authentication credentials.',
  },
  404: { name: 'RESOURCE_NOT_FOUND', message: 'The specified resource does not exist.' },
  415: { name: 'UNSUPPORTED_MEDIA_TYPE', message: 'The server does not support the request payload’s media type.' },
  422: {
    name: 'UNPROCESSABLE_ENTITY',
    message: 'The requested action could not be performed, semantically incorrect, or failed business validation.',
  },
  500: { name: 'INTERNAL_SERVER_ERROR', message: 'An internal server error occurred.' },
}

/** An error document in PayPal's form: name, message, debug_id, details (where an issue is named) and links. */
export function problem(status: 400 | 401 | 404 | 415 | 422 | 500, issue?: Issue, field?: ProblemField): Answer {
  const named = NAMES[status]
  return {
    status,
    body: {
      ...named,
      debug_id: randomBytes(7).toString('hex').slice(0, 13),
      ...(issue === undefined ? {} : { details: [{ issue, description: ISSUES[issue], ...field }] }),
      links: [
        {
          href: `https://developer.paypal.com/api/rest/reference/orders/v2/errors/#${issue ?? named?.name}`,
          rel: 'information_link',
          method: 'GET',
        },
      ],
    },
  }
}
