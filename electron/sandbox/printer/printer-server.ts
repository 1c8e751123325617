import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { listenOnLoopback, newHttpServer, type RunningServer } from '../loopback-server.ts'
import { sendPage, serveAsset, serveOfficeStyle } from '../page-layout.ts'
import { printOut } from './escpos-printout.ts'
import { openPrintPort, type PrintPort } from './print-port.ts'
import { openPrinterJournal, type PrintedDocument, type PrinterJournal } from './printer-journal.ts'
import { PRINTER_SCRIPT, printerPage, type ReceiptSummary } from './printer-page.ts'
import { receiptPicture } from './receipt-picture.ts'
import { receiptText } from './receipt-text.ts'

const stateRequest = z.strictObject({ state: z.enum(['on', 'off', 'paperOut']) })

/** A running printer: `printPort` takes ESC/POS over TCP, the HTTP server shows what came out. */
type RunningPrinter = RunningServer & { readonly printPort: number }

/** Starts the printer and its page: /receipts.json, /receipts/:n.svg, .txt and .bin, POST /faults {state}. */
export async function startPrinter(options: {
  journalPath: string
  printPort: number | undefined
  pagePort: number | undefined
}): Promise<RunningPrinter> {
  const journal = openPrinterJournal(options.journalPath)
  const printPort = await openPrintPort(journal, options.printPort)
  const server = newHttpServer()
  server.addHook('onClose', async () => {
    await printPort.close()
    journal.close()
  })
  serveOfficeStyle(server)
  serveAsset(server, '/printer.js', 'text/javascript', PRINTER_SCRIPT)
  serveReceipts(server, journal, printPort.port)
  serveState(server, journal, printPort)
  const page = await listenOnLoopback(server, options.pagePort)
  return { ...page, printPort: printPort.port }
}

function serveReceipts(server: FastifyInstance, journal: PrinterJournal, port: number): void {
  const summaries = new Map<number, ReceiptSummary>()
  const summaryOf = (document: PrintedDocument): ReceiptSummary => {
    const known = summaries.get(document.n)
    if (known?.bytes === document.bytes.length) return known
    const summary = summarise(document)
    summaries.set(document.n, summary)
    return summary
  }
  const all = () => journal.documents().map(summaryOf)

  server.get('/', async (_request, reply) => sendPage(reply, printerPage(all(), journal.state(), port)))
  server.get('/receipts.json', async () => all())
  server.get<{ Params: { file: string } }>('/receipts/:file', async (request, reply) => {
    const [, number = '', form] = /^([0-9]+)\.(svg|txt|bin)$/u.exec(request.params.file) ?? []
    const document = journal.document(Number(number))
    if (document === undefined) return reply.code(404).send({ message: 'There is no such receipt.' })
    if (form === 'bin') return reply.type('application/octet-stream').send(document.bytes)
    const printed = printOut(document.bytes)
    if (form === 'txt') return reply.type('text/plain; charset=utf-8').send(receiptText(printed))
    return reply.type('image/svg+xml').send(receiptPicture(printed))
  })
}

function summarise(document: PrintedDocument): ReceiptSummary {
  const printed = printOut(document.bytes)
  return {
    n: document.n,
    receivedAt: new Date(document.receivedAt).toISOString(),
    text: receiptText(printed),
    cuts: printed.filter((element) => element.kind === 'cut').length,
    drawerKicks: printed.filter((element) => element.kind === 'drawer').length,
    bytes: document.bytes.length,
  }
}

function serveState(server: FastifyInstance, journal: PrinterJournal, printPort: PrintPort): void {
  server.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
    done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  )
  server.get('/faults', async () => ({ state: journal.state() }))
  server.post('/faults', async (request, reply) => {
    const read = stateRequest.safeParse(request.body)
    if (!read.success) return reply.code(400).send({ message: 'The state is one of on, off, paperOut.' })
    await printPort.switchTo(read.data.state)
    const fromPage = request.headers['content-type']?.includes('form') === true
    return fromPage ? reply.redirect('/', 303) : { state: journal.state() }
  })
}
