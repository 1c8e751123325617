import type { Capture, CaptureRequest } from '../order-manager/ports/gateway.ts'
import { type PayPalConnection, unavailable } from './paypal-connection.ts'
import {
  type AuthorizationAnswer,
  authorizationAnswer,
  type CaptureAnswer,
  captureAnswer,
  orderAnswer,
} from './paypal-documents.ts'
import { isSameMoney, toPayPal } from './paypal-money.ts'
import { explain, readProblem, refused } from './paypal-problems.ts'

// What a repetition is told once PayPal has forgotten the key of the first attempt.
const alreadyTaken = ['AUTHORIZATION_ALREADY_CAPTURED', 'MAX_CAPTURE_COUNT_EXCEEDED', 'DUPLICATE_INVOICE_ID']

/** Takes the reserved money in full. A capture that already happened is found and counts as this one. */
export const payPalCapture = async (ask: PayPalConnection, request: CaptureRequest): Promise<Capture> => {
  const path = `/v2/payments/authorizations/${encodeURIComponent(request.authorisationId)}`
  const answer = await ask({
    method: 'POST',
    path: `${path}/capture`,
    requestId: `${request.key}-capture`,
    body: { amount: toPayPal(request), invoice_id: request.orderNumber, final_capture: true },
  })
  if (answer.outcome === 'unavailable') return answer
  if (answer.status < 400) return judge(ask, request, answer.body)

  const refusal = explain(answer.status, answer.body)
  if (!alreadyTaken.includes(readProblem(answer.body).code ?? '')) return refusal
  const authorization = await ask({ method: 'GET', path })
  if (authorization.outcome === 'unavailable') return authorization
  const orderId = orderOf(authorizationAnswer.safeParse(authorization.body).data)
  if (orderId === undefined) return refusal
  const order = await ask({ method: 'GET', path: `/v2/checkout/orders/${encodeURIComponent(orderId)}` })
  if (order.outcome === 'unavailable') return order
  const earlier = orderAnswer.safeParse(order.body).data?.purchase_units?.[0]?.payments?.captures?.[0]
  return earlier === undefined ? refusal : judge(ask, request, earlier)
}

/** PayPal names the order of an authorisation in its related ids, or in the link that leads up to it. */
const orderOf = (authorization: AuthorizationAnswer | undefined): string | undefined =>
  authorization?.supplementary_data?.related_ids?.order_id ??
  authorization?.links
    ?.find((link) => link.rel === 'up')
    ?.href.split('/')
    .at(-1)

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
