import type { Order, Payment } from '../../../shared/domain/orders/order.ts'
import { beginShift, evolveShift } from '../../../shared/domain/shifts/evolve-shift.ts'
import type { Shift, ShiftHappening } from '../../../shared/domain/shifts/shift.ts'
import { withPayment, withSale, withVoid } from '../../../shared/domain/shifts/takings.ts'
import { stamping } from '../orders/write.ts'
import type { Runtime } from '../ports/runtime.ts'
import type { Reader, Transaction } from '../ports/store.ts'
import { theRegister } from '../settings.ts'

type Clock = Pick<Runtime, 'now' | 'newId'>

const shiftOf = (reader: Reader, id: string): Shift | undefined => {
  const found = reader.get('shifts', id)
  return found?.kind === 'shift' ? found : undefined
}

/** The open shift of this register. Undefined while there is none, as in a shop of before there were shifts. */
export const openShift = (reader: Reader): Shift | undefined => {
  const id = theRegister(reader).shiftId ?? null
  return id === null ? undefined : shiftOf(reader, id)
}

export const startShift = (
  transaction: Transaction,
  runtime: Clock,
  staffId: string | null,
  id: string,
  opened: Extract<ShiftHappening, { type: 'opened' }>,
): Shift => {
  const shift = beginShift(id, stamping(transaction, runtime, staffId, [])(opened))
  transaction.put('shifts', shift)
  return shift
}

/** Appends what happened to a shift and stores it. */
export const appendToShift = (
  transaction: Transaction,
  runtime: Clock,
  staffId: string | null,
  shift: Shift,
  happenings: readonly ShiftHappening[],
): Shift => {
  if (happenings.length === 0) return shift
  const stamp = stamping(transaction, runtime, staffId, shift.entries)
  const next = happenings.map((one) => stamp(one)).reduce(evolveShift, shift)
  transaction.put('shifts', next)
  return next
}

/** Which of the shift's payments the next one is. */
export const nextPlace = ({ takings }: Shift): number => (takings.payments ?? 0) + 1

/** The shift with a payment that `staffId` took, or where `sign` is −1 that was given back: put in the payment's own commit. */
export const addPayment = (shift: Shift, payment: Payment, sign: 1 | -1, staffId: string | null): Shift => ({
  ...shift,
  takings: withPayment(shift.takings, payment, sign, staffId),
})

/** The shift with a closed sale, put in the sale's own commit: whatever else happens, a shift holds what was sold in it. */
export const addSale = (shift: Shift, sale: Order): Shift => ({ ...shift, takings: withSale(shift.takings, sale) })

/** The shift with a void, put in the void's own commit. */
export const addVoid = (shift: Shift, amount: number): Shift => ({ ...shift, takings: withVoid(shift.takings, amount) })
