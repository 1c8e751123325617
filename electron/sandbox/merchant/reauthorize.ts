import { type MerchantDecision, type OperationContext, refused } from './merchant-operation.ts'
import { authorizationDocument } from './paypal-documents.ts'
import { isAnswer, readPaypalMoney } from './paypal-money.ts'
import { problem } from './paypal-problems.ts'
import { readFields } from './request-fields.ts'

const DAY = 24 * 3_600_000
/** The bank's promise is kept for three days; from the fourth to the 29th it can be had anew, once (Payments v2). */
const HONOR_PERIOD = 3 * DAY
const LIFETIME = 29 * DAY

/**
 * POST /v2/payments/authorizations/{id}/reauthorize: a new authorisation of the same hold, up to 115 % of the amount in
 * PayPal's rules; the sandbox's bank can't widen a hold, so up to 100 % here.
 */
export function reauthorize(context: OperationContext, id: string, body: unknown): MerchantDecision {
  const authorization = context.ledger.authorizations.get(id)
  if (authorization === undefined)
    return refused(problem(404, 'INVALID_RESOURCE_ID', { field: 'authorization_id', value: id, location: 'path' }))
  const fields = readFields(body)
  if (isAnswer(fields)) return refused(fields)
  const asked = fields['amount'] === undefined ? authorization.amount : readPaypalMoney(fields['amount'], '/amount')
  if (isAnswer(asked)) return refused(asked)
  if (authorization.status === 'VOIDED') return refused(problem(422, 'AUTHORIZATION_VOIDED'))
  if (authorization.status !== 'CREATED') return refused(problem(422, 'AUTHORIZATION_ALREADY_CAPTURED'))
  if (authorization.renews !== undefined || authorization.renewedBy !== undefined)
    return refused(problem(422, 'AUTHORIZATION_ALREADY_REAUTHORIZED'))
  if (authorization.expiresAt <= context.now) return refused(problem(422, 'AUTHORIZATION_EXPIRED'))
  if (context.now - authorization.createdAt < HONOR_PERIOD) return refused(problem(422, 'REAUTHORIZATION_TOO_SOON'))
  if (asked.currency !== authorization.amount.currency)
    return refused(problem(422, 'AUTH_CAPTURE_CURRENCY_MISMATCH', { field: '/amount/currency_code' }))
  if (asked.minor > authorization.amount.minor)
    return refused(problem(422, 'AUTHORIZATION_AMOUNT_EXCEEDED', { field: '/amount/value' }))

  const renewed = {
    ...authorization,
    id: context.newId(),
    amount: asked,
    createdAt: context.now,
    updatedAt: context.now,
    expiresAt: context.now + LIFETIME,
    renews: id,
  }
  const before = {
    ...authorization,
    status: 'VOIDED' as const,
    updatedAt: context.now,
    renewedBy: renewed.id,
  }
  const order = context.ledger.orders.get(authorization.orderId)
  return {
    changes: {
      authorization: before,
      renewed,
      ...(order === undefined ? {} : { order: { ...order, authorizationId: renewed.id, updatedAt: context.now } }),
    },
    answer: { status: 201, body: authorizationDocument(renewed, context.url) },
  }
}
