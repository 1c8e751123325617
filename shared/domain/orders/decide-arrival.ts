import { type Refusal, refuse } from '../refusal.ts'
import type { Effect } from './effects.ts'
import type { Happening } from './entries.ts'
import type { Order } from './order.ts'
import { amountOf } from './refunds.ts'

/** Somebody says that money which an order waits for has come, or was paid back. */
export interface Arrival {
  readonly effectId: string
  /** Minor units. */
  readonly amount: number
  /** The line of the bank's statement, the carrier's list, or whatever proves it. */
  readonly reference: string
}

/**
 * What follows from it. Refuses `nothing_awaited`, and `amount_differs` for more or less than is owed: what to do then is
 * for a person, and the order stays as it is.
 */
export const decideArrival = (order: Order, { effectId, amount, reference }: Arrival): Happening[] | Refusal => {
  const effect = order.effects.find(({ id, awaits }) => id === effectId && awaits !== undefined)
  if (effect === undefined)
    return refuse('nothing_awaited', `Order ${order.number} does not wait for this money any more.`)
  if (amount !== amountOf(order, effect))
    return refuse('amount_differs', 'That is not what is owed: enter the amount that is.', 'amount')
  return [happening(order, effect, amount, reference)]
}

const happening = (order: Order, { id: effectId, kind }: Effect, amount: number, reference: string): Happening => {
  if (kind === 'authorise')
    return { type: 'paymentAuthorised', effectId, gatewayOrderId: order.id, authorisationId: reference, amount }
  if (kind === 'capture') return { type: 'paymentCaptured', effectId, captureId: reference, amount }
  return kind === 'refund'
    ? { type: 'paymentRefunded', effectId, refundId: reference, amount }
    : { type: 'paymentVoided', effectId }
}
