import type { Refunding, RefundRequest, Voiding, VoidRequest } from '../../order-manager/ports/gateway.ts'
import { refused, unavailable } from '../answers.ts'
import { type Answered, type AskAcquirer, isSameMoney, isYes } from './acquirer-connection.ts'
import { cantSay, purchase } from './authorise.ts'
import { unknownPayment } from './capture.ts'
import { type IsoMoney, toIso } from './iso-money.ts'
import { nameOf, originalData, readName, referenceOf } from './payment-names.ts'
import { explain } from './response-codes.ts'

/** Processing code (3): a return of goods. */
const goodsReturned = '200000'

/** Gives back all that is still reserved by a reversal advice (0420). */
export const acquirerVoid = async (ask: AskAcquirer, request: VoidRequest): Promise<Voiding> => {
  const authorised = readName(request.authorisationId)
  if (authorised === null) return unknownPayment
  const answer = await ask({
    type: '0420',
    reference: referenceOf(request.key),
    isRepeated: request.attempts > 0,
    fields: { 3: purchase, 38: authorised.code, 90: originalData('0100', authorised) },
  })
  if (answer.outcome !== 'answered') return unavailable(answer.problem)
  return isYes(answer) ? { outcome: 'voided' } : explain(answer.code)
}

/** Gives taken money back (0200, a return of goods), all of a completion or a part. */
export const acquirerRefund = async (ask: AskAcquirer, request: RefundRequest): Promise<Refunding> => {
  const money = toIso(request)
  if (money === null) return cantSay
  const captured = readName(request.captureId)
  if (captured === null) return unknownPayment
  const answer = await ask({
    type: '0200',
    reference: referenceOf(request.key),
    isRepeated: request.attempts > 0,
    fields: { 3: goodsReturned, ...money, 90: originalData('0220', captured) },
    data: { orderId: request.orderId, orderNumber: request.orderNumber },
  })
  if (answer.outcome !== 'answered') return unavailable(answer.problem)
  return isYes(answer) ? refundedBy(answer, money) : explain(answer.code)
}

export const refundedBy = (answer: Answered, money: IsoMoney): Refunding => {
  const refundId = nameOf(answer.first)
  return isSameMoney(answer, money)
    ? { outcome: 'refunded', refundId }
    : refused('amount_mismatch', `The acquirer gave back another amount than was asked for (${refundId}).`)
}
