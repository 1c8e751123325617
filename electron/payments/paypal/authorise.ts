import type { Authorisation, AuthoriseRequest } from '../../order-manager/ports/gateway.ts'
import { unavailable } from '../answers.ts'
import type { PayPalConnection } from './connection.ts'
import { type AuthorizationAnswer, type OrderAnswer, orderAnswer } from './documents.ts'
import { judgeAuthorization, mismatch } from './judge.ts'
import { isSameMoney, toPayPal } from './money.ts'
import { explain, readProblem } from './problems.ts'

/** Creates PayPal's order and has the bank reserve the money for it: create, then authorise, each repeatable by its key. */
export const payPalAuthorise = async (ask: PayPalConnection, request: AuthoriseRequest): Promise<Authorisation> => {
  const created = await ask({
    method: 'POST',
    path: '/v2/checkout/orders',
    requestId: `${request.key}-create`,
    body: {
      intent: 'AUTHORIZE',
      purchase_units: [
        {
          reference_id: 'default',
          custom_id: request.orderId,
          invoice_id: request.orderNumber,
          amount: toPayPal(request),
        },
      ],
    },
  })
  if (created.outcome === 'unavailable') return created
  if (created.status >= 400) return explain(created.status, created.body)
  const order = orderAnswer.safeParse(created.body)
  if (!order.success) return unavailable('The merchant system answered without an order.')
  const orderMoney = order.data.purchase_units?.[0]?.amount
  if (orderMoney !== undefined && !isSameMoney(orderMoney, request)) return mismatch(orderMoney, request)

  const orderPath = `/v2/checkout/orders/${encodeURIComponent(order.data.id)}`
  const authorised = await ask({
    method: 'POST',
    path: `${orderPath}/authorize`,
    requestId: `${request.key}-authorize`,
    body: { payment_source: { token: { id: request.paymentToken, type: 'BILLING_AGREEMENT' } } },
  })
  if (authorised.outcome === 'unavailable') return authorised
  if (authorised.status < 400) return judgeAuthorization(ask, request, order.data.id, authorizationOf(authorised.body))
  if (readProblem(authorised.body).code !== 'ORDER_ALREADY_AUTHORIZED')
    return explain(authorised.status, authorised.body)

  const found = await ask({ method: 'GET', path: orderPath })
  if (found.outcome === 'unavailable') return found
  return judgeAuthorization(ask, request, order.data.id, authorizationOf(found.body))
}

const authorizationOf = (body: unknown): AuthorizationAnswer | undefined => {
  const order = orderAnswer.safeParse(body)
  return order.success ? firstAuthorization(order.data) : undefined
}
const firstAuthorization = (order: OrderAnswer) => order.purchase_units?.[0]?.payments?.authorizations?.[0]
