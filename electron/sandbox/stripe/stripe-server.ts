import { createHmac, randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { connectBank } from '../bank/bank-client.ts'
import { takeFault } from '../faults.ts'
import { type Answer, fingerprintOf, lookUp } from '../idempotent-answers.ts'
import { listenOnLoopback, newHttpServer, type RunningServer } from '../loopback-server.ts'
import { serveFaults } from '../serve-faults.ts'
import { createWebhookSender } from '../webhook-sender.ts'
import {
  bookingsOf,
  cancelIntent,
  captureIntent,
  createIntent,
  refundIntent,
  type StripeContext,
  type StripeDecision,
} from './intent-operations.ts'
import { intentDocument, listDocument, refundDocument, stripeError } from './stripe-documents.ts'
import { openStripeLedger, type StripeChanges, type StripeLedger } from './stripe-ledger.ts'

export type StripeCredentials = { secretKey: string; webhookSecret: string }
type Decide = (
  context: StripeContext,
  request: FastifyRequest<{ Params: { id?: string } }>,
  key: string,
) => Promise<StripeDecision>

const scripted = ['authorise', 'capture', 'void', 'refund', 'list', 'webhook']

/** Starts the used part of Stripe: PaymentIntents with manual capture, refunds, the balance, webhooks, and an admin API. */
export async function startStripe(options: {
  journalPath: string
  port: number | undefined
  credentials: StripeCredentials
  bankUrl: string
}): Promise<RunningServer> {
  const ledger = openStripeLedger(options.journalPath)
  const server = newHttpServer()
  const webhooks = announcer(ledger, options.credentials.webhookSecret)
  server.addHook('onClose', async () => {
    webhooks.stop()
    ledger.close()
  })
  server.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
    done(null, new URLSearchParams(String(body))),
  )
  serveAdministration(server, ledger)
  await server.register(async (api) => {
    api.addHook('onRequest', async (request, reply) => {
      if (request.headers.authorization === `Bearer ${options.credentials.secretKey}`) return undefined
      const { status, body } = stripeError(401, 'invalid_request_error', 'api_key', 'Invalid API Key provided.')
      return reply.code(status).send(body)
    })
    serveReads(api, ledger)
    serveOperations(api, ledger, connectBank(options.bankUrl), webhooks.announce)
  })
  return listenOnLoopback(server, options.port)
}

const formOf = (request: FastifyRequest): URLSearchParams =>
  request.body instanceof URLSearchParams ? request.body : new URLSearchParams()
const queryOf = (request: FastifyRequest): URLSearchParams => new URL(request.url, 'http://stripe').searchParams

/** Scripted faults first, then each idempotency key once, one call after the other. A 500 is not remembered. */
function serveOperations(
  api: FastifyInstance,
  ledger: StripeLedger,
  bank: StripeContext['bank'],
  happened: (changes: StripeChanges) => void,
): void {
  let queue: Promise<unknown> = Promise.resolve()
  const operation = (path: string, name: string, decide: Decide): void => {
    api.post<{ Params: { id?: string } }>(path, async (request, reply) => {
      const taken = takeFault(ledger.faults(), name)
      if (taken !== undefined) ledger.commit({ faults: taken.left })
      const kind = taken?.fault.kind
      if (kind === 'rubbish') return reply.code(200).type('text/html').send('<html>Welcome to our network</html>')
      if (kind === 'error500')
        return reply.code(500).send(stripeError(500, 'api_error', 'internal', 'Something broke.').body)
      if (kind === 'down') return silence(request, reply, 0)
      if (kind === 'timeoutBefore') return silence(request, reply, 120_000)
      const turn = queue.then(() =>
        answerOnce(ledger, bank, request, name, kind === 'decline' ? decline : decide, happened),
      )
      queue = turn.catch(() => undefined)
      const answer = await turn
      if (kind === 'timeoutAfter') return silence(request, reply, 120_000)
      if (kind === 'late') await new Promise((resolve) => setTimeout(resolve, taken?.fault.milliseconds))
      return reply.code(answer.status).send(answer.body)
    })
  }
  operation('/v1/payment_intents', 'authorise', (context, request, key) => createIntent(context, formOf(request), key))
  operation('/v1/payment_intents/:id/capture', 'capture', (context, request) =>
    captureIntent(context, request.params.id ?? '', formOf(request)),
  )
  operation('/v1/payment_intents/:id/cancel', 'void', (context, request) =>
    cancelIntent(context, request.params.id ?? ''),
  )
  operation('/v1/refunds', 'refund', (context, request) => refundIntent(context, formOf(request)))
}

/** What a scripted decline makes of a request that was not answered yet: a key that is known keeps its answer. */
const decline: Decide = async () => ({
  changes: {},
  answer: stripeError(402, 'card_error', 'card_declined', 'Your card was declined.', {
    decline_code: 'generic_decline',
  }),
})

async function answerOnce(
  ledger: StripeLedger,
  bank: StripeContext['bank'],
  request: FastifyRequest<{ Params: { id?: string } }>,
  name: string,
  decide: Decide,
  happened: (changes: StripeChanges) => void,
): Promise<Answer> {
  const given = request.headers['idempotency-key']
  const key = typeof given === 'string' ? given : randomUUID()
  const fingerprint = fingerprintOf(`${name} ${request.url}`, [...formOf(request)])
  const known = lookUp(ledger.answers, key, fingerprint)
  if (known === 'usedForAnother')
    return stripeError(
      400,
      'idempotency_error',
      'idempotency_key_in_use',
      'Keys for idempotent requests can only be used with the same parameters.',
    )
  if (known !== 'unused') return known
  const { changes, answer } = await decide({ ledger, bank, now: Date.now() }, request, key)
  // A decline by script is over with the script: what is asked again may be allowed.
  if (answer.status >= 500 || decide === decline) return answer
  ledger.commit(changes, { key, fingerprint, answer })
  happened(changes)
  return answer
}

function serveReads(api: FastifyInstance, ledger: StripeLedger): void {
  api.get<{ Params: { id: string } }>('/v1/payment_intents/:id', async (request, reply) => {
    const found = ledger.intents.get(request.params.id)
    if (found !== undefined) return intentDocument(found, queryOf(request).get('expand[0]') === 'latest_charge')
    return reply
      .code(404)
      .send(stripeError(404, 'invalid_request_error', 'resource_missing', 'No such payment_intent').body)
  })
  api.get('/v1/payment_intents', async (request) => {
    const query = queryOf(request)
    const from = Number(query.get('created[gte]') ?? 0)
    const all = [...ledger.intents.values()].map((intent) =>
      intentDocument(intent, query.get('expand[0]') === 'data.latest_charge'),
    )
    return listDocument(all.filter(({ created }) => created >= from).toReversed(), query)
  })
  api.get('/v1/refunds', async (request) => {
    const query = queryOf(request)
    const mine = [...ledger.refunds.values()].filter(({ intent }) => intent === query.get('payment_intent'))
    return listDocument(mine.map((refund) => refundDocument(refund, ledger)).toReversed(), query)
  })
  api.get('/v1/balance_transactions', async (request, reply) => {
    const taken = takeFault(ledger.faults(), 'list')
    if (taken !== undefined) ledger.commit({ faults: taken.left })
    if (taken?.fault.kind === 'error500')
      return reply.code(500).send(stripeError(500, 'api_error', 'internal', 'Something broke.').body)
    return listDocument(bookingsOf(ledger, queryOf(request)), queryOf(request))
  })
}

/** For tests: faults, where webhooks go, cards' holds that grow old, and the books. */
function serveAdministration(server: FastifyInstance, ledger: StripeLedger): void {
  serveFaults(server, scripted, ledger)
  server.put('/sandbox/webhook', async (request, reply) => {
    const read = z.strictObject({ url: z.url().nullable() }).safeParse(request.body)
    if (!read.success) return reply.code(400).send({ message: z.prettifyError(read.error) })
    ledger.commit({ webhookUrl: read.data.url })
    return reply.code(204).send()
  })
  server.post('/sandbox/age', async (request, reply) => {
    const read = z.strictObject({ hours: z.int().min(1) }).safeParse(request.body)
    if (!read.success) return reply.code(400).send({ message: z.prettifyError(read.error) })
    for (const intent of [...ledger.intents.values()].filter(({ status }) => status === 'requires_capture'))
      ledger.commit({ intent: { ...intent, captureBefore: intent.captureBefore - read.data.hours * 3_600_000 } })
    return reply.code(204).send()
  })
  server.get('/sandbox/ledger', async () => ({
    intents: [...ledger.intents.values()],
    refunds: [...ledger.refunds.values()],
    bookings: [...ledger.bookings.values()],
  }))
}

/** Webhooks with Stripe's signature: HMAC-SHA256 of `timestamp.body` (https://docs.stripe.com/webhooks#verify-manually). */
function announcer(ledger: StripeLedger, secret: string) {
  const sender = createWebhookSender(ledger.webhookUrl, () => {
    const taken = takeFault(ledger.faults(), 'webhook')
    if (taken !== undefined) ledger.commit({ faults: taken.left })
    return taken?.fault
  })
  return {
    stop: sender.stop,
    announce: ({ intent, refund }: StripeChanges): void => {
      if (ledger.webhookUrl() === null || intent === undefined) return
      const object = refund === undefined ? intentDocument(intent, false) : refundDocument(refund, ledger)
      const type = refund === undefined ? `payment_intent.${intent.status}` : 'refund.created'
      const body = JSON.stringify({ id: `evt_${randomUUID()}`, object: 'event', type, data: { object } })
      const headers = (): Record<string, string> => {
        const at = Math.floor(Date.now() / 1000)
        const signature = createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')
        return { 'stripe-signature': `t=${at},v1=${signature}` }
      }
      sender.send({ body, headers })
    },
  }
}

/** No answer: the connection is dropped after so many milliseconds. */
function silence(request: FastifyRequest, reply: FastifyReply, patience: number): FastifyReply {
  reply.hijack()
  if (patience === 0) request.raw.socket.destroy()
  else setTimeout(() => request.raw.socket.destroy(), patience).unref()
  return reply
}
