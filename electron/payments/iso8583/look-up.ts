import type { Found, Question } from '../../order-manager/ports/gateway.ts'
import { unavailable } from '../answers.ts'
import { type Answered, type AskAcquirer } from './acquirer-connection.ts'
import { authorisedBy, mostAttempts } from './authorise.ts'
import { capturedBy } from './capture.ts'
import { refundedBy } from './give-back.ts'
import { toIso } from './iso-money.ts'
import { originalData, referenceOf } from './payment-names.ts'
import { approved, explain, notFound } from './response-codes.ts'

const nothing = { outcome: 'nothing' } as const

/**
 * Asks the acquirer what it has under a reference (0600, an administrative request; data element 90 says what type of
 * message it is about). Changes nothing. A no is as good as nothing: neither moved money.
 */
export const acquirerLookUp = async (ask: AskAcquirer, question: Question): Promise<Found> => {
  const found = await look(ask, question)
  return found.outcome === 'refused' || found.outcome === 'awaited' ? nothing : found
}

const look = async (ask: AskAcquirer, { step, request }: Question) => {
  switch (step) {
    case 'authorise':
      for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
        const answer = await inquire(ask, '0100', referenceOf(request.key, attempt))
        if (answer.outcome !== 'answered') return answer
        if (answer.data.reversed !== '1') return authorisedBy(answer)
      }
      return nothing
    case 'capture': {
      const [answer, money] = [await inquire(ask, '0220', referenceOf(request.key)), toIso(request)]
      return answer.outcome === 'answered' && money !== null ? capturedBy(answer, money) : nothingOr(answer)
    }
    case 'void': {
      const answer = await inquire(ask, '0420', referenceOf(request.key))
      return answer.outcome === 'answered' ? ({ outcome: 'voided' } as const) : answer
    }
    case 'refund': {
      const [answer, money] = [await inquire(ask, '0200', referenceOf(request.key)), toIso(request)]
      return answer.outcome === 'answered' && money !== null ? refundedBy(answer, money) : nothingOr(answer)
    }
  }
}

type Inquired = Answered | typeof nothing | ReturnType<typeof unavailable>

const nothingOr = (answer: Inquired) => (answer.outcome === 'answered' ? nothing : answer)

const inquire = async (ask: AskAcquirer, type: string, reference: string): Promise<Inquired> => {
  const answer = await ask({ type: '0600', reference, fields: { 90: originalData(type) } })
  if (answer.outcome !== 'answered') return unavailable(answer.problem)
  if (answer.code === approved) return answer
  if (answer.code === notFound) return nothing
  const why = explain(answer.code)
  return why.outcome === 'unavailable' ? why : unavailable(why.message)
}
