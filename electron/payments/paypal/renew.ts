import type { Authorisation, RenewRequest } from '../../order-manager/ports/gateway.ts'
import type { PayPalConnection } from './connection.ts'
import { authorizationAnswer } from './documents.ts'
import { judgeAuthorization } from './judge.ts'
import { toPayPal } from './money.ts'
import { explain } from './problems.ts'

/** Has the bank promise the money anew: from the 4th to the 29th day after the first promise, once (Payments v2, "Reauthorize"). */
export const payPalRenew = async (ask: PayPalConnection, request: RenewRequest): Promise<Authorisation> => {
  const answer = await ask({
    method: 'POST',
    path: `/v2/payments/authorizations/${encodeURIComponent(request.authorisationId)}/reauthorize`,
    requestId: `${request.key}-renew`,
    body: { amount: toPayPal(request) },
  })
  if (answer.outcome === 'unavailable') return answer
  if (answer.status >= 400) return explain(answer.status, answer.body)
  return judgeAuthorization(ask, request, request.gatewayOrderId, authorizationAnswer.safeParse(answer.body).data)
}
