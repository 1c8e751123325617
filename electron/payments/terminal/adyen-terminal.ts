import { randomUUID } from 'node:crypto'
import type {
  CardOutcome,
  CardRequest,
  CardStatus,
  CardTerminal,
  CardUnknown,
  TerminalAccess,
} from '../../order-manager/ports/card-terminal.ts'
import { connectToTerminal, serviceIdOf } from './nexo-connection.ts'
import { toTerminal } from './nexo-money.ts'
import { paymentOutcome, reversalOutcome } from './nexo-outcomes.ts'
import { explain, failed, unknown } from './nexo-problems.ts'

/** Milliseconds. Adyen ends a local payment after 120 s; what is not known then is asked for. */
const paymentPatience = 130_000
const quickPatience = 15_000

/**
 * A terminal that speaks the local form of Adyen's Terminal API: POST /nexo at its own address. A request's ServiceID
 * derives from its key, so that its status can be asked for after a crash; other messages have one of their own.
 */
export const createAdyenTerminal = (
  access: TerminalAccess,
  { longest = paymentPatience }: { readonly longest?: number } = {},
): CardTerminal => {
  const ask = connectToTerminal(access)
  const referenceTo = (request: CardRequest) => ({
    MessageCategory: categoryOf(request),
    SaleID: request.saleId,
    ServiceID: serviceIdOf(request.key),
    POIID: access.poiId,
  })

  return {
    send: async (request): Promise<CardOutcome | CardUnknown> => {
      const amount = toTerminal(request.amount, request.digits)
      const tip = toTerminal(request.tip ?? 0, request.digits)
      if (amount === undefined || tip === undefined)
        return failed('amount_out_of_range', 'That is more money than the card terminal can count exactly.')
      const got = await ask({
        category: categoryOf(request),
        serviceId: serviceIdOf(request.key),
        saleId: request.saleId,
        body: request.kind === 'reversal' ? reversalBody(request, amount) : paymentBody(request, amount, tip),
        patience: longest,
      })
      if (got.outcome === 'notReached')
        return failed('not_reached', request.kind === 'charge' ? `${got.problem} Nothing was charged.` : got.problem)
      if (got.outcome === 'silent') return unknown('The card terminal gave no answer.')
      if (got.outcome === 'unknown') return got
      return outcomeIn(got.answer, request) ?? unknown('The card terminal answered without a result.')
    },

    status: async (request): Promise<CardStatus> => {
      const got = await ask({
        category: 'TransactionStatus',
        serviceId: serviceIdOf(randomUUID()),
        saleId: request.saleId,
        body: { TransactionStatusRequest: { MessageReference: referenceTo(request) } },
        patience: quickPatience,
      })
      if (got.outcome === 'notReached') return unknown(got.problem)
      if (got.outcome === 'silent') return unknown('The card terminal gave no answer.')
      if (got.outcome === 'unknown') return got
      const told = got.answer.TransactionStatusResponse
      if (told === undefined) return unknown('The card terminal answered without a result.')
      if (told.Response.Result === 'Success') {
        const repeated = told.RepeatedMessageResponse
        const isAboutIt = repeated?.MessageHeader.ServiceID === serviceIdOf(request.key)
        return (
          (isAboutIt ? outcomeIn(repeated.RepeatedResponseMessageBody, request) : undefined) ??
          unknown('The card terminal answered about another payment.')
        )
      }
      if (told.Response.ErrorCondition === 'InProgress') return { outcome: 'inProgress' }
      if (told.Response.ErrorCondition === 'NotFound') return { outcome: 'notFound' }
      // A failure of the question itself says nothing about the payment.
      const why = explain(told.Response.ErrorCondition, undefined)
      return unknown(why.outcome === 'failed' ? why.message : why.problem)
    },

    abort: async (request) => {
      await ask({
        category: 'Abort',
        serviceId: serviceIdOf(randomUUID()),
        saleId: request.saleId,
        body: { AbortRequest: { AbortReason: 'MerchantAbort', MessageReference: referenceTo(request) } },
        patience: quickPatience,
      })
    },

    diagnose: async () => {
      const got = await ask({
        category: 'Diagnosis',
        serviceId: serviceIdOf(randomUUID()),
        saleId: 'Tillhouse',
        body: { DiagnosisRequest: { HostDiagnosisFlag: true } },
        patience: quickPatience,
      })
      if (got.outcome === 'silent') return problem('The card terminal gave no answer.')
      if (got.outcome !== 'answered') return problem(got.problem)
      const told = got.answer.DiagnosisResponse
      if (told?.Response.Result === 'Success' && told.POIStatus?.GlobalStatus === 'OK') return { outcome: 'ready' }
      const why = explain(told?.Response.ErrorCondition ?? told?.POIStatus?.GlobalStatus, undefined)
      return problem(why.outcome === 'failed' ? why.message : 'The card terminal is not ready. Look at its screen.')
    },
  }
}

const problem = (text: string) => ({ outcome: 'problem', problem: text }) as const

const categoryOf = ({ kind }: CardRequest) => (kind === 'reversal' ? 'Reversal' : 'Payment')

const outcomeIn = (
  body: {
    PaymentResponse?: Parameters<typeof paymentOutcome>[0] | undefined
    ReversalResponse?: Parameters<typeof reversalOutcome>[0] | undefined
  },
  request: CardRequest,
): CardOutcome | CardUnknown | undefined => {
  if (request.kind === 'reversal')
    return body.ReversalResponse === undefined ? undefined : reversalOutcome(body.ReversalResponse, request)
  return body.PaymentResponse === undefined ? undefined : paymentOutcome(body.PaymentResponse, request)
}

const saleTransaction = ({ reference, at }: CardRequest) => ({
  SaleTransactionID: { TransactionID: reference, TimeStamp: new Date(at).toISOString() },
})

const paymentBody = (request: CardRequest, amount: number, tip: number) => ({
  PaymentRequest: {
    SaleData: saleTransaction(request),
    PaymentTransaction: {
      AmountsReq: { Currency: request.currency, RequestedAmount: amount, ...(tip === 0 ? {} : { TipAmount: tip }) },
    },
    ...(request.kind === 'refund' ? { PaymentData: { PaymentType: 'Refund' } } : {}),
  },
})

// https://docs.adyen.com/point-of-sale/basic-tapi-integration/refund-payment/referenced
const reversalBody = (request: CardRequest, amount: number) => ({
  ReversalRequest: {
    SaleData: { ...saleTransaction(request), SaleToAcquirerData: `currency=${request.currency}` },
    OriginalPOITransaction: {
      POITransactionID: { TransactionID: request.original?.id ?? '', TimeStamp: request.original?.at ?? '' },
    },
    ...(request.whole === true ? {} : { ReversedAmount: amount }),
    ReversalReason: 'MerchantCancel',
  },
})
