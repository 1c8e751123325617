import type { LedgerKind } from '../ledgers/ledger-entry.ts'
import { cashIncrement } from '../money/cash.ts'
import { withTip } from '../money/tip.ts'
import type { Earning } from '../pricing/points.ts'
import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import { type CardSlip, cardAsked } from './card-intent.ts'
import type { Happening } from './entries.ts'
import { knownOf } from './known.ts'
import { setAsideRefusal } from './layaway.ts'
import type { Order, Payment } from './order.ts'
import { cashFor, dueOf } from './payments.ts'
import { tipRefusal } from './tips.ts'
import { leftAfter, partRefusal } from './voucher-use.ts'

/** What a customer pays with, or is paid back with. Minor units; negative is handed to the customer. `tip`: beside it. */
export type Tender =
  /** What the customer gave, the tip in it; change is given from it. */
  | { readonly kind: 'cash'; readonly given: number; readonly tip?: number }
  /** Paid on a card machine that stands beside the till: its receipt's reference is written down. All that is due where `amount` is left out. */
  | { readonly kind: 'card'; readonly reference: string; readonly amount?: number; readonly tip?: number }
  /** Off a gift card or an account, of which so much is `available`; below zero onto it. */
  | {
      readonly kind: 'ledger'
      readonly ledger: LedgerKind
      readonly account: string
      readonly available: number
      readonly amount: number
    }

/** Paid on the card terminal that was asked for it; its slip tells the tip. */
export interface TerminalTender {
  readonly kind: 'terminal'
  readonly amount: number
  readonly slip: CardSlip
}

type Payable = Pick<
  Order,
  'state' | 'lines' | 'priced' | 'totals' | 'payments' | 'entries' | 'exceptions' | 'currency' | 'cards' | 'layaway'
>

interface PaymentContext {
  readonly paymentId: string
  /** The number that the order gets if this closes it. */
  readonly receiptNumber: string
  /** The number that its proof gets if it is an instalment on what was set aside; left out where nothing was. */
  readonly proof?: string
  readonly shiftId: string
  /** Which of the shift's payments this is, from 1 on. */
  readonly shiftPlace: number
  /** Decimals of the currency. */
  readonly digits: number
  /** By which rule the sale earns points; left out where it earns none. */
  readonly points?: Earning
}

/**
 * Takes one payment, any part of what is due, and closes the order where nothing is due after it. Change is given from
 * cash alone; a card pays exactly, cash what coins can pay of the rest (`cashFor`). Where the total is below zero money
 * is handed out instead, likewise. What was set aside goes back with each instalment but the last. The same payment again
 * changes nothing.
 * Refuses `not_a_cart`, `empty_cart`, `amount_out_of_range`, `too_little_given`, `not_in_coins`, `more_than_due`,
 * `credit_for_credit`, `voucher_in_part`, `card_asked`, `tip_out_of_range`.
 */
export const decidePayment = (
  order: Payable,
  tender: Tender | TerminalTender,
  context: PaymentContext,
): Happening[] | Refusal => {
  const { paymentId, receiptNumber, proof, shiftId, shiftPlace } = context
  if (order.entries.some((entry) => entry.type === 'paymentTaken' && entry.payment.id === paymentId)) return []
  if (order.state !== 'draft') return refuse('not_a_cart', 'This order is closed. Start a new one.')
  if (order.lines.length === 0)
    return refuse('empty_cart', 'There is nothing in the cart yet. Scan or choose a product first.')
  const waits = tender.kind === 'terminal' ? null : cardAsked(order)
  if (waits !== null) return waits
  const due = dueOf(order)
  const payment = paymentBy(due, tender, order, context)
  if (isRefusal(payment)) return payment
  const left = dueOf({ ...order, payments: [...order.payments, payment] })
  const points = context.points === undefined ? {} : { points: context.points }
  return [
    { type: 'paymentTaken', payment, shiftId, shiftPlace },
    ...(left === 0 ? [{ type: 'sold', receiptNumber, shiftId, ...whatItKnew(order), ...points } as const] : []),
    ...(left !== 0 && order.layaway !== undefined
      ? [{ type: 'putBack', ...(proof !== undefined && { proof }) } as const]
      : []),
  ]
}

const whatItKnew = ({
  entries,
  exceptions,
}: Payable): Pick<Extract<Happening, { type: 'sold' }>, 'knew' | 'without'> => ({
  knew: knownOf(entries),
  ...(exceptions.length > 0 && { without: exceptions.map(({ entryId }) => entryId) }),
})

const paymentBy = (
  due: number,
  tender: Tender | TerminalTender,
  order: Payable,
  context: PaymentContext,
): Payment | Refusal => {
  switch (tender.kind) {
    case 'cash':
      return inCash(due, tender, order, context)
    case 'card':
    case 'terminal':
      return byCard(due, tender, context)
    case 'ledger':
      return byLedger(due, tender, order, context)
  }
}

/** Credit pays for goods, never for other credit: what was owed would only be moved. */
const byLedger = (
  due: number,
  tender: Extract<Tender, { kind: 'ledger' }>,
  { lines }: Payable,
  { paymentId }: PaymentContext,
): Payment | Refusal => {
  if (due >= 0 && lines.some(({ credit }) => credit !== undefined))
    return refuse('credit_for_credit', 'Gift cards and accounts are paid with money. Take cash or a card.')
  const { ledger, account, amount } = tender
  return (
    amountRefusal(amount, due) ??
    partRefusal(tender, due) ?? { id: paymentId, tender: ledger, amount, account, ...leftAfter(tender) }
  )
}

const byCard = (
  due: number,
  tender: Extract<Tender, { kind: 'card' }> | TerminalTender,
  { paymentId }: PaymentContext,
): Payment | Refusal => {
  const { amount = due } = tender
  const tip = (tender.kind === 'card' ? tender.tip : tender.slip.tip) ?? 0
  const refusal = amountRefusal(amount, due) ?? tipRefusal(tip, amount)
  if (refusal !== null) return refusal
  const paid = { id: paymentId, tender: 'card', amount, ...withTip(tip) } as const
  return tender.kind === 'card'
    ? { ...paid, reference: tender.reference }
    : { ...paid, reference: tender.slip.authorisationCode, slip: tender.slip }
}

/** An amount is no more than what is due, and in its direction; nothing is paid with nothing only where nothing is due. */
const amountRefusal = (amount: number, due: number): Refusal | null => {
  const no = (message: string) => refuse('amount_out_of_range', message, 'amount')
  if (!Number.isSafeInteger(amount)) return no('Enter an amount.')
  if (due >= 0 ? amount < 0 : amount > 0)
    return no(due < 0 ? 'Money goes back to the customer: the amount is below zero.' : 'Enter the amount to be paid.')
  if (amount === 0 && due !== 0) return no('Enter an amount of more than nothing.')
  return Math.abs(amount) > Math.abs(due)
    ? refuse('more_than_due', 'That is more than is due. Only cash gives change.', 'amount')
    : null
}

const inCash = (
  due: number,
  { given, tip = 0 }: Extract<Tender, { kind: 'cash' }>,
  order: Payable,
  { paymentId, digits }: PaymentContext,
): Payment | Refusal => {
  const no = (code: string, message: string) => refuse(code, message, 'given')
  if (!Number.isSafeInteger(given)) return no('amount_out_of_range', 'Enter the amount that the customer gave.')
  if (given % cashIncrement(order.currency, digits) !== 0)
    return no('not_in_coins', 'There are no coins for that amount. Enter one that cash can pay.')
  const { amount, rounding } = cashFor(order, due, digits)
  const noTip = tipRefusal(tip, amount)
  if (noTip !== null) return noTip
  if (tip % cashIncrement(order.currency, digits) !== 0)
    return refuse('not_in_coins', 'There are no coins for that tip. Enter one that cash can pay.', 'tip')
  const whole = { id: paymentId, tender: 'cash', amount, ...(rounding === 0 ? {} : { rounding }) } as const
  const part = { id: paymentId, tender: 'cash', amount: given, given, change: 0 } as const
  if (due < 0) {
    if (given > 0 || (given === 0 && amount !== 0))
      return no('amount_out_of_range', 'Enter what is handed to the customer, below zero.')
    if (given < amount) return refuse('more_than_due', 'That is more than the customer gets back.', 'given')
    return given === amount ? { ...whole, given, change: 0 } : part
  }
  if (given < 0) return no('amount_out_of_range', 'Enter the amount that the customer gave.')
  if (tip > 0 && given < amount + tip)
    return no('too_little_given', 'A tip comes with the last of what is due: that and the tip are more than this.')
  if (given >= amount) return { ...whole, given, change: given - amount - tip, ...withTip(tip) }
  return given === 0 ? no('too_little_given', 'Enter more than nothing: something is still due.') : part
}

/**
 * Gives a payment back before its order is closed, as it was taken: cash out of the drawer, a card on its machine. What
 * was given back already is no refusal. Refuses `not_a_cart`, `set_aside` (instalments go back when it is cancelled),
 * `unknown_payment`, `reason_missing` (nobody sees at the till whether a card was really paid back).
 */
export const decidePaymentReturn = (
  order: Pick<Order, 'state' | 'payments' | 'entries' | 'layaway'>,
  paymentId: string,
  reason: string,
  { shiftId, shiftPlace }: Pick<PaymentContext, 'shiftId' | 'shiftPlace'>,
): Happening[] | Refusal => {
  if (order.entries.some((entry) => entry.type === 'paymentReturned' && entry.paymentId === paymentId)) return []
  if (order.state !== 'draft')
    return refuse('not_a_cart', 'This order is closed. What was paid goes back with a return.')
  const held = setAsideRefusal(order)
  if (held !== null) return held
  const payment = order.payments.find(({ id }) => id === paymentId)
  if (payment === undefined) return refuse('unknown_payment', 'That payment is not on the cart.')
  const why = reason.trim()
  if (payment.tender === 'card' && why === '')
    return refuse('reason_missing', 'Say why: whoever counts the slips will look for it.', 'reason')
  return [{ type: 'paymentReturned', paymentId, shiftId, shiftPlace, ...(why === '' ? {} : { reason: why }) }]
}

/**
 * A cart that has been paid in part, waits for a card or was set aside keeps what the customer agreed to pay. Refuses
 * `payment_begun`, `card_asked`, `set_aside`.
 */
export const paymentBegun = (order: Pick<Order, 'payments' | 'cards' | 'layaway'>): Refusal | null =>
  order.payments.length === 0 || order.layaway !== undefined
    ? (setAsideRefusal(order) ?? cardAsked(order))
    : refuse('payment_begun', 'Money has been taken for this cart. Give it back first, then change the cart.')
