import type { FulfilmentState, OrderState, PaymentState } from './order.ts'

/** From which states each state may be left, and for which. What is not here is not possible. */
export const orderTransitions: Record<OrderState, readonly OrderState[]> = {
  draft: ['completed', 'cancelled', 'parked', 'setAside'],
  parked: ['draft', 'cancelled'],
  // To a draft where a register takes it up to be paid.
  setAside: ['draft', 'cancelled'],
  placed: ['confirmed', 'inReview', 'awaitingStock', 'awaitingPayment', 'refused', 'cancelled'],
  inReview: ['confirmed', 'refused', 'cancelled'],
  awaitingStock: ['placed', 'onHold', 'cancelled'],
  awaitingPayment: ['confirmed', 'inReview', 'refused', 'cancelled'],
  confirmed: ['completed', 'onHold', 'cancelled'],
  // Back to where it was held.
  onHold: ['confirmed', 'awaitingStock', 'cancelled'],
  refused: [],
  completed: [],
  cancelled: [],
}

export const fulfilmentTransitions: Record<FulfilmentState, readonly FulfilmentState[]> = {
  none: ['queued', 'handedOver'],
  // To `shipped` where the rest of what has shipped in part is not wanted any more.
  queued: ['picking', 'shipped', 'none'],
  picking: ['packed', 'shipped', 'none'],
  // Back to the queue with what is still to be sent.
  packed: ['shipped', 'queued', 'none'],
  shipped: [],
  handedOver: [],
}

export const paymentTransitions: Record<PaymentState, readonly PaymentState[]> = {
  // To `authorised` where it has a share in what another order was promised.
  none: ['pending', 'authorised', 'captured'],
  pending: ['authorised', 'captured', 'refused', 'voiding', 'voided'],
  authorised: ['capturing', 'voiding', 'moved'],
  refused: [],
  capturing: ['captured'],
  captured: ['partRefunded', 'refunded'],
  partRefunded: ['partRefunded', 'refunded'],
  refunded: [],
  voiding: ['voided'],
  voided: [],
  moved: [],
}

/** States of a table that can't be reached from the first one, and targets that have no row; both empty when it is sound. */
export const faultsOf = <S extends string>(
  table: Record<S, readonly S[]>,
  first: S,
): { unreachable: S[]; unknown: S[] } => {
  const states = Object.keys(table) as S[]
  const reached = new Set<S>([first])
  for (const state of reached) for (const next of table[state] ?? []) reached.add(next)
  return {
    unreachable: states.filter((state) => !reached.has(state)),
    unknown: [...reached].filter((state) => !states.includes(state)),
  }
}
