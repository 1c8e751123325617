import { type Refusal, refuse } from '../refusal.ts'

/** What a card terminal says of a payment: never the card's number. Its refunds need the transaction's id and time. */
export interface CardSlip {
  readonly transaction: { readonly id: string; readonly at: string }
  /** The till as the terminal knows it. */
  readonly saleId: string
  readonly poiId: string
  readonly brand: string
  readonly lastFour: string
  readonly authorisationCode: string
  /** What of the money is for whoever served, minor units; left out where nothing. */
  readonly tip?: number
}

/**
 * A charge that a card terminal was asked for, or below zero a refund, until it is settled one way or the other. Nobody
 * knows what became of it until the terminal says so.
 */
export interface CardIntent {
  /** The id that the payment gets; the terminal's name for the request derives from it. */
  readonly paymentId: string
  /** Minor units; a tip is asked for beside it. */
  readonly amount: number
  readonly tip?: number
  /** Whom the terminal was asked as, and which terminal. */
  readonly saleId: string
  readonly poiId: string
  /** Milliseconds since 1970. */
  readonly askedAt: number
  /** For a refund to the card that paid: the charge that it was. */
  readonly original?: CardSlip['transaction']
  /**
   * `asked`: nothing is known. `givenUp`: nothing is known, and the order is paid otherwise. `paid`: it has paid, which
   * could not be booked yet. `inVain`: the money is on its way back to the card.
   */
  readonly state: 'asked' | 'givenUp' | 'paid' | 'inVain'
  /** The effect that asks about it, or gives it back. */
  readonly effectId: string
  readonly slip?: CardSlip
  /** How often giving it back was refused; each time it is asked for under another name. */
  readonly reversalsFailed: number
}

interface WithCards {
  readonly cards?: readonly CardIntent[]
}

/** The intent that keeps the order from being paid otherwise, if there is one. */
export const openCard = ({ cards = [] }: WithCards): CardIntent | undefined =>
  cards.find(({ state }) => state === 'asked' || state === 'paid')

/** An order waits for its card terminal and for nothing else. Refuses `card_asked`. */
export const cardAsked = (order: WithCards): Refusal | null =>
  openCard(order) === undefined
    ? null
    : refuse('card_asked', 'The card terminal was asked for the money of this cart. Wait until it has answered.')
