import type { Effect } from '../../../shared/domain/orders/effects.ts'
import type { Happening } from '../../../shared/domain/orders/entries.ts'
import { paymentOf } from '../../../shared/domain/orders/online-payments.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import { hasGiven } from '../../../shared/domain/orders/purse.ts'
import { appendEntries } from '../orders/write.ts'
import type { Runtime } from '../ports/runtime.ts'
import type { Transaction } from '../ports/store.ts'
import type { Answered } from './outcome.ts'

/**
 * Why a share in another order's promise may not be collected, in words; null where it may. Tills that were apart may have
 * done with that order what leaves nothing to share.
 */
export const shareRefused = (holder: Order | undefined, paymentId: string): string | null => {
  if (holder === undefined) return 'The order whose payment is shared has not reached this till yet.'
  return hasGiven(holder, paymentId)
    ? null
    : `Order ${holder.number} does not share its payment with this one any more: its history tells what happened to it.`
}

/**
 * What follows of a share without asking the gateway, which takes back promises only as a whole: a cancelled order gives its
 * share back to the purse. Null where the gateway is asked.
 */
export const settleShare = (
  order: Order,
  effect: Effect,
  read: (orderId: string) => Order | undefined,
): Answered | null => {
  const payment = paymentOf(order, effect)
  if (payment?.purse === undefined) return null
  if (effect.kind === 'void') return { happenings: [{ type: 'paymentVoided', effectId: effect.id }] }
  const problem = effect.kind === 'capture' ? shareRefused(read(payment.purse), payment.id) : null
  return problem === null ? null : { problem }
}

/** Which shares are needed no more after what happened to an order, and what is written where their purses are. */
export const sharesEnded = (
  before: Order,
  after: Order,
): { readonly purse: string; readonly ended: Extract<Happening, { type: 'shareEnded' }> }[] =>
  after.entries.slice(before.entries.length).flatMap((entry) => {
    if (entry.type !== 'paymentCaptured' && entry.type !== 'paymentVoided') return []
    const effect = before.effects.find(({ id }) => id === entry.effectId)
    const payment = effect && paymentOf(before, effect)
    if (payment?.purse === undefined) return []
    const collected = entry.type === 'paymentCaptured' ? entry.amount : 0
    return [{ purse: payment.purse, ended: { type: 'shareEnded', paymentId: payment.id, collected } }]
  })

/** Tells the purses, in the commit that says so on the order itself. */
export const endShares = (
  transaction: Transaction,
  runtime: Pick<Runtime, 'now' | 'newId'>,
  before: Order,
  after: Order,
): void => {
  for (const { purse, ended } of sharesEnded(before, after)) {
    const holder = transaction.get('orders', purse)
    if (holder !== undefined && hasGiven(holder, ended.paymentId))
      appendEntries(transaction, runtime, null, holder, [ended])
  }
}
