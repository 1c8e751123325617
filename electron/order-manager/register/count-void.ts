import { reasonRefusal } from '../../../shared/domain/orders/decide-void.ts'
import type { Happening } from '../../../shared/domain/orders/entries.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import { takenOut } from '../../../shared/domain/orders/taken-out.ts'
import type { Refusal } from '../../../shared/domain/refusal.ts'
import { voidsIn } from '../../../shared/domain/shifts/takings.ts'
import type { Transaction } from '../ports/store.ts'
import { registerRules } from '../settings.ts'
import { addVoid, openShift } from '../shifts/write.ts'

/** Whether goods may go out of the cart without the reason that was given: as `reasonRefusal`. */
export const voidRefusal = (
  transaction: Transaction,
  order: Order,
  happenings: readonly Happening[],
  reason: string,
): Refusal | null =>
  happenings.some((one) => takenOut(order, one) !== null)
    ? reasonRefusal(order, registerRules(transaction), reason)
    : null

/**
 * Counts a void in the register's open shift, in the void's own commit, and answers the happenings as they are to be
 * written. While the register is closed a cart can be filled, and nobody counts.
 */
export const countVoid = (
  transaction: Transaction,
  order: Order,
  happenings: readonly Happening[],
): readonly Happening[] => {
  const shift = openShift(transaction)
  if (shift === undefined) return happenings
  return happenings.map((one) => {
    const amount = takenOut(order, one)
    if (amount === null) return one
    transaction.put('shifts', addVoid(shift, amount))
    return { ...one, voided: { shiftId: shift.id, place: voidsIn(shift.takings).count + 1, amount } }
  })
}

/** What proves a void to the journal: its entry, and what it took out in minor units; null where nothing was counted. */
export const voidFacts = (before: Order, after: Order): { readonly entry: string; readonly voided: number } | null => {
  const entry = after.entries.slice(before.entries.length).find((one) => 'voided' in one)
  return entry !== undefined && 'voided' in entry && entry.voided !== undefined
    ? { entry: entry.id, voided: entry.voided.amount }
    : null
}
