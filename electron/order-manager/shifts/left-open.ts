import type { Order } from '../../../shared/domain/orders/order.ts'
import { salesOf } from '../../../shared/domain/orders/sales.ts'
import type { Shift, ShiftEntry } from '../../../shared/domain/shifts/shift.ts'
import { voidsIn } from '../../../shared/domain/shifts/takings.ts'
import { takingsOfOrders } from '../../../shared/domain/shifts/takings-of-orders.ts'
import type { Reader } from '../ports/store.ts'
import { theDevice, theRegister } from '../settings.ts'

type Opening = Extract<ShiftEntry, { type: 'opened' }>

/** A shift that an earlier device of the register left open. */
interface LeftOpen {
  /** With what all its orders took: the hub may have sales that its sums don't have yet. */
  readonly shift: Shift
  /** How the register's next shift was opened: that count of the drawer is this one's end. Null while nobody has counted. */
  readonly next: Opening | null
}

/** Milliseconds: clocks are wrong by hours now and then, and are set back. */
const slack = 86_400_000

/** The shifts that devices before this one left open at its register; null where there is nothing to look for. */
export const leftOpen = (reader: Reader): readonly LeftOpen[] | null => {
  const register = theRegister(reader)
  const since = register.shiftsLeftSince
  if (since === undefined) return null
  const shifts = reader
    .find('shifts', { selector: { kind: 'shift', at: { $gte: since - slack } }, sort: [{ at: 'asc' }] })
    .flatMap((one) => (one.kind === 'shift' && one.registerId === register.id ? [one] : []))
  const devices = [...(register.earlierDevices ?? []), theDevice(reader).deviceId]
  const placeOf = (shift: Shift): number => devices.indexOf(openingOf(shift)?.deviceId ?? '')
  return shifts
    .filter((shift) => shift.state === 'open' && shift.id !== register.shiftId && placeOf(shift) < devices.length - 1)
    .map((shift) => {
      const later = shifts
        .filter((one) => placeOf(one) > placeOf(shift))
        .toSorted((one, other) => placeOf(one) - placeOf(other))
      const [next] = later.flatMap((one) => openingOf(one) ?? [])
      return { shift: caughtUp(shift, ordersOf(reader, shift)), next: next ?? null }
    })
}

const openingOf = ({ entries }: Shift): Opening | undefined =>
  entries.find((entry): entry is Opening => entry.type === 'opened')

/** Where orders tell of more than its own sums, these were not at the hub yet when the data were lost. */
const caughtUp = (shift: Shift, orders: readonly Order[]): Shift => {
  const { takings } = shift
  const told = takingsOfOrders(shift.id, orders, orders.flatMap(salesOf))
  const behind =
    (takings.payments ?? 0) < (told.payments ?? 0) ||
    voidsIn(takings).count < voidsIn(told).count ||
    takings.sales + takings.refunds < told.sales + told.refunds
  return behind ? { ...shift, takings: told } : shift
}

/** All that may name the shift: a cart that was paid in part may have gone to another register since. */
const ordersOf = (reader: Reader, { at }: Shift): Order[] =>
  reader
    .settingsOf('register')
    .flatMap(({ id }) =>
      (['draft', 'parked', 'setAside', 'completed', 'cancelled'] as const).flatMap((state) =>
        reader.find('orders', { selector: { registerId: id, state, updatedAt: { $gte: at - slack } } }),
      ),
    )
