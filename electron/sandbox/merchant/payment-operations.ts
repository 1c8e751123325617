import { MERCHANT_BANK_ACCOUNT } from '../bank/bank-client.ts'
import type { Authorization, Capture, Refund } from './merchant-ledger.ts'
import { type MerchantDecision, type OperationContext, refused } from './merchant-operation.ts'
import { authorizationDocument, captureDocument, refundDocument } from './paypal-documents.ts'
import { isAnswer, readPaypalMoney } from './paypal-money.ts'
import { problem } from './paypal-problems.ts'
import { readFields, readText } from './request-fields.ts'

const notFound = (field: string, value: string): MerchantDecision =>
  refused(problem(404, 'INVALID_RESOURCE_ID', { field, value, location: 'path' }))

/** POST /v2/payments/authorizations/{id}/capture. Without an amount, what is left is captured. No overage is allowed. */
export async function captureAuthorization(
  context: OperationContext,
  id: string,
  body: unknown,
): Promise<MerchantDecision> {
  const authorization = context.ledger.authorizations.get(id)
  if (authorization === undefined) return notFound('authorization_id', id)
  const fields = readFields(body)
  if (isAnswer(fields)) return refused(fields)
  const invoiceId = readText(fields, 'invoice_id', '')
  if (isAnswer(invoiceId)) return refused(invoiceId)
  const finalCapture = fields['final_capture'] ?? false
  if (typeof finalCapture !== 'boolean')
    return refused(problem(400, 'INVALID_PARAMETER_SYNTAX', { field: '/final_capture' }))
  const left = authorization.amount.minor - authorization.captured
  const asked =
    fields['amount'] === undefined
      ? { ...authorization.amount, minor: left }
      : readPaypalMoney(fields['amount'], '/amount')
  if (isAnswer(asked)) return refused(asked)

  if (authorization.status === 'VOIDED') return refused(problem(422, 'AUTHORIZATION_VOIDED'))
  if (authorization.status === 'CAPTURED') return refused(problem(422, 'AUTHORIZATION_ALREADY_CAPTURED'))
  if (authorization.expiresAt <= context.now) return refused(problem(422, 'AUTHORIZATION_EXPIRED'))
  if (asked.currency !== authorization.amount.currency) {
    return refused(
      problem(422, 'AUTH_CAPTURE_CURRENCY_MISMATCH', { field: '/amount/currency_code', value: asked.currency }),
    )
  }
  if (asked.minor > left) return refused(problem(422, 'MAX_CAPTURE_AMOUNT_EXCEEDED', { field: '/amount/value' }))
  if (invoiceId.text !== null && context.ledger.invoices.captures.has(invoiceId.text)) {
    return refused(problem(422, 'DUPLICATE_INVOICE_ID', { field: '/invoice_id', value: invoiceId.text }))
  }

  const final = finalCapture || asked.minor === left
  const settled = await context.bank.settle(
    `capture:${id}:${authorization.captured}:${asked.minor}:${final}`,
    authorization.hold,
    {
      amount: asked.minor,
      to: MERCHANT_BANK_ACCOUNT,
      final,
    },
  )
  if ('refused' in settled) return refused(problem(422, 'PAYER_CANNOT_PAY'))
  const capture: Capture = {
    id: context.newId(),
    authorizationId: id,
    orderId: authorization.orderId,
    status: 'COMPLETED',
    amount: asked,
    refunded: 0,
    final,
    customId: authorization.customId,
    invoiceId: invoiceId.text ?? authorization.invoiceId,
    createdAt: context.now,
    updatedAt: context.now,
  }
  const after: Authorization = {
    ...authorization,
    status: final ? 'CAPTURED' : 'PARTIALLY_CAPTURED',
    captured: authorization.captured + asked.minor,
    updatedAt: context.now,
  }
  return {
    changes: { capture, authorization: after },
    answer: { status: 201, body: captureDocument(capture, context.url, context.detail) },
  }
}

/** POST /v2/payments/authorizations/{id}/void: gives back what was not captured. 204, or 200 with the document. */
export async function voidAuthorization(context: OperationContext, id: string): Promise<MerchantDecision> {
  const authorization = context.ledger.authorizations.get(id)
  if (authorization === undefined) return notFound('authorization_id', id)
  if (authorization.status === 'VOIDED') return refused(problem(422, 'PREVIOUSLY_VOIDED'))
  if (authorization.status === 'CAPTURED') return refused(problem(422, 'PREVIOUSLY_CAPTURED'))
  const released = await context.bank.release(`void:${id}`, authorization.hold)
  if ('refused' in released) return refused(problem(500))
  const after: Authorization = { ...authorization, status: 'VOIDED', voidedAt: context.now, updatedAt: context.now }
  return {
    changes: { authorization: after },
    answer:
      context.detail === 'representation'
        ? { status: 200, body: authorizationDocument(after, context.url) }
        : { status: 204, body: undefined },
  }
}

/** POST /v2/payments/captures/{id}/refund. Without an amount, all that was not yet refunded goes back. */
export async function refundCapture(context: OperationContext, id: string, body: unknown): Promise<MerchantDecision> {
  const capture = context.ledger.captures.get(id)
  if (capture === undefined) return notFound('capture_id', id)
  const fields = readFields(body)
  if (isAnswer(fields)) return refused(fields)
  const invoiceId = readText(fields, 'invoice_id', '')
  if (isAnswer(invoiceId)) return refused(invoiceId)
  const customId = readText(fields, 'custom_id', '')
  if (isAnswer(customId)) return refused(customId)
  const note = readText(fields, 'note_to_payer', '', 255)
  if (isAnswer(note)) return refused(note)
  const left = capture.amount.minor - capture.refunded
  const asked =
    fields['amount'] === undefined ? { ...capture.amount, minor: left } : readPaypalMoney(fields['amount'], '/amount')
  if (isAnswer(asked)) return refused(asked)

  if (left === 0) return refused(problem(422, 'CAPTURE_FULLY_REFUNDED'))
  if (asked.currency !== capture.amount.currency) {
    return refused(problem(422, 'REFUND_CAPTURE_CURRENCY_MISMATCH', { field: '/amount/currency_code' }))
  }
  if (asked.minor > left) return refused(problem(422, 'REFUND_AMOUNT_EXCEEDED', { field: '/amount/value' }))
  if (invoiceId.text !== null && context.ledger.invoices.refunds.has(invoiceId.text))
    return refused(problem(422, 'DUPLICATE_INVOICE_ID', { field: '/invoice_id' }))

  const account = context.ledger.authorizations.get(capture.authorizationId)?.account ?? ''
  const paid = await context.bank.credit(`refund:${id}:${capture.refunded}:${asked.minor}`, {
    account,
    from: MERCHANT_BANK_ACCOUNT,
    currency: asked.currency,
    amount: asked.minor,
    reference: `Refund ${invoiceId.text ?? capture.invoiceId ?? id}`,
  })
  if ('refused' in paid) return refused(problem(422, 'REFUND_FAILED_INSUFFICIENT_FUNDS'))
  const refund: Refund = {
    id: context.newId(),
    captureId: id,
    amount: asked,
    customId: customId.text,
    invoiceId: invoiceId.text,
    note: note.text,
    createdAt: context.now,
  }
  const after: Capture = {
    ...capture,
    refunded: capture.refunded + asked.minor,
    status: asked.minor === left ? 'REFUNDED' : 'PARTIALLY_REFUNDED',
    updatedAt: context.now,
  }
  return {
    changes: { refund, capture: after },
    answer: { status: 201, body: refundDocument(refund, context.url, context.detail) },
  }
}
