import type { CurrentShift, ReportRow } from '../../../shared/contract/shifts.ts'
import { type ShiftReportView, shiftReportView } from '../../../shared/domain/documents/shift-report-view.ts'
import type { ShiftReport } from '../../../shared/domain/shifts/report.ts'
import type { Shift } from '../../../shared/domain/shifts/shift.ts'
import { statementOf } from '../../../shared/domain/shifts/statement.ts'
import { allows } from '../../../shared/domain/staff/role.ts'
import type { Reader } from '../ports/store.ts'
import { theRegister, theShop } from '../settings.ts'
import { theRole } from '../staff/roles.ts'
import { unfinishedAt } from './unfinished.ts'
import { openShift } from './write.ts'

/** Whether the shop counts blind, and this person is not one who may know what is expected all the same. */
export const isBlind = (reader: Reader, staffId: string | null): boolean => {
  if (theShop(reader).blindCount !== true) return false
  const member = staffId === null ? undefined : reader.get('staff', staffId)
  return member === undefined || !allows(theRole(reader, member.role), 'shifts.review')
}

/** `at`: now, milliseconds since 1970. */
export const currentShift = (reader: Reader, staffId: string | null, at: number): CurrentShift | null => {
  const shift = openShift(reader)
  if (shift === undefined) return null
  const blind = isBlind(reader, staffId)
  const statement = statementOf(shift, blind)
  return {
    statement,
    openedBy: nameOf(reader, statement.opened.staffId),
    unfinished: unfinishedAt(reader, shift.registerId, at),
    mayKnow: !blind,
  }
}

export const rowOf = (reader: Reader, document: ShiftReport, blind: boolean): ReportRow => {
  const { id, report, number, at, staffId } = document
  const { sales, figures, closed } = statementOf(withExplanation(reader, document), blind)
  const { turnover, variance } = figures ?? { turnover: null, variance: null }
  return {
    id,
    report,
    number,
    at,
    staffName: nameOf(reader, staffId),
    sales,
    turnover,
    variance,
    unexplained: (closed?.unexplained ?? null) !== null,
  }
}

/** The shift of a report, with the reason for a difference where that was said after the report was made. */
const withExplanation = (reader: Reader, { report, shift }: ShiftReport): Shift => {
  const now = report === 'z' ? reader.get('shifts', shift.id) : undefined
  const said = now?.kind === 'shift' ? now.entries.filter(({ type }) => type === 'explained') : []
  return said.length === 0 ? shift : { ...shift, entries: [...shift.entries, ...said] }
}

/** What stands on a report for this reader. */
export const reportView = (
  reader: Reader,
  document: ShiftReport,
  { blind, currencyDisplay }: { readonly blind: boolean; readonly currencyDisplay?: 'symbol' | 'code' },
): ShiftReportView => {
  const register = reader.get('settings', document.registerId)
  return shiftReportView({
    report: document,
    statement: statementOf(withExplanation(reader, document), blind),
    shop: theShop(reader),
    registerName: register?.kind === 'register' ? register.name : theRegister(reader).name,
    staffName: (staffId) => nameOf(reader, staffId),
    ...(currencyDisplay !== undefined && { currencyDisplay }),
  })
}

export const reportIfAny = (reader: Reader, reportId: string): ShiftReport | undefined => {
  const found = reader.get('shifts', reportId)
  return found?.kind === 'report' ? found : undefined
}

const nameOf = (reader: Reader, staffId: string | null): string =>
  staffId === null ? '' : (reader.get('staff', staffId)?.name ?? '')
