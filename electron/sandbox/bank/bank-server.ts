import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { listenOnLoopback, newHttpServer, type RunningServer } from '../loopback-server.ts'
import { sendPage, serveOfficeStyle } from '../page-layout.ts'
import { type BankDecision, type BankLedger, openBankLedger } from './bank-ledger.ts'
import { bankPage } from './bank-page.ts'
import { creditAccount, makeHold, releaseHold, settleHold } from './bank-rules.ts'

const amount = z.int().positive()
const currency = z.string().regex(/^[A-Z]{3}$/u, 'three capital letters, as in ISO 4217')
const name = z.string().min(1).max(255)
const holdRequest = z.strictObject({ account: name, currency, amount, reference: name })
const settleRequest = z.strictObject({ amount, to: name, final: z.boolean().default(true) })
const creditRequest = z.strictObject({ account: name, from: name.optional(), currency, amount, reference: name })
const freezeRequest = z.strictObject({ frozen: z.boolean() })

/**
 * Starts the bank: GET /accounts, /accounts/:id, /holds, /holds/:id; POST /holds, /holds/:id/settle, /holds/:id/release,
 * /credits, /accounts/:id/freeze, each with an Idempotency-Key. `folder` only identifies this sandbox at GET /sandbox.
 */
export async function startBank(options: {
  journalPath: string
  port: number | undefined
  folder: string
}): Promise<RunningServer> {
  const ledger = openBankLedger(options.journalPath)
  const server = newHttpServer()
  server.addHook('onClose', async () => ledger.close())
  serveOfficeStyle(server)
  server.get('/', async (_request, reply) => sendPage(reply, bankPage(ledger)))
  server.get('/sandbox', async () => ({ folder: options.folder }))
  serveBooks(server, ledger)
  serveOperations(server, ledger)
  return listenOnLoopback(server, options.port)
}

function serveBooks(server: FastifyInstance, ledger: BankLedger): void {
  const shown = (account: NonNullable<ReturnType<BankLedger['account']>>) => ({
    ...account,
    available: Object.fromEntries(Object.keys(account.balances).map((code) => [code, ledger.available(account, code)])),
  })
  server.get('/accounts', async () => ledger.accounts().map(shown))
  server.get<{ Params: { id: string } }>('/accounts/:id', async (request, reply) => {
    const account = ledger.account(request.params.id)
    return account === undefined
      ? reply.code(404).send({ code: 'unknownAccount', message: 'No such account.' })
      : shown(account)
  })
  server.get('/holds', async () => ledger.holds())
  server.get<{ Params: { id: string } }>('/holds/:id', async (request, reply) => {
    const hold = ledger.hold(request.params.id)
    return hold ?? reply.code(404).send({ code: 'unknownHold', message: 'No such hold.' })
  })
}

function serveOperations(server: FastifyInstance, ledger: BankLedger): void {
  type WithId = { Params: { id: string } }
  server.post('/holds', async (request, reply) =>
    operate(ledger, request, reply, holdRequest, (body) => makeHold(ledger, body)),
  )
  server.post<WithId>('/holds/:id/settle', async (request, reply) =>
    operate(ledger, request, reply, settleRequest, (body) => settleHold(ledger, request.params.id, body)),
  )
  server.post<WithId>('/holds/:id/release', async (request, reply) =>
    operate(ledger, request, reply, z.unknown(), () => releaseHold(ledger, request.params.id)),
  )
  server.post('/credits', async (request, reply) =>
    operate(ledger, request, reply, creditRequest, (body) => creditAccount(ledger, body)),
  )
  server.post<WithId>('/accounts/:id/freeze', async (request, reply) =>
    operate(ledger, request, reply, freezeRequest, ({ frozen }) => {
      const account = ledger.account(request.params.id)
      if (account === undefined)
        return { answer: { status: 404, body: { code: 'unknownAccount', message: 'No such account.' } } }
      const after = { ...account, frozen }
      return { answer: { status: 200, body: after }, accounts: [after] }
    }),
  )
}

/** Reads the key and the body, and runs the operation once. 400 where either is missing or malformed. */
function operate<Body>(
  ledger: BankLedger,
  request: FastifyRequest,
  reply: FastifyReply,
  schema: z.ZodType<Body>,
  decide: (body: Body) => BankDecision,
): FastifyReply {
  const key = request.headers['idempotency-key']
  if (typeof key !== 'string' || key === '' || key.length > 255) {
    return reply
      .code(400)
      .send({ code: 'idempotencyKeyMissing', message: 'Send an Idempotency-Key of 1 to 255 characters.' })
  }
  const read = schema.safeParse(request.body)
  if (!read.success) {
    const errors = read.error.issues.map((issue) => ({ field: issue.path.join('.'), message: issue.message }))
    return reply.code(400).send({ code: 'malformed', message: 'The request is malformed.', errors })
  }
  const answer = ledger.once(key, `${request.method} ${request.url}`, read.data ?? null, () => decide(read.data))
  return reply.code(answer.status).send(answer.body)
}
