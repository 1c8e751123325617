import type { PrintOutcome, ReceiptPrinter } from '../order-manager/ports/receipt-printer.ts'
import { type Conversation, connect, errorCode } from './printer-conversation.ts'
import { askOnline, askPaper, onlineProblem, paperProblem } from './printer-status.ts'

/** All in milliseconds. */
interface PrinterTimeouts {
  readonly connect: number
  /** For an answer to a status request. Many printers never give one. */
  readonly status: number
  /** From the first byte of the document until it counts as lost. */
  readonly document: number
}

const usual: PrinterTimeouts = { connect: 5_000, status: 500, document: 20_000 }

/**
 * A receipt printer that takes raw bytes over TCP (port 9100 by custom).
 *
 * `printed` says that the printer has read every byte: it closed its side after the end of the document, or answered a
 * status request sent after it, which TCP's order proves as well. Whether ink met paper it cannot say.
 */
export const createNetworkPrinter = (timeouts: Partial<PrinterTimeouts> = {}): ReceiptPrinter => {
  const waits = { ...usual, ...timeouts }
  return {
    send: async ({ host, port }, bytes) => {
      let printer: Conversation
      try {
        printer = await connect(host, port, waits.connect)
      } catch (error) {
        return notReached(connectProblem(errorCode(error), host, port))
      }
      try {
        return await print(printer, bytes, waits)
      } finally {
        printer.destroy()
      }
    },
  }
}

const print = async (printer: Conversation, bytes: Uint8Array, waits: PrinterTimeouts): Promise<PrintOutcome> => {
  let answers = false
  try {
    const paper = await printer.ask(askPaper, waits.status)
    answers = paper !== null
    const online = answers ? await printer.ask(askOnline, waits.status) : null
    const problem = paperProblem(paper) ?? onlineProblem(online)
    if (problem !== null) return notReached(problem)
  } catch {
    return notReached('The printer broke the connection off before anything was sent.')
  }

  const until = Date.now() + waits.document
  const left = () => Math.max(0, until - Date.now())
  const timer = setTimeout(() => printer.destroy(), waits.document)
  try {
    await printer.write(bytes)
    const isRead = answers && (await printer.ask(askOnline, left())) !== null
    // A printer that has proved that it read everything need not close before we do.
    const end = await printer.finish(isRead ? Math.min(left(), waits.status) : left())
    if (isRead || end?.kind === 'closed') return { outcome: 'printed' }
    return uncertain(
      end === null
        ? 'The printer did not say that it is done.'
        : 'The printer broke the connection off while it was printing.',
    )
  } catch {
    return uncertain('The printer broke the connection off while it was printing.')
  } finally {
    clearTimeout(timer)
  }
}

const notReached = (problem: string): PrintOutcome => ({ outcome: 'notReached', problem })

const uncertain = (problem: string): PrintOutcome => ({
  outcome: 'uncertain',
  problem: `${problem} Look at the paper before printing again.`,
})

const connectProblem = (code: string, host: string, port: number): string => {
  const printer = `The printer at ${host}:${port}`
  switch (code) {
    case 'ECONNREFUSED':
      return `${printer} does not accept connections. Is it switched on?`
    case 'ETIMEDOUT':
      return `${printer} does not answer. Is it switched on, and on this network?`
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `No printer is known by the name ${host}. Check the address in the settings.`
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return `There is no way to ${host} on this network. Is the network cable in, or the Wi-Fi on?`
    default:
      return `${printer} cannot be reached (${code}).`
  }
}
