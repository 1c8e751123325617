import { z } from 'zod'
import { connectBank } from '../bank/bank-client.ts'
import { listenOnLoopback, newHttpServer, type RunningServer } from '../loopback-server.ts'
import { sendPage, serveOfficeStyle } from '../page-layout.ts'
import { serveFaults } from '../serve-faults.ts'
import { openAcquirerLedger } from './acquirer-ledger.ts'
import { acquirerPage } from './acquirer-page.ts'
import { openAcquirerPort } from './acquirer-port.ts'
import { type AcquirerIds, openAcquirerService, SCRIPTED } from './acquirer-service.ts'

/** A running acquirer: `isoPort` takes messages, the HTTP server has its page and what tests ask of it. */
type RunningAcquirer = RunningServer & { readonly isoPort: number }

const older = z.strictObject({ hours: z.int().min(1) })

/** Starts the card acquirer: ISO 8583:1987 over TCP (0100, 0220, 0200, 0420, 0600, 0800), on the bank. */
export async function startAcquirer(options: {
  journalPath: string
  isoPort: number | undefined
  pagePort: number | undefined
  ids: AcquirerIds
  bankUrl: string
}): Promise<RunningAcquirer> {
  const ledger = openAcquirerLedger(options.journalPath)
  const service = openAcquirerService(ledger, connectBank(options.bankUrl), options.ids)
  const port = await openAcquirerPort(ledger, service, options.isoPort)

  const server = newHttpServer()
  server.addHook('onClose', async () => {
    await port.close()
    ledger.close()
  })
  serveOfficeStyle(server)
  server.get('/', async (_request, reply) => sendPage(reply, acquirerPage(ledger)))
  serveFaults(server, SCRIPTED, ledger)
  server.post('/sandbox/age', async (request, reply) => {
    const read = older.safeParse(request.body)
    if (!read.success) return reply.code(400).send({ message: z.prettifyError(read.error) })
    const open = ledger.transactions().filter(({ state }) => state === 'open')
    ledger.commit({
      transactions: open.map((one) => ({ ...one, until: one.until - read.data.hours * 3_600_000 })),
    })
    return reply.code(204).send()
  })
  server.post('/sandbox/hang-up', async (_request, reply) => {
    port.hangUp()
    return reply.code(204).send()
  })
  server.get('/sandbox/ledger', async () => ({ transactions: ledger.transactions(), counts: port.counts() }))
  const page = await listenOnLoopback(server, options.pagePort)
  return { ...page, isoPort: port.port }
}
