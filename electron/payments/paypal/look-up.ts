import type { AuthoriseRequest, Found, Question, VoidRequest } from '../../order-manager/ports/gateway.ts'
import { unavailable } from '../answers.ts'
import { findCapture } from './capture.ts'
import type { PayPalConnection } from './connection.ts'
import { authorizationAnswer } from './documents.ts'
import { judgeAuthorization } from './judge.ts'
import { findRefund } from './refund.ts'
import { reportRows } from './report.ts'

/** What PayPal's own documents say of a request; for an authorisation, whose order nobody knows, its list of payments. */
export const payPalLookUp = async (ask: PayPalConnection, question: Question): Promise<Found> => {
  switch (question.step) {
    case 'authorise':
      return settled(await findAuthorization(ask, question.request, question.askedAt))
    case 'capture':
      return settled(await findCapture(ask, question.request))
    case 'void':
      return findVoid(ask, question.request)
    case 'refund':
      return settled(await findRefund(ask, question.request))
  }
}

/** A no is as good as nothing: neither moved money. */
const settled = (found: Found | { readonly outcome: 'refused' } | { readonly outcome: 'awaited' }): Found =>
  found.outcome === 'refused' || found.outcome === 'awaited' ? { outcome: 'nothing' } : found

const day = 24 * 60 * 60_000

const findAuthorization = async (ask: PayPalConnection, request: AuthoriseRequest, askedAt: number) => {
  const report = await reportRows(ask, askedAt - day, askedAt + 7 * day)
  if (report.outcome === 'unavailable') return report
  const row = report.rows.find(({ code, orderId }) => code === 'T1300' && orderId === request.orderId)
  if (row === undefined) return { outcome: 'nothing' } as const
  const found = await ask({ method: 'GET', path: `/v2/payments/authorizations/${encodeURIComponent(row.id)}` })
  if (found.outcome === 'unavailable') return found
  return judgeAuthorization(ask, request, row.gatewayOrderId ?? '', authorizationAnswer.safeParse(found.body).data)
}

const findVoid = async (ask: PayPalConnection, { authorisationId }: VoidRequest): Promise<Found> => {
  const found = await ask({
    method: 'GET',
    path: `/v2/payments/authorizations/${encodeURIComponent(authorisationId)}`,
  })
  if (found.outcome === 'unavailable') return found
  const status = authorizationAnswer.safeParse(found.body).data?.status
  if (status === undefined) return unavailable('The merchant system answered without an authorisation.')
  return { outcome: status === 'VOIDED' ? 'voided' : 'nothing' }
}
