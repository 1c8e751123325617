import { withTip } from '../money/tip.ts'
import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import { type CardIntent, type CardSlip, openCard } from './card-intent.ts'
import { decidePayment } from './decide-payment.ts'
import type { Happening } from './entries.ts'
import type { Order } from './order.ts'

interface AskContext {
  readonly paymentId: string
  readonly saleId: string
  readonly poiId: string
  readonly digits: number
  /** What the customer gives beside it, minor units. */
  readonly tip?: number
  /** For a refund to the card that paid: what it was paid with. */
  readonly original?: CardSlip['transaction']
}

/**
 * Asks the card terminal for what is due, or for a part of it, in minor units; below zero for a refund. The same payment
 * asked for again changes nothing. Refuses `card_asked` (one at a time), and as `decidePayment`.
 */
export const decideCardAsk = (
  order: Order,
  amount: number | undefined,
  { paymentId, saleId, poiId, digits, tip = 0, original }: AskContext,
): Happening[] | Refusal => {
  if (order.entries.some((entry) => entry.type === 'cardPaymentAsked' && entry.paymentId === paymentId)) return []
  const tender = { kind: 'card', reference: '', tip, ...(amount === undefined ? {} : { amount }) } as const
  const paying = decidePayment(order, tender, { paymentId, receiptNumber: '', shiftId: '', shiftPlace: 0, digits })
  if (isRefusal(paying)) return paying
  const [taken] = paying
  if (taken?.type !== 'paymentTaken') return []
  if (taken.payment.amount === 0) return refuse('amount_out_of_range', 'There is nothing to charge.', 'amount')
  return [
    {
      type: 'cardPaymentAsked',
      paymentId,
      amount: taken.payment.amount,
      ...withTip(tip),
      saleId,
      poiId,
      ...(original === undefined ? {} : { original }),
    },
  ]
}

/**
 * Waits for the terminal no longer: the cart is free to be paid otherwise, and what the card pays after all goes back.
 * Refuses `unknown_payment`, `card_under_way` (the terminal works on it: cancel it there), `refund_under_way` (money that
 * went out can't be fetched back).
 */
export const decideCardGiveUp = (order: Order, paymentId: string): Happening[] | Refusal => {
  const intent: CardIntent | undefined = order.cards?.find((one) => one.paymentId === paymentId)
  if (intent?.state === 'givenUp' || intent?.state === 'inVain') return []
  if (intent === undefined) return refuse('unknown_payment', 'The card terminal was not asked for that payment.')
  if (intent.amount < 0)
    return refuse('refund_under_way', 'A refund can’t be called back. Wait until the card terminal has answered.')
  const asked = order.effects.find(({ id }) => id === intent.effectId)?.attempts ?? 0
  return intent.state === 'paid' || asked === 0
    ? refuse('card_under_way', 'The card terminal is still working on it. Cancel it there first.')
    : [{ type: 'cardPaymentGivenUp', paymentId }]
}

/** The intent that is being worked on, and how far: for whoever shows the cart. */
export const cardProgress = (
  order: Order,
): { readonly intent: CardIntent; readonly unknown: boolean; readonly problem: string | null } | null => {
  const intent = openCard(order)
  if (intent === undefined) return null
  const effect = order.effects.find(({ id }) => id === intent.effectId)
  return { intent, unknown: (effect?.attempts ?? 0) > 0, problem: effect?.problem ?? null }
}

/** Why the terminal's last charge of this cart failed; null where it did not, or where something was paid since. */
export const lastCardFailure = ({ entries }: Pick<Order, 'entries'>): string | null => {
  const last = entries.findLast(({ type }) => type.startsWith('card') || type === 'paymentTaken')
  return last?.type === 'cardPaymentFailed' ? last.message : null
}
