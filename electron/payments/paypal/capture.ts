import type { Capture, CaptureRequest } from '../../order-manager/ports/gateway.ts'
import { refused, unavailable } from '../answers.ts'
import type { PayPalConnection } from './connection.ts'
import { type CaptureAnswer, captureAnswer, orderAnswer } from './documents.ts'
import { isSameMoney, toPayPal } from './money.ts'
import { explain, readProblem } from './problems.ts'

// What a repetition is told once PayPal has forgotten the key of the first attempt.
const alreadyTaken = ['AUTHORIZATION_ALREADY_CAPTURED', 'MAX_CAPTURE_COUNT_EXCEEDED', 'DUPLICATE_INVOICE_ID']

/** PayPal takes an invoice number once: each further capture of an order has its own. */
const invoiceOf = ({ orderNumber, part }: CaptureRequest): string =>
  part === 1 ? orderNumber : `${orderNumber}-${part}`

/** Takes reserved money. A capture that already happened is found and counts as this one. */
export const payPalCapture = async (ask: PayPalConnection, request: CaptureRequest): Promise<Capture> => {
  const answer = await ask({
    method: 'POST',
    path: `/v2/payments/authorizations/${encodeURIComponent(request.authorisationId)}/capture`,
    requestId: `${request.key}-capture`,
    body: { amount: toPayPal(request), invoice_id: invoiceOf(request), final_capture: request.final },
  })
  if (answer.outcome === 'unavailable') return answer
  if (answer.status < 400) return judge(ask, request, answer.body)

  const refusal = explain(answer.status, answer.body)
  if (!alreadyTaken.includes(readProblem(answer.body).code ?? '')) return refusal
  const earlier = await findCapture(ask, request)
  return earlier.outcome === 'nothing' ? refusal : earlier
}

/** The capture of this part, by its invoice number; where PayPal says none of the captures', the first counts as the first. */
export const findCapture = async (
  ask: PayPalConnection,
  request: CaptureRequest,
): Promise<Capture | { readonly outcome: 'nothing' }> => {
  const order = await ask({ method: 'GET', path: `/v2/checkout/orders/${encodeURIComponent(request.gatewayOrderId)}` })
  if (order.outcome === 'unavailable') return order
  const captures = orderAnswer.safeParse(order.body).data?.purchase_units?.[0]?.payments?.captures ?? []
  const [first] = captures
  const earlier =
    captures.find((one) => one.invoice_id === invoiceOf(request)) ??
    (request.part === 1 && first?.invoice_id === undefined ? first : undefined)
  return earlier === undefined ? { outcome: 'nothing' } : judge(ask, request, earlier)
}

/** What a capture amounts to. One that is pending, or says no amount, is looked up once. */
const judge = async (ask: PayPalConnection, request: CaptureRequest, body: unknown): Promise<Capture> => {
  const given = captureAnswer.safeParse(body)
  if (!given.success) return unavailable('The merchant system answered without a capture.')
  let capture: CaptureAnswer = given.data
  if (capture.status === 'PENDING' || capture.amount === undefined) {
    const looked = await ask({ method: 'GET', path: `/v2/payments/captures/${encodeURIComponent(capture.id)}` })
    if (looked.outcome === 'unavailable') return looked
    capture = captureAnswer.safeParse(looked.body).data ?? capture
  }

  switch (capture.status) {
    case 'DECLINED':
    case 'FAILED':
      return refused(`CAPTURE_${capture.status}`, 'The bank did not hand over the reserved money.')
    case 'PENDING':
      return unavailable('The merchant system has not yet received the money.')
  }
  if (capture.amount === undefined) return unavailable('The merchant system did not say which amount it took.')
  if (!isSameMoney(capture.amount, request)) {
    const ours = toPayPal(request)
    return refused(
      'amount_mismatch',
      `The merchant system took ${capture.amount.value} ${capture.amount.currency_code} instead of ${ours.value} ${ours.currency_code} (capture ${capture.id}).`,
    )
  }
  return { outcome: 'captured', captureId: capture.id }
}
