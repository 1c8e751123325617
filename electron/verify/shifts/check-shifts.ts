import type { JournalEntry } from '../../../shared/domain/journal/journal-entry.ts'
import type { Register, Setting } from '../../../shared/domain/settings/settings.ts'
import type { ShiftReport } from '../../../shared/domain/shifts/report.ts'
import type { Shift } from '../../../shared/domain/shifts/shift.ts'
import { type Area, Faults, plural } from '../findings.ts'
import type { ShopOrders } from '../left-out.ts'
import type { Money } from '../orders/money-moves.ts'
import type { OrderFacts } from '../orders/order-facts.ts'
import type { Void } from '../orders/voids.ts'
import { reportEndsOf } from '../series.ts'
import { checkReports } from './check-reports.ts'
import { checkShift } from './check-shift.ts'
import { checkTold } from './check-told.ts'
import type { Traded } from './takings.ts'

/** Takings, drawers, counts and reports of all shifts. */
export const checkShifts = (
  documents: Iterable<Shift | ShiftReport>,
  { orders, left }: ShopOrders,
  journal: readonly JournalEntry[],
  settings: readonly Setting[],
): Area => {
  const faults = new Faults()
  const shifts = new Map<string, Shift>()
  const reports: ShiftReport[] = []
  for (const document of documents) {
    if (document.kind === 'report') reports.push(document)
    else shifts.set(document.id, document)
  }
  const all = byShift(orders.values())
  const inPart = new Set([...left.values()].flatMap((one) => one.shifts))
  const tradedIn = (shiftId: string): Traded | null => (inPart.has(shiftId) ? null : all(shiftId))
  for (const { shiftId, number, money, voids } of orders.values()) {
    if (shiftId !== null && !shifts.has(shiftId)) faults.add(`Order ${number} was sold in a shift that is not there.`)
    for (const one of money)
      if (one.place !== null && !shifts.has(one.shiftId ?? ''))
        faults.add(`The payment ${one.entryId} was taken in a shift that is not there.`)
    for (const one of voids)
      if (!shifts.has(one.shiftId)) faults.add(`The void ${one.entryId} was made in a shift that is not there.`)
  }
  for (const shift of shifts.values()) checkShift(shift, tradedIn(shift.id), faults)
  checkReports({ shifts, reports, tradedIn, ends: reportEndsOf(settings) }, faults)
  checkOpen(shifts, settings, faults)
  checkTold(shifts.values(), reports, journal, faults)
  return {
    name: 'Shifts',
    checked: `${plural(shifts.size, 'shift')}, ${plural(reports.length, 'report')}`,
    count: shifts.size,
    faults: faults.found,
  }
}

/** What was sold and paid in each shift. */
const byShift = (orders: Iterable<OrderFacts>): ((shiftId: string) => Traded) => {
  const found = new Map<string, { sales: OrderFacts[]; money: Money[]; voids: Void[] }>()
  const of = (shiftId: string): { sales: OrderFacts[]; money: Money[]; voids: Void[] } => {
    const known = found.get(shiftId) ?? { sales: [], money: [], voids: [] }
    found.set(shiftId, known)
    return known
  }
  for (const order of orders) {
    if (order.shiftId !== null) of(order.shiftId).sales.push(order)
    for (const one of order.voids) of(one.shiftId).voids.push(one)
    for (const one of order.money) if (one.shiftId !== null) of(one.shiftId).money.push(one)
  }
  return of
}

/**
 * A register knows its open shift, and there is no other: but what an earlier device left open when a backup was restored,
 * until it is closed too.
 */
const checkOpen = (shifts: ReadonlyMap<string, Shift>, settings: readonly Setting[], faults: Faults): void => {
  const known = new Set(
    settings.flatMap((one) => (one.kind === 'register' && typeof one.shiftId === 'string' ? [one.shiftId] : [])),
  )
  const left = ({ registerId, entries }: Shift): boolean => {
    const register = settings.find((one): one is Register => one.kind === 'register' && one.id === registerId)
    return register?.shiftsLeftSince !== undefined && entries[0]?.deviceId !== register.deviceId
  }
  for (const shift of shifts.values()) {
    const { id, state } = shift
    if ((state === 'open') !== known.has(id) && !(state === 'open' && left(shift)))
      faults.add(
        `The shift ${id} is ${state}, but its register ${known.has(id) ? 'goes on with' : 'does not know of'} it.`,
      )
  }
  for (const id of known) if (!shifts.has(id)) faults.add(`The open shift ${id} is not there.`)
}
