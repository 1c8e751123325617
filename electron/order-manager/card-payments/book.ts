import { sum } from '../../../shared/domain/money/money.ts'
import type { CardIntent, CardSlip } from '../../../shared/domain/orders/card-intent.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import { bookingPause } from '../../../shared/domain/orders/retries.ts'
import { isRefusal } from '../../../shared/domain/refusal.ts'
import { appendJournal } from '../journal/append.ts'
import { appendEntries } from '../orders/write.ts'
import type { Runtime } from '../ports/runtime.ts'
import type { Transaction } from '../ports/store.ts'
import { takePayment } from '../register/take-payment.ts'

/**
 * Writes down that a card has paid, inside a commit: on the order, closing it where nothing is due any more. Where the
 * order can't take it for now, it is kept; where it does not need it, the money goes back.
 */
export const bookCard = (
  transaction: Transaction,
  runtime: Runtime,
  order: Order,
  intent: CardIntent,
  slip: CardSlip,
): void => {
  const keep = (problem: string): void => {
    const { paymentId } = intent
    const dueAt = runtime.now() + bookingPause
    appendEntries(transaction, runtime, null, order, [{ type: 'cardPaymentKnown', paymentId, slip, problem, dueAt }])
  }
  if (intent.state === 'givenUp')
    return giveBack(transaction, runtime, order, intent, slip, 'the terminal was not waited for.')
  if (order.state === 'parked' || order.state === 'setAside') return keep('Take the cart up again: the card has paid.')
  const askedBy = order.entries.find(
    (entry) => entry.type === 'cardPaymentAsked' && entry.paymentId === intent.paymentId,
  )?.staffId
  const booked = takePayment(transaction, runtime, askedBy ?? null, order, {
    paymentId: intent.paymentId,
    tender: { kind: 'terminal', amount: intent.amount, slip },
  })
  if (!isRefusal(booked)) return undefined
  if (booked.refusal === 'no_shift') return keep('Count the float: the card has paid, and no shift is open.')
  // Money that went out can't be fetched back: a person looks at it.
  if (intent.amount < 0) return keep(booked.message)
  return giveBack(transaction, runtime, order, intent, slip, booked.message)
}

/** Writes down that a card has paid in vain; the money is owed back from then on. */
export const giveBack = (
  transaction: Transaction,
  runtime: Runtime,
  order: Order,
  { paymentId, effectId, amount }: CardIntent,
  slip: CardSlip,
  reason: string,
): void => {
  appendEntries(transaction, runtime, null, order, [{ type: 'cardPaymentInVain', paymentId, effectId, slip, reason }])
  appendJournal(transaction, runtime, {
    staffId: null,
    what: 'cardInVain',
    subject: order.id,
    facts: {
      paymentId,
      amount: sum([amount, slip.tip ?? 0]),
      currency: order.currency,
      transaction: slip.transaction.id,
    },
  })
}

/** Writes down that the card has its money back. */
export const bookReversal = (
  transaction: Transaction,
  runtime: Runtime,
  order: Order,
  { paymentId, effectId, amount, slip }: CardIntent,
  transactionId: string,
): void => {
  appendEntries(transaction, runtime, null, order, [
    { type: 'cardPaymentReversed', paymentId, effectId, transactionId },
  ])
  appendJournal(transaction, runtime, {
    staffId: null,
    what: 'cardReversed',
    subject: order.id,
    facts: { paymentId, amount: sum([amount, slip?.tip ?? 0]), currency: order.currency, transaction: transactionId },
  })
}
