import type { EntryHead, Happening } from '../../../shared/domain/orders/entries.ts'
import { timeAfter } from '../../../shared/domain/orders/entry-time.ts'
import { evolve, fold } from '../../../shared/domain/orders/evolve.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import { newlyPromised } from '../../../shared/domain/shares/share.ts'
import type { Runtime } from '../ports/runtime.ts'
import type { Transaction } from '../ports/store.ts'
import { theDevice } from '../settings.ts'
import { spendShares } from '../shares/spend.ts'

/** Heads for new entries: ids of this device, and a time that never goes back behind an entry of what they are added to. */
export const stamping = (
  transaction: Transaction,
  runtime: Pick<Runtime, 'now' | 'newId'>,
  staffId: string | null,
  entries: readonly EntryHead[],
  approvedBy: string | null = null,
): (<H extends object>(happening: H) => EntryHead & H) => {
  const { deviceId } = theDevice(transaction)
  const { at, counter: first } = timeAfter(entries, runtime.now(), deviceId)
  let counter = first
  return (happening) => {
    const approved = approvedBy === null ? {} : { approvedBy }
    const head: EntryHead = { id: runtime.newId(), deviceId, at, counter, staffId, ...approved }
    counter += 1
    return { ...head, ...happening }
  }
}

/** Appends what happened to an order and stores it; nothing is written when nothing happened. */
export const appendEntries = (
  transaction: Transaction,
  runtime: Pick<Runtime, 'now' | 'newId'>,
  staffId: string | null,
  order: Order,
  happenings: readonly Happening[],
  approvedBy: string | null = null,
): Order => {
  if (happenings.length === 0) return order
  const stamp = stamping(transaction, runtime, staffId, order.entries, approvedBy)
  const next = happenings.map((one) => stamp(one)).reduce(evolve, order)
  transaction.put('orders', next)
  spendShares(transaction, newlyPromised(order.reservations, next.reservations))
  return next
}

/** Stores a new order that begins with what happened. */
export const beginOrder = (
  transaction: Transaction,
  runtime: Pick<Runtime, 'now' | 'newId'>,
  staffId: string | null,
  id: string,
  happenings: readonly Happening[],
  approvedBy: string | null = null,
): Order => {
  const stamp = stamping(transaction, runtime, staffId, [], approvedBy)
  const order = fold(
    id,
    happenings.map((one) => stamp(one)),
  )
  transaction.put('orders', order)
  spendShares(transaction, newlyPromised([], order.reservations))
  return order
}
