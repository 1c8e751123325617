import type { Refunding, RefundRequest } from '../../order-manager/ports/gateway.ts'
import { refused, unavailable } from '../answers.ts'
import type { PayPalConnection } from './connection.ts'
import { orderAnswer, type RefundAnswer, refundAnswer } from './documents.ts'
import { isSameMoney, toPayPal } from './money.ts'
import { explain, readProblem } from './problems.ts'

// What a repetition is told once PayPal has forgotten the key of the first attempt.
const alreadyGiven = ['CAPTURE_FULLY_REFUNDED', 'REFUND_AMOUNT_EXCEEDED', 'PARTIAL_REFUND_NOT_ALLOWED']

/** Gives captured money back. The refund bears our key, so that one that already happened is found and counts as this one. */
export const payPalRefund = async (ask: PayPalConnection, request: RefundRequest): Promise<Refunding> => {
  const answer = await ask({
    method: 'POST',
    path: `/v2/payments/captures/${encodeURIComponent(request.captureId)}/refund`,
    requestId: `${request.key}-refund`,
    body: { amount: toPayPal(request), custom_id: request.key },
  })
  if (answer.outcome === 'unavailable') return answer
  if (answer.status < 400) return judge(request, refundAnswer.safeParse(answer.body).data)

  const refusal = explain(answer.status, answer.body)
  if (!alreadyGiven.includes(readProblem(answer.body).code ?? '')) return refusal
  const earlier = await findRefund(ask, request)
  return earlier.outcome === 'nothing' ? refusal : earlier
}

/** The refund that bears our key. */
export const findRefund = async (
  ask: PayPalConnection,
  request: RefundRequest,
): Promise<Refunding | { readonly outcome: 'nothing' }> => {
  const order = await ask({ method: 'GET', path: `/v2/checkout/orders/${encodeURIComponent(request.gatewayOrderId)}` })
  if (order.outcome === 'unavailable') return order
  const refunds = orderAnswer.safeParse(order.body).data?.purchase_units?.[0]?.payments?.refunds ?? []
  const earlier = refunds.find((one) => one.custom_id === request.key)
  return earlier === undefined ? { outcome: 'nothing' } : judge(request, earlier)
}

const judge = (request: RefundRequest, refund: RefundAnswer | undefined): Refunding => {
  if (refund === undefined) return unavailable('The merchant system answered without a refund.')
  switch (refund.status) {
    case 'FAILED':
    case 'CANCELLED':
      return refused(`REFUND_${refund.status}`, 'The money could not be given back.')
    case 'PENDING':
      return unavailable('The merchant system has not yet given the money back.')
  }
  if (refund.amount === undefined) return unavailable('The merchant system did not say which amount it gave back.')
  if (!isSameMoney(refund.amount, request)) {
    const ours = toPayPal(request)
    return refused(
      'amount_mismatch',
      `The merchant system gave back ${refund.amount.value} ${refund.amount.currency_code} instead of ${ours.value} ${ours.currency_code} (refund ${refund.id}).`,
    )
  }
  return { outcome: 'refunded', refundId: refund.id }
}
