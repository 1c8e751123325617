import type { BankClient } from '../bank/bank-client.ts'
import { type AcquirerLedger, idOf, type Transaction } from './acquirer-ledger.ts'
import { authorise, blank, complete, refund, reverse, sentAs } from './acquirer-rules.ts'
import { type IsoMessage, writePrivate } from './iso-message.ts'

export type AcquirerIds = { readonly merchantId: string; readonly terminalId: string }

/** By a request's type: what scripts call it, what it makes, and the rule. */
const OPERATIONS = {
  '010': { name: 'authorise', kind: 'authorisation', decide: authorise },
  '022': { name: 'capture', kind: 'completion', decide: complete },
  '020': { name: 'refund', kind: 'refund', decide: refund },
  '042': { name: 'void', kind: 'reversal', decide: reverse },
} as const

const isOperation = (type: string): type is keyof typeof OPERATIONS => Object.hasOwn(OPERATIONS, type)

/** What a script calls a request: `signOn`, `echo` and `lookUp` beside the operations; undefined for what is not taken. */
export function nameOf({ type, elements }: IsoMessage): string | undefined {
  const begin = type.slice(0, 3)
  if (type === '0800') return elements.get(70) === '001' ? 'signOn' : 'echo'
  if (type === '0600') return 'lookUp'
  return isOperation(begin) && '01'.includes(type.slice(3)) ? OPERATIONS[begin].name : undefined
}

export const SCRIPTED = ['signOn', 'echo', 'lookUp', ...Object.values(OPERATIONS).map(({ name }) => name)]

/** Answers requests, one after the other; the same reference again gets the first answer. */
export function openAcquirerService(ledger: AcquirerLedger, bank: BankClient, ids: AcquirerIds) {
  let queue: Promise<unknown> = Promise.resolve()

  const operate = async (request: IsoMessage, isDeclined: boolean): Promise<IsoMessage> => {
    const begin = request.type.slice(0, 3)
    if (!isOperation(begin)) return answer(request, '12')
    const { kind, decide } = OPERATIONS[begin]
    const now = Date.now()
    const fresh = blank(kind, request, now)
    const known = ledger.transaction(fresh.id)
    if (known?.state === 'reversed') return answer(request, '94', { '07': '1' })
    if (known !== undefined) return again(request, known, fresh)
    // A decline by script is over with the script: what is asked again may be allowed.
    if (isDeclined) return answer(request, '05')
    const { own, others = [] } = await decide({ ledger, bank, now }, request)
    // What the acquirer itself failed in may be asked again.
    if (own.response === '96') return answer(request, '96')
    const made = { ...fresh, ...own }
    ledger.commit({ transactions: [...others, made] })
    return told(request, made)
  }

  /** A repetition, of which the new trace number is written down; or the same reference for something else. */
  const again = (request: IsoMessage, known: Transaction, { contents }: Transaction): IsoMessage => {
    if (known.contents !== contents) return answer(request, '94')
    const sent = sentAs(request)
    if (!known.sent.includes(sent)) ledger.commit({ transactions: [{ ...known, sent: [...known.sent, sent] }] })
    return told(request, known)
  }

  /** What is in the books under a reference, of the type that the first four digits of element 90 name. */
  const lookUp = (request: IsoMessage): IsoMessage => {
    const begin = request.elements.get(90)?.slice(0, 3) ?? ''
    if (!isOperation(begin)) return answer(request, '12')
    const known = ledger.transaction(idOf(OPERATIONS[begin].kind, request.elements.get(37) ?? ''))
    if (known?.state === 'reversed') return answer(request, '00', { '07': '1' })
    return known === undefined || known.response !== '00' ? answer(request, '25') : told(request, known)
  }

  return {
    /** @param isSignedOn whether the line is @param isDeclined whether the bank says no, whatever it is asked */
    handle(request: IsoMessage, isSignedOn: boolean, isDeclined: boolean): Promise<IsoMessage> {
      const { elements, type } = request
      if (elements.get(41)?.trim() !== ids.terminalId || elements.get(42)?.trim() !== ids.merchantId)
        return Promise.resolve(answer(request, '03'))
      if (type === '0800') return Promise.resolve(answer(request, isDeclined ? '05' : '00'))
      if (!isSignedOn) return Promise.resolve(answer(request, '58'))
      if (type === '0600') return Promise.resolve(lookUp(request))
      const turn = queue.then(() => operate(request, isDeclined))
      queue = turn.catch(() => undefined)
      // The bank does not answer: nothing is known, and the request may be sent again.
      return turn.catch(() => answer(request, '96'))
    },
  }
}

/** The answer to a request: its type, with what identifies it, and the response code. */
function answer(
  request: IsoMessage,
  response: string,
  data: Readonly<Record<string, string>> = {},
  more: readonly (readonly [number, string])[] = [],
): IsoMessage {
  const given = [3, 7, 11, 37, 41, 42, 70].flatMap((number): [number, string][] => {
    const value = request.elements.get(number)
    return value === undefined ? [] : [[number, value]]
  })
  const own: [number, string][] = Object.keys(data).length === 0 ? [] : [[48, writePrivate(data)]]
  const type = `${request.type.slice(0, 2)}${Number(request.type[2]) + 1}0`
  return { type, elements: new Map([...given, ...own, [39, response], ...more]) }
}

/** What became of a transaction. */
function told(request: IsoMessage, made: Transaction): IsoMessage {
  const money: [number, string][] =
    made.kind === 'reversal'
      ? []
      : [
          [4, String(made.amount).padStart(12, '0')],
          [49, made.currency],
        ]
  const code: [number, string][] = made.code === null ? [] : [[38, made.code]]
  const until = new Date(made.until).toISOString().replaceAll(/\D/gu, '').slice(0, 14)
  const data = { '05': made.sent[0] ?? '', ...(made.until === 0 ? {} : { '06': until }) }
  return answer(request, made.response, data, [...money, ...code])
}
