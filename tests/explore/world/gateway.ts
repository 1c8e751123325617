import type { GatewayAnswer } from '../../../electron/order-manager/effects/payment-steps.ts'
import type { Found, Question } from '../../../electron/order-manager/ports/gateway.ts'

/** A card at a gateway; money that has to come first; goods that leave on the customer's word. */
export type WayToPay = 'card' | 'transfer' | 'invoice'

/** Milliseconds for which a card's gateway knows a key. Who pays by hand asks nobody. */
export const remembers = { card: 1000, transfer: Number.MAX_SAFE_INTEGER, invoice: Number.MAX_SAFE_INTEGER } as const

interface Hold {
  readonly key: string
  readonly orderId: string
  /** Minor units, as everywhere here. */
  readonly amount: number
  readonly state: 'open' | 'taken' | 'void'
}

interface Taken {
  readonly key: string
  readonly orderId: string
  readonly amount: number
  readonly refunded: number
}

interface GivenBack {
  readonly key: string
  readonly captureId: string
  readonly amount: number
}

/** What the gateway and the bank behind it have written down. */
export interface GatewayBooks {
  /** What the customer's account has beyond what is held of it. */
  readonly funds: number
  /** Its answers by our keys, as long as it remembers them. */
  readonly answers: Readonly<Record<string, GatewayAnswer>>
  readonly holds: readonly Hold[]
  readonly captures: readonly Taken[]
  readonly refunds: readonly GivenBack[]
}

export const emptyBooks = (funds: number): GatewayBooks => ({
  funds,
  answers: {},
  holds: [],
  captures: [],
  refunds: [],
})

type Act = readonly [GatewayBooks, GatewayAnswer]

const no = (code: string): GatewayAnswer => ({ outcome: 'refused', code, message: code })

/** What the other side makes of a request: the same key gets the same answer as long as it is remembered. */
export const act = (books: GatewayBooks, way: WayToPay, question: Question, declines: boolean): Act => {
  if (way !== 'card') return byHand(books, way, question)
  const { key } = question.request
  const known = books.answers[key]
  if (known !== undefined) return [books, known]
  const [next, answer] = declines ? ([books, no('DECLINED')] as const) : anew(books, question)
  return [{ ...next, answers: { ...next.answers, [key]: answer } }, answer]
}

const anew = (books: GatewayBooks, question: Question): Act => {
  switch (question.step) {
    case 'authorise':
      return hold(books, question.request)
    case 'capture':
      return take(books, question.request)
    case 'void':
      return release(books, question.request.authorisationId)
    case 'refund':
      return giveBack(books, question.request)
  }
}

const authorised = (key: string): GatewayAnswer => ({
  outcome: 'authorised',
  gatewayOrderId: key,
  authorisationId: key,
  expiresAt: null,
})

const hold = (books: GatewayBooks, request: Extract<Question, { step: 'authorise' }>['request']): Act => {
  const { key, orderId, amount } = request
  if (amount > books.funds) return [books, no('INSUFFICIENT_FUNDS')]
  const holds = [...books.holds, { key, orderId, amount, state: 'open' as const }]
  return [{ ...books, funds: books.funds - amount, holds }, authorised(key)]
}

/** Takes what is asked; with the final part, what is held beyond it is let go. */
const take = (books: GatewayBooks, request: Extract<Question, { step: 'capture' }>['request']): Act => {
  const { key, authorisationId, amount, orderId, final } = request
  const held = books.holds.find((one) => one.key === authorisationId)
  if (held?.state !== 'open') return [books, no('NOT_HELD')]
  if (amount > held.amount) return [books, no('MORE_THAN_HELD')]
  const left = held.amount - amount
  const isOver = final || left === 0
  const next = {
    ...books,
    holds: books.holds.map((one) =>
      one === held ? (isOver ? { ...one, state: 'taken' as const } : { ...one, amount: left }) : one,
    ),
    funds: books.funds + (isOver ? left : 0),
    captures: [...books.captures, { key, orderId, amount, refunded: 0 }],
  }
  return [next, { outcome: 'captured', captureId: key }]
}

const release = (books: GatewayBooks, authorisationId: string): Act => {
  const held = books.holds.find((one) => one.key === authorisationId)
  if (held === undefined || held.state === 'taken') return [books, no('NOT_HELD')]
  if (held.state === 'void') return [books, { outcome: 'voided' }]
  return [{ ...marked(books, authorisationId, 'void'), funds: books.funds + held.amount }, { outcome: 'voided' }]
}

const giveBack = (books: GatewayBooks, request: Extract<Question, { step: 'refund' }>['request']): Act => {
  const { key, captureId, amount } = request
  const taken = books.captures.find((one) => one.key === captureId)
  if (taken === undefined || taken.refunded + amount > taken.amount) return [books, no('MORE_THAN_TAKEN')]
  const next = {
    ...books,
    funds: books.funds + amount,
    captures: books.captures.map((one) => (one === taken ? { ...one, refunded: one.refunded + amount } : one)),
    refunds: [...books.refunds, { key, captureId, amount }],
  }
  return [next, { outcome: 'refunded', refundId: key }]
}

const marked = (books: GatewayBooks, key: string, state: Hold['state']): GatewayBooks => ({
  ...books,
  holds: books.holds.map((one) => (one.key === key ? { ...one, state } : one)),
})

/** What the other side's books say of a question, without the help of its memory for keys. */
export const lookUp = (books: GatewayBooks, question: Question): Found => {
  const { key } = question.request
  switch (question.step) {
    case 'authorise':
      return books.holds.some((one) => one.key === key)
        ? { outcome: 'authorised', gatewayOrderId: key, authorisationId: key, expiresAt: null }
        : { outcome: 'nothing' }
    case 'capture':
      return books.captures.some((one) => one.key === key)
        ? { outcome: 'captured', captureId: key }
        : { outcome: 'nothing' }
    case 'void':
      return books.holds.some((one) => one.key === question.request.authorisationId && one.state === 'void')
        ? { outcome: 'voided' }
        : { outcome: 'nothing' }
    case 'refund':
      return books.refunds.some((one) => one.key === key)
        ? { outcome: 'refunded', refundId: key }
        : { outcome: 'nothing' }
  }
}

const awaited: GatewayAnswer = { outcome: 'awaited', reference: 'REFERENCE', dueAt: null }

/** Nobody is asked: people tell what came. What a customer on account has promised stands as held. */
const byHand = (books: GatewayBooks, way: 'transfer' | 'invoice', question: Question): Act => {
  if (question.step === 'refund') return [books, awaited]
  if (way === 'transfer') {
    if (question.step !== 'capture') return [books, awaited]
    const key = question.request.authorisationId
    const answer: GatewayAnswer = { outcome: 'captured', captureId: key }
    const isTaken = books.captures.some((one) => one.key === key)
    return [isTaken ? books : take(books, { ...question.request, key })[0], answer]
  }
  if (question.step === 'capture') return [books, awaited]
  if (question.step === 'void') return release(books, question.request.authorisationId)
  const { key } = question.request
  return books.holds.some((one) => one.key === key) ? [books, authorised(key)] : hold(books, question.request)
}

/** Money came, or was paid back, by hand: the books say so, under the reference that the person wrote down. */
export const bookedByHand = (books: GatewayBooks, question: Question, reference: string): GatewayBooks => {
  switch (question.step) {
    case 'authorise':
      return hold(books, { ...question.request, key: reference })[0]
    case 'capture':
      return take(books, { ...question.request, key: reference })[0]
    case 'void':
      return release(books, question.request.authorisationId)[0]
    case 'refund':
      return giveBack(books, { ...question.request, key: reference })[0]
  }
}
