import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { connectBank } from '../bank/bank-client.ts'
import { listenOnLoopback, newHttpServer, type RunningServer } from '../loopback-server.ts'
import { sendPage, serveAsset, serveOfficeStyle } from '../page-layout.ts'
import { CARDS } from './cards.ts'
import { type NexoPort, openNexoPort } from './nexo-port.ts'
import { type SharedKey, sealWith } from './nexo-seal.ts'
import { openNexoService } from './nexo-service.ts'
import { terminalFault } from './terminal-faults.ts'
import { openTerminalLedger, type TerminalLedger } from './terminal-ledger.ts'
import { TERMINAL_SCRIPT, TERMINAL_STYLE, terminalPage } from './terminal-page.ts'
import { openTransactions, type Transactions } from './transactions.ts'

export type TerminalCredentials = SharedKey & { readonly poiId: string }

/** A running card terminal: `nexoPort` is its Terminal API, the HTTP server its screen and what tests ask of it. */
type RunningTerminal = RunningServer & { readonly nexoPort: number }

const cardChoice = z.object({ card: z.enum(CARDS.map(({ id }) => id)) })
const plugState = z.object({
  plugged: z.union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')]),
})
const customer = z.strictObject({ presents: z.enum(CARDS.map(({ id }) => id)).nullable() })

export async function startTerminal(options: {
  journalPath: string
  nexoPort: number | undefined
  pagePort: number | undefined
  credentials: TerminalCredentials
  bankUrl: string
}): Promise<RunningTerminal> {
  const ledger = openTerminalLedger(options.journalPath)
  const transactions = openTransactions(ledger, connectBank(options.bankUrl))
  await transactions.recover()
  const service = openNexoService(options.credentials.poiId, ledger, transactions, sealWith(options.credentials))
  const plug = async (plugged: boolean): Promise<void> => {
    ledger.set({ plugged })
    if (plugged) return nexo.plugIn()
    transactions.cutPower()
    return nexo.unplug()
  }
  const nexo: NexoPort = await openNexoPort(service, options.nexoPort, () => void plug(false))
  if (!ledger.settings().plugged) await nexo.unplug()

  const server = newHttpServer()
  server.addHook('onClose', async () => {
    await nexo.unplug()
    ledger.close()
  })
  serveOfficeStyle(server)
  serveAsset(server, '/terminal.css', 'text/css', TERMINAL_STYLE)
  serveAsset(server, '/terminal.js', 'text/javascript', TERMINAL_SCRIPT)
  server.get('/', async (_request, reply) =>
    sendPage(
      reply,
      terminalPage(
        ledger,
        transactions.current(),
        options.credentials.poiId,
        nexo.port,
        JSON.stringify(screenOf(ledger, transactions)),
      ),
    ),
  )
  serveScreen(server, ledger, transactions, plug)
  const page = await listenOnLoopback(server, options.pagePort)
  return { ...page, nexoPort: nexo.port }
}

/** What a person does at the terminal, and what tests set: forms of the page come back to it. */
function serveScreen(
  server: FastifyInstance,
  ledger: TerminalLedger,
  transactions: Transactions,
  plug: (plugged: boolean) => Promise<void>,
): void {
  server.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
    done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  )
  const action = <Body>(path: string, schema: z.ZodType<Body>, act: (body: Body) => boolean | Promise<boolean>) =>
    server.post(path, async (request, reply) => {
      const read = schema.safeParse(request.body ?? {})
      if (!read.success) return reply.code(400).send({ message: read.error.issues.map((one) => one.message).join(' ') })
      const done = await act(read.data)
      return done || isForm(request)
        ? shown(request, reply, ledger, transactions)
        : reply.code(409).send({ message: 'The terminal waits for no card.' })
    })
  action('/sandbox/present', cardChoice, ({ card }) => transactions.present(card))
  action('/sandbox/decline', z.unknown(), () => transactions.stop({ condition: 'Refusal', reason: 'REFUSED' }))
  action('/sandbox/cancel', z.unknown(), () =>
    transactions.stop({ condition: 'Cancel', reason: 'CANCELLED_ON_TERMINAL' }),
  )
  action('/sandbox/plug', plugState, async ({ plugged }) => {
    await plug(plugged)
    return true
  })
  action('/sandbox/faults', terminalFault, (fault) => {
    ledger.set({ faults: [...ledger.settings().faults, fault] })
    return true
  })
  action('/sandbox/customer', customer, (next) => {
    ledger.set(next)
    return true
  })
  server.delete('/sandbox/faults', async (_request, reply) => {
    ledger.set({ faults: [] })
    return reply.code(204).send()
  })
  server.get('/sandbox/ledger', async () => ({ ...ledger.settings(), transactions: ledger.transactions() }))
  server.get('/sandbox/screen', async () => screenOf(ledger, transactions))
}

const isForm = (request: FastifyRequest): boolean => request.headers['content-type']?.includes('form') === true

const shown = (request: FastifyRequest, reply: FastifyReply, ledger: TerminalLedger, transactions: Transactions) =>
  isForm(request) ? reply.redirect('/', 303) : reply.code(200).send(screenOf(ledger, transactions))

/** What changes when the page has something new to show. */
const screenOf = (ledger: TerminalLedger, transactions: Transactions) => {
  const { plugged, faults } = ledger.settings()
  const all = ledger.transactions()
  return {
    plugged,
    faults: faults.length,
    count: all.length,
    waiting: transactions.current()?.id ?? null,
    last: all.at(-1)?.state ?? null,
  }
}
