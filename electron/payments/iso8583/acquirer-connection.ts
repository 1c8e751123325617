import type { IsoMoney } from './iso-money.ts'
import { type AcquirerAccount, openLine } from './line.ts'
import type { IsoMessage } from './message.ts'
import type { Sent } from './payment-names.ts'
import { type PrivateData, packPrivate, unpackPrivate } from './private-data.ts'

interface Request {
  /** As it is sent the first time: `0100`. */
  readonly type: string
  readonly reference: string
  /** Whether it may have been sent before. */
  readonly isRepeated?: boolean
  readonly fields: IsoMessage['fields']
  readonly data?: PrivateData
  /** Milliseconds until the answer counts as lost, where it is not the line’s own. */
  readonly patience?: number
}

export interface Answered {
  readonly outcome: 'answered'
  /** Response code (39). */
  readonly code: string | undefined
  readonly fields: IsoMessage['fields']
  readonly data: PrivateData
  /** The message that was acted upon: of a repetition, the first one. */
  readonly first: Sent
}
interface Unanswered {
  /** `notSent`: nothing left this computer. */
  readonly outcome: 'unanswered' | 'notSent'
  readonly problem: string
  readonly sent: Sent
}

export type AskAcquirer = (request: Request) => Promise<Answered | Unanswered>

/** Speaks to the acquirer in requests and answers that belong together. Nothing that it returns contains a token. */
export const connectToAcquirer = (account: AcquirerAccount): AskAcquirer => {
  const line = openLine(account)
  return async ({ type, reference, isRepeated = false, fields, data, patience }) => {
    const typeNow = isRepeated ? `${type.slice(0, 3)}1` : type
    const more = data === undefined ? {} : { 48: packPrivate(data) }
    const got = await line(typeNow, { ...fields, 37: reference, ...more }, patience)
    const sent = { reference, ...got.sent }
    if (got.outcome !== 'answered') return { ...got, sent }
    const { fields: answer } = got.answer
    if (answer[37] !== undefined && answer[37] !== reference)
      return { outcome: 'unanswered', problem: 'The acquirer answered to something else.', sent }
    const known = unpackPrivate(answer[48] ?? '')
    return { outcome: 'answered', code: answer[39], fields: answer, data: known, first: { ...sent, ...firstOf(known) } }
  }
}

/** The trace number and time of the message that was acted upon, where the acquirer says them. */
const firstOf = ({ first = '' }: PrivateData): Omit<Sent, 'reference'> | null => {
  const parts = /^\d{4}(\d{6})(\d{10})$/.exec(first)
  return parts === null ? null : { stan: parts[1] ?? '', time: parts[2] ?? '' }
}

export const isSameMoney = ({ fields }: Answered, money: IsoMoney): boolean =>
  fields[4] === money[4] && fields[49] === money[49]

/** Approved: also where the bank wants to see who it is (08), approved a part (10), or knows an important customer (11). */
export const isYes = ({ code }: Answered): boolean => code !== undefined && ['00', '08', '10', '11'].includes(code)
