import type { Authorisation, AuthoriseRequest } from '../order-manager/ports/gateway.ts'
import { type PayPalConnection, unavailable } from './paypal-connection.ts'
import { type AuthorizationAnswer, authorizationAnswer, type OrderAnswer, orderAnswer } from './paypal-documents.ts'
import { isSameMoney, type PayPalMoney, toPayPal } from './paypal-money.ts'
import { explain, readProblem, refused } from './paypal-problems.ts'

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
  if (authorised.status < 400) return judge(ask, request, order.data.id, authorizationOf(authorised.body))
  if (readProblem(authorised.body).code !== 'ORDER_ALREADY_AUTHORIZED')
    return explain(authorised.status, authorised.body)

  const found = await ask({ method: 'GET', path: orderPath })
  if (found.outcome === 'unavailable') return found
  return judge(ask, request, order.data.id, authorizationOf(found.body))
}

const authorizationOf = (body: unknown): AuthorizationAnswer | undefined => {
  const order = orderAnswer.safeParse(body)
  return order.success ? firstAuthorization(order.data) : undefined
}
const firstAuthorization = (order: OrderAnswer) => order.purchase_units?.[0]?.payments?.authorizations?.[0]

/** What an authorisation amounts to. One that is pending, or says no amount, is looked up once. */
const judge = async (
  ask: PayPalConnection,
  request: AuthoriseRequest,
  gatewayOrderId: string,
  given: AuthorizationAnswer | undefined,
): Promise<Authorisation> => {
  if (given === undefined) return unavailable('The merchant system answered without an authorisation.')
  let authorization = given
  const path = `/v2/payments/authorizations/${encodeURIComponent(given.id)}`
  if (given.status === 'PENDING' || given.amount === undefined) {
    const looked = await ask({ method: 'GET', path })
    if (looked.outcome === 'unavailable') return looked
    const read = authorizationAnswer.safeParse(looked.body)
    if (read.success) authorization = read.data
  }

  switch (authorization.status) {
    case 'DENIED':
      return refused('AUTHORIZATION_DENIED', 'The bank declined the payment.')
    case 'VOIDED':
      return refused('AUTHORIZATION_VOIDED', 'The payment was already given back to the customer.')
    case 'PENDING':
      return unavailable('The merchant system is still reviewing the payment.')
  }
  if (authorization.amount === undefined)
    return unavailable('The merchant system did not say which amount it reserved.')
  if (!isSameMoney(authorization.amount, request)) {
    // Money that nobody agreed to is given back; whether that worked is told in the refusal.
    const undone = await ask({ method: 'POST', path: `${path}/void`, requestId: `${request.key}-undo` })
    const isUndone = undone.outcome === 'answered' && undone.status < 300
    return mismatch(
      authorization.amount,
      request,
      isUndone ? ' It was given back.' : ' It is still reserved: void it there.',
    )
  }
  return { outcome: 'authorised', gatewayOrderId, authorisationId: authorization.id }
}

const mismatch = (theirs: PayPalMoney, request: AuthoriseRequest, ending = ''): Authorisation => {
  const ours = toPayPal(request)
  return refused(
    'amount_mismatch',
    `The merchant system answered about ${theirs.value} ${theirs.currency_code} instead of ${ours.value} ${ours.currency_code}.${ending}`,
  )
}
