import type { FulfilmentState, OrderState, PaymentState } from './order.ts'

/** From which states each state may be left, and for which. What is not here is not possible. */
export const orderTransitions: Record<OrderState, readonly OrderState[]> = {
  draft: ['completed', 'cancelled', 'parked'],
  parked: ['draft', 'cancelled'],
  placed: ['confirmed', 'refused', 'cancelled'],
  confirmed: ['completed', 'cancelled'],
  refused: [],
  completed: [],
  cancelled: [],
}

export const fulfilmentTransitions: Record<FulfilmentState, readonly FulfilmentState[]> = {
  none: ['queued', 'handedOver'],
  queued: ['picking', 'none'],
  picking: ['packed', 'none'],
  packed: ['shipped', 'none'],
  shipped: [],
  handedOver: [],
}

export const paymentTransitions: Record<PaymentState, readonly PaymentState[]> = {
  none: ['pending', 'captured'],
  pending: ['authorised', 'refused', 'voiding', 'voided'],
  authorised: ['capturing', 'voiding'],
  refused: [],
  capturing: ['captured'],
  captured: [],
  voiding: ['voided'],
  voided: [],
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
