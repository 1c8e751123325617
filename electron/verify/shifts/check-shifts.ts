import type { JournalEntry } from '../../../shared/domain/journal/journal-entry.ts'
import type { Setting } from '../../../shared/domain/settings/settings.ts'
import type { ShiftReport } from '../../../shared/domain/shifts/report.ts'
import type { Shift } from '../../../shared/domain/shifts/shift.ts'
import { type Area, Faults, plural } from '../findings.ts'
import type { OrderFacts } from '../orders/order-facts.ts'
import { reportEndsOf } from '../series.ts'
import { checkReports } from './check-reports.ts'
import { checkShift } from './check-shift.ts'
import { checkTold } from './check-told.ts'

/** Takings, drawers, counts and reports of all shifts. */
export const checkShifts = (
  documents: Iterable<Shift | ShiftReport>,
  orders: ReadonlyMap<string, OrderFacts>,
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
  const sales = new Map<string, OrderFacts[]>()
  for (const order of orders.values()) {
    if (order.shiftId === null) continue
    if (!shifts.has(order.shiftId)) faults.add(`Order ${order.number} was sold in a shift that is not there.`)
    const known = sales.get(order.shiftId)
    if (known === undefined) sales.set(order.shiftId, [order])
    else known.push(order)
  }
  const salesOf = (shiftId: string): readonly OrderFacts[] => sales.get(shiftId) ?? []
  for (const shift of shifts.values()) checkShift(shift, salesOf(shift.id), faults)
  checkReports({ shifts, reports, salesOf, ends: reportEndsOf(settings) }, faults)
  checkOpen(shifts, settings, faults)
  checkTold(shifts.values(), reports, journal, faults)
  return {
    name: 'Shifts',
    checked: `${plural(shifts.size, 'shift')}, ${plural(reports.length, 'report')}`,
    count: shifts.size,
    faults: faults.found,
  }
}

/** A register knows its open shift, and there is no other. */
const checkOpen = (shifts: ReadonlyMap<string, Shift>, settings: readonly Setting[], faults: Faults): void => {
  const known = new Set(
    settings.flatMap((one) => (one.kind === 'register' && typeof one.shiftId === 'string' ? [one.shiftId] : [])),
  )
  for (const { id, state } of shifts.values())
    if ((state === 'open') !== known.has(id))
      faults.add(
        `The shift ${id} is ${state}, but its register ${known.has(id) ? 'goes on with' : 'does not know of'} it.`,
      )
  for (const id of known) if (!shifts.has(id)) faults.add(`The open shift ${id} is not there.`)
}
