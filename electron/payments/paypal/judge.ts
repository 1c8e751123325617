import type { Authorisation, AuthoriseRequest, GatewayRefused, Money } from '../../order-manager/ports/gateway.ts'
import { refused, unavailable } from '../answers.ts'
import type { PayPalConnection } from './connection.ts'
import { type AuthorizationAnswer, authorizationAnswer } from './documents.ts'
import { isSameMoney, type PayPalMoney, toPayPal } from './money.ts'

/** What an authorisation amounts to. One that is pending, or says no amount, is looked up once. */
export const judgeAuthorization = async (
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
  const expires = Date.parse(authorization.expiration_time ?? '')
  return {
    outcome: 'authorised',
    gatewayOrderId,
    authorisationId: authorization.id,
    expiresAt: Number.isNaN(expires) ? null : expires,
  }
}

export const mismatch = (theirs: PayPalMoney, wanted: Money, ending = ''): GatewayRefused => {
  const ours = toPayPal(wanted)
  return refused(
    'amount_mismatch',
    `The merchant system answered about ${theirs.value} ${theirs.currency_code} instead of ${ours.value} ${ours.currency_code}.${ending}`,
  )
}
