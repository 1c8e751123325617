import { type Header, minorUnits, type NexoRequest, nexoRequest } from './nexo-request.ts'
import { diagnosisAnswer, refusalAnswer, responseHeader, statusAnswer, transactionAnswer } from './nexo-response.ts'
import type { Seal } from './nexo-seal.ts'
import { type FaultKind, nextFault } from './terminal-faults.ts'
import type { TerminalLedger } from './terminal-ledger.ts'
import { reversedOf, type Transactions, type Wanted } from './transactions.ts'

/** What goes back over HTTP, and the fault that the connection is to have. A null body is an empty answer. */
export type NexoReply = { readonly status: number; readonly body: unknown; readonly fault: FaultKind | undefined }

/** How long a ServiceID may not be used again, in milliseconds: Adyen's 48 hours. */
const UNIQUE_FOR = 48 * 60 * 60_000

/** Answers one message of a till. It takes none that is not sealed with the shared key. */
export type NexoService = (message: unknown) => Promise<NexoReply>

export function openNexoService(
  poiId: string,
  ledger: TerminalLedger,
  transactions: Transactions,
  seal: Seal,
): NexoService {
  const used = new Map<string, number>()

  /** False where the till used the ServiceID within two days, for whatever it was. */
  const isFresh = ({ SaleID, ServiceID }: Header): boolean => {
    const now = Date.now()
    for (const [key, at] of used) if (at < now - UNIQUE_FOR) used.delete(key)
    const key = `${SaleID}\n${ServiceID}`
    const known = ledger.byService(SaleID, ServiceID)
    if (used.has(key) || (known !== undefined && Date.parse(known.at) > now - UNIQUE_FOR)) return false
    used.set(key, now)
    return true
  }

  const transact = async (
    request: NexoRequest,
  ): Promise<{ body: Record<string, unknown>; fault: FaultKind | undefined }> => {
    const wanted = wantedOf(request, ledger)
    if (typeof wanted === 'string') return { body: refusalAnswer(request, 'NotAllowed', wanted), fault: undefined }
    const next = nextFault(ledger.settings().faults)
    if (next !== undefined) ledger.set({ faults: next.left })
    const done = await transactions.run(wanted, next?.kind)
    return { body: transactionAnswer(done), fault: next?.kind }
  }

  const answer = async (
    request: NexoRequest,
  ): Promise<{ body: Record<string, unknown> | null; fault: FaultKind | undefined }> => {
    const { MessageHeader: header } = request
    if (request.PaymentRequest !== undefined || request.ReversalRequest !== undefined) return transact(request)
    if (request.TransactionStatusRequest !== undefined) {
      const { SaleID = header.SaleID, ServiceID } = request.TransactionStatusRequest.MessageReference
      return { body: statusAnswer(ledger.byService(SaleID, ServiceID), poiId), fault: undefined }
    }
    if (request.AbortRequest !== undefined) {
      const { SaleID = header.SaleID, ServiceID } = request.AbortRequest.MessageReference
      const meant = ledger.byService(SaleID, ServiceID)
      if (meant?.id === transactions.current()?.id)
        transactions.stop({ condition: 'Aborted', reason: 'MERCHANT_ABORT' })
      return { body: null, fault: undefined }
    }
    return { body: diagnosisAnswer(transactions.current() !== undefined), fault: undefined }
  }

  return async (message) => {
    const outer = (message as { SaleToPOIRequest?: unknown } | null)?.SaleToPOIRequest
    const opened = seal.open(outer)
    if (opened === undefined) return { status: 400, body: cryptoError, fault: undefined }
    const read = nexoRequest.safeParse(opened)
    if (!read.success) return { status: 400, body: formatError, fault: undefined }
    const request = read.data.SaleToPOIRequest
    const header = request.MessageHeader
    const reply = (body: Record<string, unknown>, fault?: FaultKind): NexoReply => {
      const document = { SaleToPOIResponse: { MessageHeader: responseHeader(header), ...body } }
      return { status: 200, body: { SaleToPOIResponse: seal.seal(responseHeader(header), document) }, fault }
    }
    if (header.POIID !== poiId) return reply(refusalAnswer(request, 'UnavailableDevice', `message=This is ${poiId}`))
    if (request[`${header.MessageCategory}Request`] === undefined)
      return reply(refusalAnswer(request, 'MessageFormat', `errors=${header.MessageCategory}Request: Missing`))
    if (!isFresh(header)) return reply(refusalAnswer(request, 'NotAllowed', 'message=Duplicate ServiceID'))
    const { body, fault } = await answer(request)
    return body === null ? { status: 200, body: null, fault } : reply(body, fault)
  }
}

/** The transaction that a message asks for, or why it can't be. */
function wantedOf(request: NexoRequest, ledger: TerminalLedger): Wanted | string {
  const { ServiceID: serviceId, SaleID: saleId } = request.MessageHeader
  if (request.PaymentRequest !== undefined) {
    const { SaleData, PaymentTransaction, PaymentData } = request.PaymentRequest
    const { Currency: currency, RequestedAmount, TipAmount = 0 } = PaymentTransaction.AmountsReq
    const amount = minorUnits(RequestedAmount, currency)
    const tip = minorUnits(TipAmount, currency)
    if (amount === undefined || tip === undefined) return 'message=RequestedAmount has more digits than the currency'
    if (tip >= amount) return 'message=TipAmount is not a part of RequestedAmount'
    const kind = PaymentData?.PaymentType === 'Refund' ? 'refund' : 'charge'
    return {
      kind,
      serviceId,
      saleId,
      reference: SaleData.SaleTransactionID.TransactionID,
      currency,
      amount,
      tip,
      original: null,
    }
  }
  const reversal = request.ReversalRequest
  const named = reversal?.OriginalPOITransaction.POITransactionID
  const original = ledger.transaction(named?.TransactionID ?? '')
  if (
    reversal === undefined ||
    original?.kind !== 'charge' ||
    original.state !== 'approved' ||
    original.at !== named?.TimeStamp
  )
    return 'message=Original transaction not found'
  const { currency } = original
  const acquirer = new URLSearchParams(reversal.SaleData.SaleToAcquirerData ?? '').get('currency')
  if (acquirer !== null && acquirer !== currency) return 'message=Currency differs from the original'
  const left = original.moved - reversedOf(ledger, original.id)
  const amount = reversal.ReversedAmount === undefined ? left : minorUnits(reversal.ReversedAmount, currency)
  if (amount === undefined || amount <= 0 || amount > left) return 'message=More than is left of the original'
  const reference = reversal.SaleData.SaleTransactionID.TransactionID
  return { kind: 'reversal', serviceId, saleId, reference, currency, amount, original: original.id }
}

/** What a real terminal says of a message that it can't open. */
const cryptoError = { errors: ['Nexo Service: crypto error (9)'], ServiceID: '-NULL-' }
const formatError = { errors: ['Nexo Service: message format'], ServiceID: '-NULL-' }
