import { z } from 'zod'
import type { ShiftReportView } from '../domain/documents/shift-report-view.ts'
import { cashMoves, type Unfinished } from '../domain/shifts/shift.ts'
import type { Statement } from '../domain/shifts/statement.ts'
import { command, live, query } from './method.ts'
import { amount, document, documents, done, file, id, newId, optionalText } from './parts.ts'

/** Cash that was counted: by its coins and notes (values in minor units), or as one amount. */
const counted = z.union([
  z.strictObject({
    pieces: z
      .array(z.strictObject({ value: z.int().min(1), pieces: z.int().min(0) }))
      .max(40)
      .readonly(),
  }),
  z.strictObject({ amount }),
])

/** The open shift, for whoever asks. */
export interface CurrentShift {
  readonly statement: Statement
  /** Who opened it. */
  readonly openedBy: string
  /** What is not finished yet; closing carries it over. */
  readonly unfinished: Unfinished
  /** Whether this person must say why a count is not what is expected. */
  readonly mayKnow: boolean
}

/** A row of the list of reports. */
export interface ReportRow {
  readonly id: string
  readonly report: 'x' | 'z'
  readonly number: string
  readonly at: number
  readonly staffName: string
  readonly sales: number
  /** Sold less refunded, and counted less expected, in minor units; null where this person may not know. */
  readonly turnover: number | null
  readonly variance: number | null
  /** The count was not what was expected, and nobody has said yet why. */
  readonly unexplained: boolean
}

const report = z.object({ reportId: z.string(), number: z.string() })

/** Amounts from which the expected cash could be worked out are left out where the shop counts blind and the caller lacks `shifts.review`. */
export const shiftMethods = {
  /** Null while the register is closed. */
  'shifts.current': live('shifts.read', z.strictObject({}), document<CurrentShift>().nullable()),
  /**
   * Opens the register. The shift's id is made by the page: the same again is the same shift. Refuses `shift_open`,
   * `unknown_denomination`, `pieces_out_of_range`.
   */
  'shifts.open': command('shifts.work', z.strictObject({ shiftId: newId, float: counted }), done),
  /** Refuses `no_shift`, `amount_out_of_range`, `reason_missing` (a drop to the safe needs none). */
  'shifts.moveCash': command(
    'shifts.work',
    z.strictObject({ moveId: newId, move: z.enum(cashMoves), amount, reason: optionalText(120) }),
    done,
  ),
  /** Makes an X report, under the next number. Refuses `no_shift`. */
  'shifts.takeX': command('shifts.work', z.strictObject({ reportId: newId }), report),
  /**
   * Closes the register and makes the Z report. What is unfinished goes on into the next shift. Refuses `no_shift`,
   * `reason_missing` (the count is not what is expected), `unknown_denomination`, `pieces_out_of_range`.
   */
  'shifts.close': command(
    'shifts.work',
    z.strictObject({ reportId: newId, count: counted, reason: optionalText(200) }),
    report,
  ),
  /**
   * Why a count that was made blind is not what was expected: said once, after the shift was closed, by its Z report.
   * Journalled. Refuses `unknown_report`, `other_register`, `not_closed`, `nothing_to_explain`, `explained_already`,
   * `reason_missing`.
   */
  'shifts.explain': command('shifts.work', z.strictObject({ reportId: id, reason: optionalText(200) }), done),
  /** X and Z reports, newest first. */
  'shifts.reports': live(
    'shifts.read',
    z.strictObject({ limit: z.int().min(1).max(500) }),
    z.object({ reports: documents<ReportRow>(), more: z.boolean() }),
  ),
  /** What stands on it. Refuses `unknown_report`. */
  'shifts.report': query('shifts.read', z.strictObject({ reportId: id }), document<ShiftReportView>()),
  /** Refuses `unknown_report`. */
  'shifts.pdf': query('shifts.read', z.strictObject({ reportId: id }), file),
  /** Refuses `unknown_report`, `no_printer`. */
  'shifts.print': command('shifts.work', z.strictObject({ reportId: id, jobId: newId }), done),
  'shifts.setBlindCount': command('settings.manage', z.strictObject({ blind: z.boolean() }), done),
}
