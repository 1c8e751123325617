import type { Capture, CaptureRequest } from '../../order-manager/ports/gateway.ts'
import { refused, unavailable } from '../answers.ts'
import { type Answered, type AskAcquirer, isSameMoney, isYes } from './acquirer-connection.ts'
import { cantSay, purchase } from './authorise.ts'
import { type IsoMoney, toIso } from './iso-money.ts'
import { nameOf, originalData, readName, referenceOf } from './payment-names.ts'
import { explain } from './response-codes.ts'

/** Takes reserved money by a completion advice (0220), which is said again, under the same reference, until it is heard. */
export const acquirerCapture = async (ask: AskAcquirer, request: CaptureRequest): Promise<Capture> => {
  const money = toIso(request)
  if (money === null) return cantSay
  const authorised = readName(request.authorisationId)
  if (authorised === null) return unknownPayment
  const answer = await ask({
    type: '0220',
    reference: referenceOf(request.key),
    isRepeated: request.attempts > 0,
    fields: { 3: purchase, ...money, 38: authorised.code, 90: originalData('0100', authorised) },
    data: { orderId: request.orderId, orderNumber: request.orderNumber, final: request.final ? '1' : '0' },
  })
  if (answer.outcome !== 'answered') return unavailable(answer.problem)
  return isYes(answer) ? capturedBy(answer, money) : explain(answer.code)
}

export const capturedBy = (answer: Answered, money: IsoMoney): Capture => {
  const captureId = nameOf(answer.first)
  return isSameMoney(answer, money)
    ? { outcome: 'captured', captureId }
    : refused('amount_mismatch', `The acquirer took another amount than was asked for (${captureId}).`)
}

export const unknownPayment = refused('unknown_payment', 'The acquirer does not know this payment.')
