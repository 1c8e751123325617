import type { Authorization, MerchantLedger, PaypalOrder } from './merchant-ledger.ts'
import { type MerchantDecision, type OperationContext, refused } from './merchant-operation.ts'
import { MERCHANT_TOKENS } from './payment-tokens.ts'
import { orderDocument } from './paypal-documents.ts'
import { isAnswer, readPaypalMoney } from './paypal-money.ts'
import { type Issue, problem } from './paypal-problems.ts'
import { readFields, readText } from './request-fields.ts'

/** An authorisation can be captured for 29 days (Orders v2, "Authorize payment for order"). */
const AUTHORIZATION_LIFETIME = 29 * 24 * 3_600_000

/** POST /v2/checkout/orders. Only `intent: AUTHORIZE` with one purchase unit is taken. */
export function createOrder(context: OperationContext, body: unknown): MerchantDecision {
  const fields = readFields(body)
  if (isAnswer(fields)) return refused(fields)
  const { intent, purchase_units: units } = fields
  if (intent === undefined) return refused(problem(400, 'MISSING_REQUIRED_PARAMETER', { field: '/intent' }))
  if (intent === 'CAPTURE') return refused(problem(400, 'NOT_SUPPORTED', { field: '/intent', value: 'CAPTURE' }))
  if (intent !== 'AUTHORIZE') return refused(problem(400, 'INVALID_PARAMETER_VALUE', { field: '/intent' }))
  if (units === undefined) return refused(problem(400, 'MISSING_REQUIRED_PARAMETER', { field: '/purchase_units' }))
  if (!Array.isArray(units)) return refused(problem(400, 'INVALID_PARAMETER_SYNTAX', { field: '/purchase_units' }))
  if (units.length === 0) return refused(problem(400, 'INVALID_ARRAY_MIN_ITEMS', { field: '/purchase_units' }))
  if (units.length > 1) return refused(problem(422, 'UNSUPPORTED_INTENT', { field: '/intent' }))
  return createFromUnit(context, units[0])
}

function createFromUnit(context: OperationContext, unit: unknown): MerchantDecision {
  const pointer = '/purchase_units/0'
  const fields = readFields(unit)
  if (isAnswer(fields)) return refused(fields)
  const amount = readPaypalMoney(fields['amount'], `${pointer}/amount`)
  if (isAnswer(amount)) return refused(amount)
  const referenceId = readText(fields, 'reference_id', pointer, 256)
  if (isAnswer(referenceId)) return refused(referenceId)
  const customId = readText(fields, 'custom_id', pointer)
  if (isAnswer(customId)) return refused(customId)
  const invoiceId = readText(fields, 'invoice_id', pointer)
  if (isAnswer(invoiceId)) return refused(invoiceId)
  const description = readText(fields, 'description', pointer)
  if (isAnswer(description)) return refused(description)
  if (invoiceWasPaid(context.ledger, invoiceId.text)) {
    return refused(
      problem(422, 'DUPLICATE_INVOICE_ID', { field: `${pointer}/invoice_id`, value: invoiceId.text ?? '' }),
    )
  }
  const order: PaypalOrder = {
    id: context.newId(),
    status: 'CREATED',
    referenceId: referenceId.text ?? 'default',
    customId: customId.text,
    invoiceId: invoiceId.text,
    description: description.text,
    amount,
    attempts: 0,
    authorizationId: null,
    createdAt: context.now,
    updatedAt: context.now,
  }
  return {
    changes: { order },
    answer: { status: 201, body: orderDocument(order, context.url, context.detail) },
  }
}

/**
 * POST /v2/checkout/orders/{id}/authorize: asks the bank to set the order's amount aside on the account that the token
 * stands for. A decline leaves the order CREATED, so that another payment source can be tried.
 */
export async function authorizeOrder(context: OperationContext, id: string, body: unknown): Promise<MerchantDecision> {
  const order = context.ledger.orders.get(id)
  if (order === undefined)
    return refused(problem(404, 'INVALID_RESOURCE_ID', { field: 'id', value: id, location: 'path' }))
  if (order.authorizationId !== null) return refused(problem(422, 'ORDER_ALREADY_AUTHORIZED'))
  const account = readAccount(body)
  if (isAnswer(account)) return refused(account)
  if (invoiceWasPaid(context.ledger, order.invoiceId)) return refused(problem(422, 'DUPLICATE_INVOICE_ID'))

  // The key follows from the order, not from the request: a second request after a lost answer finds the same hold.
  const attempted: PaypalOrder = { ...order, attempts: order.attempts + 1, updatedAt: context.now }
  const hold = await context.bank.hold(`authorize:${order.id}:${attempted.attempts}:${account.id}`, {
    account: account.id,
    currency: order.amount.currency,
    amount: order.amount.minor,
    reference: order.invoiceId ?? order.id,
  })
  if ('refused' in hold) {
    const issue = DECLINES[hold.refused] ?? 'PAYER_CANNOT_PAY'
    const answer = problem(422, issue, { field: '/payment_source/token/id' })
    return { changes: { order: attempted }, answer }
  }
  const authorization = newAuthorization(context, order, account.id, hold.id)
  const payments = { authorization, captures: [], refunds: [] }
  const paid: PaypalOrder = { ...attempted, status: 'COMPLETED', authorizationId: authorization.id }
  return {
    changes: { order: paid, authorization },
    answer: { status: 201, body: orderDocument(paid, context.url, context.detail, payments) },
  }
}

/** What PayPal tells the merchant when the bank says no. */
const DECLINES: Record<string, Issue> = {
  insufficientFunds: 'INSTRUMENT_DECLINED',
  accountFrozen: 'PAYER_ACCOUNT_LOCKED_OR_CLOSED',
  currencyNotHeld: 'PAYER_CANNOT_PAY',
  unknownAccount: 'BILLING_AGREEMENT_NOT_FOUND',
}

function newAuthorization(context: OperationContext, order: PaypalOrder, account: string, hold: string): Authorization {
  return {
    id: context.newId(),
    orderId: order.id,
    status: 'CREATED',
    amount: order.amount,
    captured: 0,
    customId: order.customId,
    invoiceId: order.invoiceId,
    account,
    hold,
    createdAt: context.now,
    updatedAt: context.now,
    expiresAt: context.now + AUTHORIZATION_LIFETIME,
    voidedAt: null,
  }
}

function readAccount(body: unknown): { id: string } | ReturnType<typeof problem> {
  const fields = readFields(body)
  if (isAnswer(fields)) return fields
  if (fields['payment_source'] === undefined) return problem(422, 'ORDER_NOT_APPROVED')
  const source = readFields(fields['payment_source'])
  if (isAnswer(source)) return source
  const pointer = '/payment_source/token'
  if (source['token'] === undefined) return problem(400, 'MISSING_REQUIRED_PARAMETER', { field: pointer })
  const token = readFields(source['token'])
  if (isAnswer(token)) return token
  const id = readText(token, 'id', pointer, 255)
  if (isAnswer(id)) return id
  if (id.text === null) return problem(400, 'MISSING_REQUIRED_PARAMETER', { field: `${pointer}/id` })
  if (!/^[0-9a-zA-Z_-]+$/u.test(id.text)) return problem(400, 'INVALID_PARAMETER_SYNTAX', { field: `${pointer}/id` })
  if (token['type'] !== 'BILLING_AGREEMENT') {
    const missing = token['type'] === undefined
    return problem(400, missing ? 'MISSING_REQUIRED_PARAMETER' : 'INVALID_PARAMETER_VALUE', {
      field: `${pointer}/type`,
    })
  }
  const account = MERCHANT_TOKENS[id.text]
  return account === undefined
    ? problem(422, 'BILLING_AGREEMENT_NOT_FOUND', { field: `${pointer}/id` })
    : { id: account }
}

/** An invoice id stands for one payment: an order with it was authorised already. */
function invoiceWasPaid(ledger: MerchantLedger, invoiceId: string | null): boolean {
  return invoiceId !== null && ledger.invoices.authorizations.has(invoiceId)
}
