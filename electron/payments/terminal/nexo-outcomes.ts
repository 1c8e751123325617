import type { CardOutcome, CardRequest, CardUnknown } from '../../order-manager/ports/card-terminal.ts'
import type { PaymentResponse, ReversalResponse } from './nexo-messages.ts'
import { fromTerminal, isSameAmount } from './nexo-money.ts'
import { explain, unknown } from './nexo-problems.ts'

/** Adyen's names of brands for people; others are shown as they come. */
const brands: Readonly<Record<string, string>> = {
  mc: 'Mastercard',
  visa: 'Visa',
  amex: 'American Express',
  maestro: 'Maestro',
  girocard: 'girocard',
  discover: 'Discover',
  jcb: 'JCB',
  cup: 'UnionPay',
}

/**
 * The tip in what the terminal took, in minor units: it may have asked the customer for one itself. Undefined where the
 * rest is other money than was asked for.
 */
const tipIn = (
  { AuthorizedAmount, Currency, TipAmount }: NonNullable<NonNullable<PaymentResponse['PaymentResult']>['AmountsResp']>,
  request: CardRequest,
): number | undefined => {
  const asked = request.tip ?? 0
  const tip = TipAmount === undefined ? asked : fromTerminal(TipAmount, request.digits)
  if (tip === undefined || tip < 0 || (tip > 0 && request.kind !== 'charge')) return undefined
  const theirs = { amount: AuthorizedAmount, currency: Currency }
  return isSameAmount(theirs, { ...request, amount: request.amount - asked + tip }) ? tip : undefined
}

/** What a payment's answer amounts to. Other money than was asked for is never taken for it. */
export const paymentOutcome = (given: PaymentResponse, request: CardRequest): CardOutcome | CardUnknown => {
  const { Response, POIData, PaymentResult } = given
  if (Response.Result === 'Failure') return explain(Response.ErrorCondition, Response.AdditionalResponse)
  const amounts = PaymentResult?.AmountsResp
  if (POIData === undefined || amounts === undefined)
    return unknown('The card terminal reported a payment without its amount or number.')
  const transaction = { id: POIData.POITransactionID.TransactionID, at: POIData.POITransactionID.TimeStamp }
  const tip = tipIn(amounts, request)
  if (Response.Result === 'Partial' || tip === undefined)
    return {
      outcome: 'mismatch',
      transaction,
      message: `The card terminal took ${amounts.AuthorizedAmount} ${amounts.Currency ?? request.currency} instead of what was asked.`,
    }
  const card = PaymentResult?.PaymentInstrumentData?.CardData
  const brand = card?.PaymentBrand ?? ''
  return {
    outcome: 'approved',
    transaction,
    brand: brands[brand] ?? brand,
    // Four digits and no more, whatever the terminal sends.
    lastFour: /\d{4}$/.exec(card?.MaskedPan ?? '')?.[0] ?? '',
    authorisationCode: PaymentResult?.PaymentAcquirerData?.ApprovalCode ?? '',
    tip,
  }
}

/** What a reversal's answer amounts to; a terminal may leave the amount out. */
export const reversalOutcome = (given: ReversalResponse, request: CardRequest): CardOutcome | CardUnknown => {
  const { Response, POIData, ReversedAmount } = given
  if (Response.Result === 'Failure') return explain(Response.ErrorCondition, Response.AdditionalResponse)
  if (POIData === undefined) return unknown('The card terminal reported a refund without its number.')
  const transaction = { id: POIData.POITransactionID.TransactionID, at: POIData.POITransactionID.TimeStamp }
  if (request.whole !== true && ReversedAmount !== undefined && !isSameAmount({ amount: ReversedAmount }, request))
    return {
      outcome: 'mismatch',
      transaction,
      message: `The card terminal gave back ${ReversedAmount} ${request.currency} instead of what was asked.`,
    }
  return { outcome: 'approved', transaction, brand: '', lastFour: '', authorisationCode: '', tip: 0 }
}
