import { isRefusal, type Refusal, refuse } from '../../../shared/domain/refusal.ts'
import { reportNumber } from '../../../shared/domain/settings/receipt-number.ts'
import type { Register } from '../../../shared/domain/settings/settings.ts'
import {
  decideClosing,
  decideExplaining,
  decideMove,
  decideOpening,
  type MoveCommand,
} from '../../../shared/domain/shifts/decide-shift.ts'
import { type Counted, variance } from '../../../shared/domain/shifts/drawer.ts'
import type { ShiftReport } from '../../../shared/domain/shifts/report.ts'
import type { Shift } from '../../../shared/domain/shifts/shift.ts'
import type { Adapters } from '../adapters.ts'
import { appendJournal } from '../journal/append.ts'
import type { Transaction } from '../ports/store.ts'
import { theRegister, theShop } from '../settings.ts'
import { leftOpen } from './left-open.ts'
import { unfinishedAt } from './unfinished.ts'
import { appendToShift, openShift, startShift } from './write.ts'

type Done = Record<string, never>

interface Closing {
  readonly reportId: string
  readonly count: Counted
  readonly reason: string
  readonly blind: boolean
}

/** Opens, moves cash, reports and closes: each in one commit, with its line in the journal; each once, however often it is asked. */
export const createShifts = ({ store, runtime }: Pick<Adapters, 'store' | 'runtime'>) => {
  const journal = (
    transaction: Transaction,
    staffId: string | null,
    what: string,
    shift: Shift,
    facts: Readonly<Record<string, string | number>>,
  ): void => appendJournal(transaction, runtime, { staffId, what, subject: shift.id, facts })

  const digestOf = (shift: Shift): string => runtime.sha256(JSON.stringify(shift))

  /** The report of the shift as it stands, under the next number of its kind. */
  const report = (
    transaction: Transaction,
    staffId: string | null,
    shift: Shift,
    made: { readonly id: string; readonly kind: 'x' | 'z'; readonly at: number },
  ): ShiftReport => {
    const register = theRegister(transaction)
    const counter = nextOf(register, made.kind)
    const { id, kind, at } = made
    const number = reportNumber(register, kind, counter)
    const shiftId = register.shiftId === shift.id ? null : register.shiftId
    const numbers = kind === 'x' ? { lastX: counter } : { lastZ: counter, ...(shiftId !== undefined && { shiftId }) }
    const document: ShiftReport = {
      id,
      kind: 'report',
      report: kind,
      number,
      registerId: register.id,
      at,
      staffId,
      shift,
    }
    transaction.put('settings', { ...register, ...numbers })
    transaction.put('shifts', document)
    return document
  }

  /** The shift counted and closed, with its Z report. Refuses as `decideClosing`. */
  const closeShift = (
    transaction: Transaction,
    staffId: string | null,
    shift: Shift,
    wanted: Closing,
  ): ShiftReport | Refusal => {
    const register = theRegister(transaction)
    const { digits } = theShop(transaction)
    const closing = decideClosing(shift, wanted.count, wanted.reason, {
      unfinished: unfinishedAt(transaction, register.id, runtime.now()),
      number: reportNumber(register, 'z', nextOf(register, 'z')),
      blind: wanted.blind,
      digits,
    })
    if (isRefusal(closing)) return closing
    const closed = appendToShift(transaction, runtime, staffId, shift, [closing])
    const at = closed.entries.at(-1)?.at ?? 0
    const made = report(transaction, staffId, closed, { id: wanted.reportId, kind: 'z', at })
    journal(transaction, staffId, 'shiftClosed', closed, {
      number: made.number,
      expected: closing.expected,
      counted: closing.count.amount,
      variance: variance(closing.count.amount, closing.expected),
      currency: closed.currency,
      document: digestOf(closed),
    })
    return made
  }

  return {
    /** Refuses `shift_open`, and as `decideOpening`. */
    open: (staffId: string | null, id: string, float: Counted): Done | Refusal =>
      store.commit((transaction) => {
        if (transaction.get('shifts', id) !== undefined) return {}
        if (openShift(transaction) !== undefined) return refuse('shift_open', 'The register is open already.')
        const { copiedAt: _, ...register } = theRegister(transaction)
        const opened = decideOpening(float, register.id, theShop(transaction))
        if (isRefusal(opened)) return opened
        const shift = startShift(transaction, runtime, staffId, id, opened)
        transaction.put('settings', { ...register, shiftId: id })
        journal(transaction, staffId, 'shiftOpened', shift, { float: shift.float, currency: shift.currency })
        return {}
      }),

    /** Refuses `no_shift`, and as `decideMove`. */
    move: (staffId: string | null, command: MoveCommand): Done | Refusal =>
      store.commit((transaction) => {
        const shift = openShift(transaction)
        if (shift === undefined) return noShift
        const happenings = decideMove(shift, command)
        if (isRefusal(happenings)) return happenings
        if (happenings.length === 0) return {}
        const moved = appendToShift(transaction, runtime, staffId, shift, happenings)
        const entry = moved.entries.at(-1)?.id ?? ''
        journal(transaction, staffId, command.move, moved, { amount: command.amount, currency: moved.currency, entry })
        return {}
      }),

    /** An X report. Refuses `no_shift`. */
    takeX: (staffId: string | null, id: string): ShiftReport | Refusal =>
      store.commit((transaction) => {
        const known = transaction.get('shifts', id)
        if (known?.kind === 'report') return known
        const shift = openShift(transaction)
        if (shift === undefined) return noShift
        const at = Math.max(runtime.now(), shift.entries.at(-1)?.at ?? 0)
        const made = report(transaction, staffId, shift, { id, kind: 'x', at })
        journal(transaction, staffId, 'xReport', shift, { number: made.number, document: digestOf(shift) })
        return made
      }),

    /** Counts, closes, and makes the Z report under the given id. Refuses `no_shift`, and as `decideClosing`. */
    close: (staffId: string | null, wanted: Closing): ShiftReport | Refusal =>
      store.commit((transaction) => {
        const known = transaction.get('shifts', wanted.reportId)
        if (known?.kind === 'report') return known
        const shift = openShift(transaction)
        if (shift === undefined) return noShift
        return closeShift(transaction, staffId, shift, wanted)
      }),

    /**
     * Closes what earlier devices of the register left open (`leftOpen`), each as it was counted for the next shift; a count
     * that is off is explained when the report is read.
     */
    closeLeft: (): void => {
      const left = leftOpen(store)
      if (left === null || left.some(({ next }) => next === null)) return
      store.commit((transaction) => {
        for (const { shift, next } of leftOpen(transaction) ?? [])
          if (next !== null) {
            const wanted = { reportId: runtime.newId(), count: { amount: next.float.amount }, reason: '', blind: true }
            closeShift(transaction, next.staffId, shift, wanted)
          }
        const { shiftsLeftSince: _, ...register } = theRegister(transaction)
        transaction.put('settings', register)
      })
    },

    /** Why the count of a closed shift is another than expected. Refuses `unknown_report`, `other_register`, and as `decideExplaining`. */
    explain: (staffId: string | null, reportId: string, reason: string): Done | Refusal =>
      store.commit((transaction) => {
        const known = transaction.get('shifts', reportId)
        const shift = known?.kind === 'report' ? transaction.get('shifts', known.shift.id) : undefined
        if (shift?.kind !== 'shift') return unknownReport
        if (shift.registerId !== theRegister(transaction).id)
          return refuse('other_register', 'That is the shift of another register: say it there.')
        const happenings = decideExplaining(shift, reason)
        if (isRefusal(happenings)) return happenings
        if (happenings.length === 0) return {}
        const explained = appendToShift(transaction, runtime, staffId, shift, happenings)
        journal(transaction, staffId, 'varianceExplained', shift, { entry: explained.entries.at(-1)?.id ?? '', reason })
        return {}
      }),
  }
}

export const unknownReport = refuse('unknown_report', 'That report is not here.')

/** The one place that knows a register of before there were reports. */
const nextOf = (register: Register, kind: 'x' | 'z'): number =>
  ((kind === 'x' ? register.lastX : register.lastZ) ?? 0) + 1

export const noShift = refuse(
  'no_shift',
  'The register is not open yet: count the opening float first. The cart stays as it is.',
)
