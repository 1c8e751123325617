import type { JournalEntry } from '../../../shared/domain/journal/journal-entry.ts'
import type { ShiftReport } from '../../../shared/domain/shifts/report.ts'
import type { Shift } from '../../../shared/domain/shifts/shift.ts'
import type { Faults } from '../findings.ts'
import { sha256 } from '../journal.ts'

/** What the journal must tell of shifts: a key for each thing that happened, and the facts that prove it. */
const dueOf = (
  shifts: Iterable<Shift>,
  reports: readonly ShiftReport[],
): Map<string, Readonly<Record<string, unknown>>> => {
  const due = new Map<string, Readonly<Record<string, unknown>>>()
  for (const { id, entries } of shifts)
    for (const entry of entries) {
      if (entry.type === 'opened') due.set(`shiftOpened ${id}`, { float: entry.float.amount, currency: entry.currency })
      if (entry.type === 'cashMoved') due.set(`${entry.move} ${id} ${entry.id}`, { amount: entry.amount })
      if (entry.type === 'explained') due.set(`varianceExplained ${id} ${entry.id}`, { reason: entry.reason })
    }
  for (const { number, report, shift } of reports) {
    const document = sha256(JSON.stringify(shift))
    const closed = shift.entries.find((entry) => entry.type === 'closed')
    if (report === 'x') due.set(`xReport ${shift.id} ${number}`, { document })
    else
      due.set(`shiftClosed ${shift.id} ${number}`, {
        document,
        expected: closed?.expected,
        counted: closed?.count.amount,
      })
  }
  return due
}

const tellings = new Set(['shiftOpened', 'paidIn', 'paidOut', 'drop', 'xReport', 'shiftClosed', 'varianceExplained'])

/** Everything that happened to a drawer is told in the journal once, as it is; and what is told is there. */
export const checkTold = (
  shifts: Iterable<Shift>,
  reports: readonly ShiftReport[],
  journal: Iterable<JournalEntry>,
  faults: Faults,
): void => {
  const due = dueOf(shifts, reports)
  for (const { sequence, what, subject, facts } of journal) {
    if (!tellings.has(what)) continue
    const which = facts['entry'] ?? facts['number']
    const key = [what, subject, ...(which === undefined ? [] : [which])].join(' ')
    const proof = due.get(key)
    due.delete(key)
    if (proof === undefined) faults.add(`Journal entry ${sequence} tells of ${key}, which is not there.`)
    else
      for (const [name, value] of Object.entries(proof))
        if (facts[name] !== value)
          faults.add(
            `${key}: ${name} is ${String(value)}, but journal entry ${sequence} tells of ${String(facts[name])}.`,
          )
  }
  for (const key of due.keys()) faults.add(`The journal does not tell of ${key}.`)
}
