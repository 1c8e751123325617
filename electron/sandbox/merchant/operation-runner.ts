import { randomBytes } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { BankClient } from '../bank/bank-client.ts'
import { takeFault } from '../faults.ts'
import { type Answer, fingerprintOf, lookUp } from '../idempotent-answers.ts'
import type { MerchantChanges, MerchantLedger } from './merchant-ledger.ts'
import type { MerchantDecision, OperationContext } from './merchant-operation.ts'
import { authorizeOrder, createOrder } from './order-operations.ts'
import { captureAuthorization, refundCapture, voidAuthorization } from './payment-operations.ts'
import { problem } from './paypal-problems.ts'
import { reauthorize } from './reauthorize.ts'

/** Serves the calls that move money: scripted faults first, then each request id once, one call after the other. */
export function serveOperations(
  api: FastifyInstance,
  ledger: MerchantLedger,
  bank: BankClient,
  happened: (changes: MerchantChanges) => void,
): void {
  let queue: Promise<unknown> = Promise.resolve()
  const operation = (path: string, name: string, replayed: 200 | undefined, decide: Decide): void => {
    api.post<{ Params: { id?: string } }>(path, async (request, reply) => {
      const taken = takeFault(ledger.faults(), name)
      if (taken !== undefined) ledger.commit({ faults: taken.left })
      const fault = taken?.fault
      if (fault?.kind === 'rubbish')
        return reply.code(200).type('text/html').send('<html>Welcome to our network</html>')
      if (fault?.kind === 'error500') return reply.code(500).send(problem(500).body)
      if (fault?.kind === 'down') return breakConnection(request, reply)
      if (fault?.kind === 'timeoutBefore') return leaveUnanswered(request, reply)
      // One after the other: a repetition that arrives early waits for the first answer instead of racing it.
      const decideNow = fault?.kind === 'decline' ? decline : decide
      const turn = queue.then(() => answerOnce(ledger, bank, request, name, replayed, decideNow, happened))
      queue = turn.catch(() => undefined)
      const answer = await turn
      if (fault?.kind === 'timeoutAfter') return leaveUnanswered(request, reply)
      if (fault?.kind === 'late') await new Promise((resolve) => setTimeout(resolve, fault.milliseconds))
      return reply.code(answer.status).send(answer.body)
    })
  }
  // A replayed create or authorize is 200 in PayPal's documents; the payments calls name one status only.
  operation('/v2/checkout/orders', 'create', 200, (context, _id, body) => createOrder(context, body))
  operation('/v2/checkout/orders/:id/authorize', 'authorize', 200, authorizeOrder)
  operation('/v2/payments/authorizations/:id/reauthorize', 'reauthorize', undefined, reauthorize)
  operation('/v2/payments/authorizations/:id/capture', 'capture', undefined, captureAuthorization)
  operation('/v2/payments/authorizations/:id/void', 'void', undefined, voidAuthorization)
  operation('/v2/payments/captures/:id/refund', 'refund', undefined, refundCapture)
}

type Decide = (context: OperationContext, id: string, body: unknown) => MerchantDecision | Promise<MerchantDecision>

/** What a scripted decline makes of a request that was not answered yet: an id that is known keeps its answer. */
const decline: Decide = () => ({ changes: {}, answer: problem(422, 'INSTRUMENT_DECLINED') })

/** Answers a request, from memory where its PayPal-Request-Id was answered before. A 500 is not remembered. */
async function answerOnce(
  ledger: MerchantLedger,
  bank: BankClient,
  request: FastifyRequest<{ Params: { id?: string } }>,
  name: string,
  replayed: 200 | undefined,
  decide: Decide,
  happened: (changes: MerchantChanges) => void,
): Promise<Answer> {
  const given = request.headers['paypal-request-id']
  const requestId = typeof given === 'string' && given !== '' ? given : undefined
  if (requestId !== undefined && requestId.length > 108) return problem(400, 'INVALID_STRING_LENGTH')
  const key = `${name}:${requestId ?? ''}`
  const fingerprint = fingerprintOf(request.url, request.body)
  const known = requestId === undefined ? 'unused' : lookUp(ledger.answers, key, fingerprint)
  if (known === 'usedForAnother') return problem(422, 'DUPLICATE_REQUEST_ID')
  if (known !== 'unused') return known.status === 201 && replayed !== undefined ? { ...known, status: replayed } : known

  const detail = request.headers['prefer'] === 'return=representation' ? 'representation' : 'minimal'
  const context: OperationContext = { ledger, bank, url: `http://${request.host}`, detail, now: Date.now(), newId }
  const decision = await decide(context, request.params.id ?? '', request.body)
  const { answer } = decision
  // A decline by script is over with the script: what is asked again may be allowed.
  if (answer.status >= 500 || decide === decline) return answer
  ledger.commit(decision.changes, requestId === undefined ? undefined : { key, fingerprint, answer })
  happened(decision.changes)
  return answer
}

/** How long an unanswered request stays open before the connection is dropped, in milliseconds. */
const PATIENCE = 120_000

function leaveUnanswered(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  reply.hijack()
  setTimeout(() => request.raw.socket.destroy(), PATIENCE).unref()
  return reply
}

function breakConnection(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  reply.hijack()
  request.raw.socket.destroy()
  return reply
}

function newId(): string {
  const alphabet = '0123456789ABCDEFGHJKLMNPRSTUVWXY'
  return Array.from(randomBytes(17), (byte) => alphabet[byte % 32]).join('')
}
