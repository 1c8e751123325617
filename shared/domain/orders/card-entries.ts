import type { CardSlip } from './card-intent.ts'

/**
 * What happens between an order and a card terminal. A charge that is paid and can be booked is a `paymentTaken` under
 * the id that was asked for.
 */
export type CardHappening =
  /** Written before the terminal is asked. Minor units; below zero is a refund. A tip is asked for beside the amount. */
  | {
      readonly type: 'cardPaymentAsked'
      readonly paymentId: string
      readonly amount: number
      readonly tip?: number
      readonly saleId: string
      readonly poiId: string
      readonly original?: CardSlip['transaction']
    }
  /** No money moved. */
  | {
      readonly type: 'cardPaymentFailed'
      readonly paymentId: string
      readonly effectId: string
      readonly code: string
      readonly message: string
    }
  /** It has paid, and can't be booked for now, for the reason in `problem`. */
  | {
      readonly type: 'cardPaymentKnown'
      readonly paymentId: string
      readonly slip: CardSlip
      readonly problem: string
      readonly dueAt: number
    }
  /** Nobody waits for the terminal any more: the order is paid otherwise, or not at all. */
  | { readonly type: 'cardPaymentGivenUp'; readonly paymentId: string }
  /** It has paid what the order does not need, which goes back to the card. */
  | {
      readonly type: 'cardPaymentInVain'
      readonly paymentId: string
      readonly effectId: string
      readonly slip: CardSlip
      readonly reason: string
    }
  | {
      readonly type: 'cardReversalFailed'
      readonly paymentId: string
      readonly effectId: string
      readonly problem: string
      readonly dueAt: number
    }
  | {
      readonly type: 'cardPaymentReversed'
      readonly paymentId: string
      readonly effectId: string
      readonly transactionId: string
    }
