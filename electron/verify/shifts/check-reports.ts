import type { ShiftReport } from '../../../shared/domain/shifts/report.ts'
import type { Shift } from '../../../shared/domain/shifts/shift.ts'
import type { Faults } from '../findings.ts'
import { checkSeries } from '../receipts.ts'
import { seriesOf } from '../series.ts'
import { checkShift, tradedUpTo } from './check-shift.ts'
import type { Traded } from './takings.ts'

interface Shifts {
  readonly shifts: ReadonlyMap<string, Shift>
  readonly reports: readonly ShiftReport[]
  /** Null where not all that was traded in it is here. */
  readonly tradedIn: (shiftId: string) => Traded | null
  /** By series, the last number that was given. */
  readonly ends: ReadonlyMap<string, number>
}

/** Each closed shift has its one Z, which says what the shift says; each X was once true; none is missing. */
export const checkReports = ({ shifts, reports, tradedIn, ends }: Shifts, faults: Faults): void => {
  for (const series of seriesOf(reports.map(({ number }) => number))) checkSeries(series, ends.get(series.name), faults)
  for (const [name, end] of ends)
    if (end > 0 && !reports.some(({ number }) => number.startsWith(name)))
      faults.add(`Reports ${name}0001 to ${end} were made, and none of them is there.`)
  for (const report of reports) {
    const shift = shifts.get(report.shift.id)
    if (shift === undefined) faults.add(`The shift of report ${report.number} is not there.`)
    else if (report.report === 'z')
      faults.same(report.shift, whenClosed(shift), () => `Report ${report.number} does not say what its shift says.`)
    else checkX(report, shift, tradedIn(shift.id), faults)
  }
  for (const shift of shifts.values()) {
    const mine = reports.filter((report) => report.report === 'z' && report.shift.id === shift.id)
    const closed = shift.entries.find((entry) => entry.type === 'closed')
    if (mine.length !== (closed === undefined ? 0 : 1))
      faults.add(`The shift ${shift.id} is ${shift.state}, and has ${mine.length} Z reports.`)
    if (closed !== undefined && mine[0] !== undefined && mine[0].number !== closed.number)
      faults.add(`The shift ${shift.id} was closed as ${closed.number}, but its Z report is ${mine[0].number}.`)
  }
}

/** A Z is made when the drawer is counted: why the count was off may be said after it. */
const whenClosed = (shift: Shift): Shift => ({
  ...shift,
  entries: shift.entries.filter(({ type }) => type !== 'explained'),
})

const checkX = (report: ShiftReport, shift: Shift, traded: Traded | null, faults: Faults): void => {
  const then = report.shift
  faults.same(
    then.entries,
    shift.entries.slice(0, then.entries.length),
    () => `Report ${report.number} has other entries than its shift.`,
  )
  checkShift(then, traded && tradedUpTo(then, traded), faults)
}
