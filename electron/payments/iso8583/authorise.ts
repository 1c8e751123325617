import type { Authorisation, AuthoriseRequest } from '../../order-manager/ports/gateway.ts'
import { refused, unavailable } from '../answers.ts'
import { type Answered, type AskAcquirer, isSameMoney, isYes } from './acquirer-connection.ts'
import { type IsoMoney, toIso } from './iso-money.ts'
import { nameOf, originalData, referenceOf, type Sent } from './payment-names.ts'
import { approved, duplicate, explain, notFound } from './response-codes.ts'

/** Processing code (3): goods and services, of whatever account. */
export const purchase = '000000'

/** A payment that was taken back so often is looked at by a person. */
export const mostAttempts = 20
/** Milliseconds for which an acquirer that was silent is waited for once more. */
const lastPatience = 5000

/**
 * Has the bank reserve money (0100). An authorisation of which nothing was heard is taken back at once (0420), as acquirers
 * ask for it, so that no customer’s money is held for an answer that got lost; the next try then has a reference of its own.
 * One that could not be taken back is found under the same reference by the next try.
 */
export const acquirerAuthorise = async (ask: AskAcquirer, request: AuthoriseRequest): Promise<Authorisation> => {
  const money = toIso(request)
  if (money === null) return cantSay
  if (!/^[!-~]{1,400}$/.test(request.paymentToken))
    return refused('token_invalid', 'The acquirer does not know such a payment source.')
  for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
    const reference = referenceOf(request.key, attempt)
    const answer = await ask({
      type: '0100',
      reference,
      isRepeated: request.attempts > 0,
      fields: { 3: purchase, ...money },
      data: { token: request.paymentToken, orderId: request.orderId, orderNumber: request.orderNumber },
    })
    if (answer.outcome !== 'answered') {
      const isUndone = answer.outcome === 'unanswered' && (await takeBack(ask, answer.sent))
      return unavailable(isUndone ? `${answer.problem} What it may have reserved was given back.` : answer.problem)
    }
    if (answer.code !== duplicate || answer.data.reversed !== '1') return judge(ask, money, answer)
  }
  return unavailable('The acquirer has lost its answers too often.')
}

export const cantSay = refused('amount_not_whole', 'The acquirer can’t take this amount in this currency.')

const judge = async (ask: AskAcquirer, money: IsoMoney, answer: Answered): Promise<Authorisation> => {
  if (!isYes(answer)) return explain(answer.code)
  if (isSameMoney(answer, money)) return authorisedBy(answer)
  const isUndone = await takeBack(ask, answer.first)
  return refused(
    'amount_mismatch',
    `The acquirer reserved another amount than was asked for (${answer.first.reference}). ${isUndone ? 'It was given back.' : 'It is still reserved: have it reversed there.'}`,
  )
}

/** What the acquirer says of an authorisation that stands. */
export const authorisedBy = ({ first, fields, data }: Answered): Authorisation => {
  const [, date, hour, minute, second] = /^(\d{8})(\d\d)(\d\d)(\d\d)$/.exec(data.until ?? '') ?? []
  const until = Date.parse(`${date?.replace(/(....)(..)(..)/, '$1-$2-$3')}T${hour}:${minute}:${second}Z`)
  return {
    outcome: 'authorised',
    gatewayOrderId: first.reference,
    authorisationId: nameOf(first, fields[38] ?? ''),
    expiresAt: Number.isNaN(until) ? null : until,
  }
}

/** Reverses what may have been reserved, and says whether nothing is any more. An advice is said twice before it is given up. */
const takeBack = async (ask: AskAcquirer, sent: Sent): Promise<boolean> => {
  for (const isRepeated of [false, true]) {
    const answer = await ask({
      type: '0420',
      reference: sent.reference,
      isRepeated,
      fields: { 3: purchase, 90: originalData('0100', sent) },
      patience: lastPatience,
    })
    if (answer.outcome === 'answered') return answer.code === approved || answer.code === notFound
  }
  return false
}
