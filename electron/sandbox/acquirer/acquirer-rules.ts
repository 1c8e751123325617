import { randomBytes } from 'node:crypto'
import { type BankClient, MERCHANT_BANK_ACCOUNT } from '../bank/bank-client.ts'
import { type AcquirerLedger, idOf, type Transaction } from './acquirer-ledger.ts'
import { type IsoMessage, readPrivate } from './iso-message.ts'

type AcquirerContext = { ledger: AcquirerLedger; bank: BankClient; now: number }
/** What a new transaction is, and what else it changes. */
type Decision = { own: Partial<Transaction> & { response: string }; others?: readonly Transaction[] }
type Decide = (context: AcquirerContext, request: IsoMessage) => Promise<Decision>

/** A card's bank keeps the money aside for seven days. */
const HELD = 7 * 24 * 3_600_000

/** Response codes (39) of ISO 8583:1987. */
const [YES, INVALID, WRONG_AMOUNT, UNKNOWN_CARD, NOTHING_TO_REVERSE, NOT_FOUND] = ['00', '12', '13', '14', '21', '25']
const DECLINES: Readonly<Record<string, string>> = { insufficientFunds: '51', accountFrozen: '62' }

/** Payment sources that the sandbox's web shop has, by the bank account that each stands for. */
const TOKENS: Readonly<Record<string, string>> = {
  CARD_ADA: 'ada',
  CARD_DORA: 'dora',
  CARD_EMIL: 'emil',
  CARD_BEN: 'ben',
  CARD_CEM: 'cem',
}
/** Currencies that the bank keeps accounts in (ISO 4217). */
const CURRENCIES: Readonly<Record<string, string>> = { '978': 'EUR', '840': 'USD', '826': 'GBP', '392': 'JPY' }
/** A currency's three letters. */
export const alphabetic = (number: string): string => CURRENCIES[number] ?? 'XXX'

const element = ({ elements }: IsoMessage, number: number): string => elements.get(number)?.trim() ?? ''
/** Twelve digits, above zero; null for what is none. */
const amountOf = (request: IsoMessage): number | null =>
  /^\d{12}$/u.test(element(request, 4)) && Number(element(request, 4)) > 0 ? Number(element(request, 4)) : null

/** The message that another one is about: its type, trace number and time, the first twenty digits of element 90. */
const originalOf = (ledger: AcquirerLedger, request: IsoMessage): Transaction | undefined =>
  ledger.bySent(element(request, 90).slice(0, 20))

/** 0100: a hold at the customer's bank. */
export const authorise: Decide = async ({ bank, now }, request) => {
  const amount = amountOf(request)
  const currency = CURRENCIES[element(request, 49)]
  const data = readPrivate(element(request, 48))
  const account = TOKENS[data.get('01') ?? '']
  if (element(request, 3) !== '000000' || currency === undefined) return { own: { response: INVALID } }
  if (amount === null) return { own: { response: WRONG_AMOUNT } }
  if (account === undefined) return { own: { response: UNKNOWN_CARD } }
  const hold = await bank.hold(`acquirer:${element(request, 37)}`, {
    account,
    currency,
    amount,
    reference: data.get('03') ?? element(request, 37),
  })
  if ('refused' in hold) return { own: { response: DECLINES[hold.refused] ?? '05', account } }
  const code = randomBytes(3).toString('hex').toUpperCase()
  return { own: { response: YES, account, hold: hold.id, code, state: 'open', until: now + HELD } }
}

/** 0220: takes what is reserved, or a part of it; the final one gives back the rest. */
export const complete: Decide = async ({ ledger, bank, now }, request) => {
  const [amount, original] = [amountOf(request), originalOf(ledger, request)]
  if (original?.kind !== 'authorisation' || original.hold === null) return { own: { response: NOT_FOUND } }
  if (original.code !== element(request, 38) || original.currency !== element(request, 49))
    return { own: { response: INVALID } }
  if (original.state !== 'open') return { own: { response: INVALID } }
  if (now >= original.until) return { own: { response: NOT_FOUND } }
  const left = original.amount - original.used
  if (amount === null || amount > left) return { own: { response: WRONG_AMOUNT } }
  const final = readPrivate(element(request, 48)).get('04') !== '0'
  const settled = await bank.settle(`acquirer:${element(request, 37)}`, original.hold, {
    amount,
    to: MERCHANT_BANK_ACCOUNT,
    final,
  })
  if ('refused' in settled) return { own: { response: '05' } }
  const state = final || amount === left ? 'closed' : 'open'
  return {
    own: { response: YES, original: original.id },
    others: [{ ...original, used: original.used + amount, state }],
  }
}

/** 0200 with processing code 20: gives back what was taken, all or in parts. */
export const refund: Decide = async ({ ledger, bank }, request) => {
  const [amount, original] = [amountOf(request), originalOf(ledger, request)]
  if (original?.kind !== 'completion' || original.response !== YES) return { own: { response: NOT_FOUND } }
  const currency = CURRENCIES[original.currency]
  const account = ledger.transaction(original.original ?? '')?.account
  if (element(request, 3) !== '200000' || original.currency !== element(request, 49))
    return { own: { response: INVALID } }
  if (currency === undefined || account === null || account === undefined) return { own: { response: INVALID } }
  if (amount === null || amount > original.amount - original.used) return { own: { response: WRONG_AMOUNT } }
  const reference = `Refund ${original.orderNumber ?? original.reference}`
  const paid = await bank.credit(`acquirer:${element(request, 37)}`, {
    account,
    from: MERCHANT_BANK_ACCOUNT,
    currency,
    amount,
    reference,
  })
  if ('refused' in paid) return { own: { response: '51' } }
  return {
    own: { response: YES, original: original.id },
    others: [{ ...original, used: original.used + amount }],
  }
}

/**
 * 0420: gives back what is still reserved. What is not known here may still be on its way: it is written down as reversed,
 * so that it reserves nothing when it comes.
 */
export const reverse: Decide = async ({ ledger, bank, now }, request) => {
  const reference = element(request, 37)
  const original = originalOf(ledger, request) ?? ledger.transaction(idOf('authorisation', reference))
  if (original === undefined) {
    const late = blank('authorisation', request, now)
    return { own: { response: NOT_FOUND }, others: [{ ...late, sent: [], state: 'reversed', contents: '' }] }
  }
  if (original.kind !== 'authorisation') return { own: { response: INVALID } }
  if (original.state === 'reversed') return { own: { response: YES, original: original.id } }
  if (original.hold === null) return { own: { response: NOT_FOUND } }
  if (original.state === 'closed') return { own: { response: NOTHING_TO_REVERSE } }
  const released = await bank.release(`acquirer:reversal:${original.reference}`, original.hold)
  if ('refused' in released) return { own: { response: '96' } }
  // What was taken before stays taken.
  const state = original.used > 0 ? 'closed' : 'reversed'
  return { own: { response: YES, original: original.id }, others: [{ ...original, state }] }
}

/** A transaction of which nothing is known but what was asked. */
export function blank(kind: Transaction['kind'], request: IsoMessage, now: number): Transaction {
  const reference = element(request, 37)
  const data = readPrivate(element(request, 48))
  return {
    id: idOf(kind, reference),
    kind,
    reference,
    contents: [3, 4, 38, 48, 49].map((number) => element(request, number)).join('|'),
    sent: [sentAs(request)],
    at: now,
    response: '',
    code: null,
    amount: amountOf(request) ?? 0,
    currency: element(request, 49),
    original: null,
    account: null,
    hold: null,
    used: 0,
    state: 'closed',
    until: 0,
    orderId: data.get('02') ?? null,
    orderNumber: data.get('03') ?? null,
  }
}

/** The name of a message: its type as it is sent the first time, trace number and time. */
export const sentAs = (request: IsoMessage): string =>
  `${request.type.slice(0, 3)}0${element(request, 11)}${element(request, 7)}`
