import type { Voiding, VoidRequest } from '../order-manager/ports/gateway.ts'
import type { PayPalConnection } from './paypal-connection.ts'
import { authorizationAnswer } from './paypal-documents.ts'
import { explain, refused } from './paypal-problems.ts'

/** Gives the reserved money back. PayPal refuses to void twice, so a refusal is followed by a look at the authorisation. */
export const payPalVoid = async (ask: PayPalConnection, request: VoidRequest): Promise<Voiding> => {
  const path = `/v2/payments/authorizations/${encodeURIComponent(request.authorisationId)}`
  const answer = await ask({ method: 'POST', path: `${path}/void`, requestId: `${request.key}-void` })
  if (answer.outcome === 'unavailable') return answer
  if (answer.status < 400) return { outcome: 'voided' }

  const found = await ask({ method: 'GET', path })
  if (found.outcome === 'unavailable') return found
  switch (authorizationAnswer.safeParse(found.body).data?.status) {
    case 'VOIDED':
      return { outcome: 'voided' }
    case 'CAPTURED':
    case 'PARTIALLY_CAPTURED':
      return refused('PREVIOUSLY_CAPTURED', 'The money was already taken. Refund it instead.')
    default:
      return explain(answer.status, answer.body)
  }
}
