import type { Voiding, VoidRequest } from '../../order-manager/ports/gateway.ts'
import { refused, unavailable } from '../answers.ts'
import type { PayPalConnection } from './connection.ts'
import { authorizationAnswer } from './documents.ts'
import { explain } from './problems.ts'

/**
 * Gives back what is still reserved. PayPal refuses to void twice, so a refusal is followed by a look at the authorisation,
 * and so is a yes that does not name it: whoever stands in between may say yes to everything.
 */
export const payPalVoid = async (ask: PayPalConnection, request: VoidRequest): Promise<Voiding> => {
  const path = `/v2/payments/authorizations/${encodeURIComponent(request.authorisationId)}`
  const answer = await ask({ method: 'POST', path: `${path}/void`, requestId: `${request.key}-void` })
  if (answer.outcome === 'unavailable') return answer
  if (answer.status === 204 || authorizationAnswer.safeParse(answer.body).data?.status === 'VOIDED')
    return { outcome: 'voided' }

  const found = await ask({ method: 'GET', path })
  if (found.outcome === 'unavailable') return found
  switch (authorizationAnswer.safeParse(found.body).data?.status) {
    case 'VOIDED':
      return { outcome: 'voided' }
    case 'CAPTURED':
    case 'PARTIALLY_CAPTURED':
      return refused('PREVIOUSLY_CAPTURED', 'The money was already taken. Refund it instead.')
    default:
      if (answer.status < 400) return unavailable('The merchant system answered without an authorisation.')
      return explain(answer.status, answer.body)
  }
}
