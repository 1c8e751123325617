import type { FastifyInstance, FastifyRequest } from 'fastify'
import { connectBank } from '../bank/bank-client.ts'
import { listenOnLoopback, newHttpServer, type RunningServer } from '../loopback-server.ts'
import { sendPage, serveOfficeStyle } from '../page-layout.ts'
import type { MerchantCredentials } from '../sandbox-folder.ts'
import { holdsAccessToken, holdsClientSecret, issueAccessToken } from './access-token.ts'
import { serveAdministration } from './administration.ts'
import { type MerchantLedger, openMerchantLedger } from './merchant-ledger.ts'
import { merchantPage } from './merchant-page.ts'
import { announcer } from './merchant-webhooks.ts'
import { serveOperations } from './operation-runner.ts'
import {
  authorizationDocument,
  captureDocument,
  orderDocument,
  paymentsOf,
  refundDocument,
} from './paypal-documents.ts'
import { problem } from './paypal-problems.ts'
import { serveReport } from './transaction-report.ts'

/** Starts the merchant system: the used part of PayPal's Orders v2 and Payments v2, an admin API and a page. */
export async function startMerchant(options: {
  journalPath: string
  port: number | undefined
  credentials: MerchantCredentials
  bankUrl: string
}): Promise<RunningServer> {
  const ledger = openMerchantLedger(options.journalPath)
  const server = newHttpServer()
  server.addHook('onClose', async () => ledger.close())
  readBodies(server)
  serveOfficeStyle(server)
  server.get('/', async (_request, reply) => sendPage(reply, merchantPage(ledger)))
  serveAdministration(server, ledger)
  serveTokens(server, options.credentials)
  const bank = connectBank(options.bankUrl)
  const webhooks = announcer(ledger, options.credentials)
  server.addHook('onClose', async () => webhooks.stop())
  await server.register(async (api) => {
    api.addHook('onRequest', async (request, reply) => {
      if (holdsAccessToken(options.credentials, request.headers.authorization, Date.now())) return undefined
      return reply.code(401).send(problem(401).body)
    })
    serveDocuments(api, ledger)
    serveReport(api, ledger)
    webhooks.serveVerification(api)
    serveOperations(api, ledger, bank, webhooks.announce)
  })
  return listenOnLoopback(server, options.port)
}

/** Malformed JSON gets PayPal's error document, and an empty body (a void, a full refund) is no error. */
function readBodies(server: FastifyInstance): void {
  server.removeContentTypeParser('application/json')
  server.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
    try {
      done(null, body === '' ? undefined : JSON.parse(String(body)))
    } catch {
      done(Object.assign(new Error('malformed'), { statusCode: 400 }))
    }
  })
  server.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
    done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  )
  server.setErrorHandler((error: { statusCode?: number }, _request, reply) => {
    const status = error.statusCode ?? 500
    if (status === 415) return reply.code(415).send(problem(415).body)
    if (status >= 500) return reply.code(500).send(problem(500).body)
    return reply.code(400).send(problem(400, 'MALFORMED_REQUEST_JSON').body)
  })
  server.setNotFoundHandler((_request, reply) => reply.code(404).send(problem(404).body))
}

function serveTokens(server: FastifyInstance, credentials: MerchantCredentials): void {
  server.post<{ Body: Record<string, unknown> | undefined }>('/v1/oauth2/token', async (request, reply) => {
    if (!holdsClientSecret(credentials, request.headers.authorization)) {
      return reply.code(401).send({ error: 'invalid_client', error_description: 'Client Authentication failed' })
    }
    if (request.body?.['grant_type'] !== 'client_credentials') {
      return reply.code(400).send({ error: 'unsupported_grant_type', error_description: 'Grant Type is not supported' })
    }
    const { token, expiresIn } = issueAccessToken(credentials, Date.now())
    return {
      scope: 'https://uri.paypal.com/services/payments/payment',
      access_token: token,
      token_type: 'Bearer',
      expires_in: expiresIn,
    }
  })
}

function serveDocuments(api: FastifyInstance, ledger: MerchantLedger): void {
  type WithId = { Params: { id: string } }
  const show = <Kept>(path: string, kept: ReadonlyMap<string, Kept>, document: (found: Kept, url: string) => unknown) =>
    api.get<WithId>(`${path}/:id`, async (request, reply) => {
      const found = kept.get(request.params.id)
      if (found !== undefined) return document(found, urlOf(request))
      const field = { field: 'id', value: request.params.id, location: 'path' } as const
      return reply.code(404).send(problem(404, 'INVALID_RESOURCE_ID', field).body)
    })
  show('/v2/checkout/orders', ledger.orders, (order, url) =>
    orderDocument(order, url, 'representation', paymentsOf(ledger, order)),
  )
  show('/v2/payments/authorizations', ledger.authorizations, authorizationDocument)
  show('/v2/payments/captures', ledger.captures, (capture, url) => captureDocument(capture, url, 'representation'))
  show('/v2/payments/refunds', ledger.refunds, (refund, url) => refundDocument(refund, url, 'representation'))
}

const urlOf = (request: FastifyRequest): string => `http://${request.host}`
