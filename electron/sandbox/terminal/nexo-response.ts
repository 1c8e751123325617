import { cardOf } from './cards.ts'
import { type Header, type NexoRequest, wholeUnits } from './nexo-request.ts'
import type { Transaction } from './terminal-ledger.ts'

/** The bodies of the terminal's answers: what stands beside the header in a SaleToPOIResponse. */

/** A failure of the request itself, with its reason as `AdditionalResponse`. */
const failure = (condition: string, additional?: string): { [key: string]: string } => ({
  Result: 'Failure',
  ErrorCondition: condition,
  ...(additional === undefined ? {} : { AdditionalResponse: additional }),
})

export const responseHeader = (header: Header): Record<string, unknown> => ({ ...header, MessageType: 'Response' })

const poiData = ({ id, at }: Transaction) => ({ POITransactionID: { TransactionID: id, TimeStamp: at } })
const saleData = ({ reference, at }: Transaction) => ({
  SaleTransactionID: { TransactionID: reference, TimeStamp: at },
})

const responseOf = ({ failure: failed, moved, amount }: Transaction) => {
  if (failed !== null) return failure(failed.condition, failed.reason === null ? undefined : `errors=${failed.reason}`)
  return { Result: moved === amount ? 'Success' : 'Partial' }
}

/** The answer to a message that the terminal does not act on, in the form that its category has. */
export function refusalAnswer(request: NexoRequest, condition: string, additional: string): Record<string, unknown> {
  const { MessageHeader: header, PaymentRequest: payment } = request
  const Response = failure(condition, additional)
  const identification = payment?.SaleData.SaleTransactionID ?? {
    TransactionID: header.ServiceID,
    TimeStamp: new Date().toISOString(),
  }
  if (header.MessageCategory !== 'Payment') return { [`${header.MessageCategory}Response`]: { Response } }
  return {
    PaymentResponse: {
      Response,
      SaleData: { SaleTransactionID: identification },
      POIData: { POITransactionID: { ...identification, TransactionID: `refused-${header.ServiceID}` } },
    },
  }
}

/** The answer that a finished transaction got, or would have got. */
export function transactionAnswer(transaction: Transaction): Record<string, unknown> {
  return transaction.kind === 'reversal'
    ? { ReversalResponse: reversalAnswer(transaction) }
    : { PaymentResponse: paymentAnswer(transaction) }
}

function paymentAnswer(transaction: Transaction): Record<string, unknown> {
  const card = cardOf(transaction.card ?? '')
  const { currency, moved, tip = 0, kind, approvalCode } = transaction
  const answer = { Response: responseOf(transaction), SaleData: saleData(transaction), POIData: poiData(transaction) }
  if (transaction.failure !== null || card === undefined) return answer
  return {
    ...answer,
    PaymentResult: {
      PaymentType: kind === 'refund' ? 'Refund' : 'Normal',
      PaymentInstrumentData: {
        PaymentInstrumentType: 'Card',
        CardData: { PaymentBrand: card.brand, MaskedPan: card.maskedPan, EntryMode: ['Tapped'] },
      },
      AmountsResp: {
        Currency: currency,
        AuthorizedAmount: wholeUnits(moved, currency),
        ...(tip === 0 ? {} : { TipAmount: wholeUnits(tip, currency) }),
      },
      OnlineFlag: true,
      PaymentAcquirerData: {
        MerchantID: 'TillhouseSandbox',
        AcquirerPOIID: 'SANDBOX',
        ApprovalCode: approvalCode,
        AcquirerTransactionID: { TransactionID: transaction.id, TimeStamp: transaction.at },
      },
    },
  }
}

function reversalAnswer(transaction: Transaction): Record<string, unknown> {
  const answer = { Response: responseOf(transaction), POIData: poiData(transaction) }
  if (transaction.failure !== null) return answer
  return { ...answer, ReversedAmount: wholeUnits(transaction.moved, transaction.currency) }
}

/** The answer to a status question: the transaction's own answer again, or that it runs, or that nobody knows it. */
export function statusAnswer(transaction: Transaction | undefined, poiId: string): Record<string, unknown> {
  if (transaction === undefined) return { TransactionStatusResponse: { Response: failure('NotFound') } }
  const { serviceId, saleId, kind, state } = transaction
  const category = kind === 'reversal' ? 'Reversal' : 'Payment'
  const reference = { MessageCategory: category, ServiceID: serviceId, SaleID: saleId, POIID: poiId }
  if (state === 'waiting' || state === 'asking')
    return { TransactionStatusResponse: { Response: failure('InProgress'), MessageReference: reference } }
  return {
    TransactionStatusResponse: {
      Response: { Result: 'Success' },
      MessageReference: reference,
      RepeatedMessageResponse: {
        MessageHeader: {
          ProtocolVersion: '3.0',
          MessageClass: 'Service',
          MessageCategory: category,
          MessageType: 'Response',
          ServiceID: serviceId,
          SaleID: saleId,
          POIID: poiId,
        },
        RepeatedResponseMessageBody: transactionAnswer(transaction),
      },
    },
  }
}

export const diagnosisAnswer = (busy: boolean): Record<string, unknown> => ({
  DiagnosisResponse: {
    Response: { Result: 'Success' },
    POIStatus: { GlobalStatus: busy ? 'Busy' : 'OK', CommunicationOKFlag: true },
    HostStatus: [{ AcquirerID: 1, IsReachableFlag: true }],
  },
})
