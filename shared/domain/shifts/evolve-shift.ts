import { sum } from '../money/money.ts'
import type { CashMove, Shift, ShiftEntry } from './shift.ts'
import { noTakings } from './takings.ts'

type Opened = Extract<ShiftEntry, { type: 'opened' }>

/** A shift that begins with its float. */
export const beginShift = (id: string, entry: Opened): Shift => ({
  id,
  kind: 'shift',
  registerId: entry.registerId,
  state: 'open',
  currency: entry.currency,
  at: entry.at,
  float: entry.float.amount,
  paidIn: 0,
  paidOut: 0,
  dropped: 0,
  takings: noTakings,
  entries: [entry],
})

const fieldOf = { paidIn: 'paidIn', paidOut: 'paidOut', drop: 'dropped' } as const satisfies Record<
  CashMove,
  keyof Shift
>

/** The shift after an entry; what decided on it has looked at the state. @throws AmountOutOfRangeError */
export const evolveShift = (shift: Shift, entry: ShiftEntry): Shift => {
  const next: Shift = { ...shift, entries: [...shift.entries, entry] }
  switch (entry.type) {
    case 'cashMoved': {
      const field = fieldOf[entry.move]
      return { ...next, [field]: sum([shift[field], entry.amount]) }
    }
    case 'closed':
      return { ...next, state: 'closed' }
    case 'opened':
    case 'restored':
    case 'explained':
      return next
  }
}

/** Why the count was another than expected, as it was said when it was closed or after; null where nobody has. */
export const explanationOf = ({ entries }: Pick<Shift, 'entries'>): string | null => {
  for (const entry of entries) {
    if (entry.type === 'closed' && entry.reason !== null) return entry.reason
    if (entry.type === 'explained') return entry.reason
  }
  return null
}

/** How it was closed; undefined while it is open. */
export const closingOf = (shift: Shift): Extract<ShiftEntry, { type: 'closed' }> | undefined =>
  shift.entries.find((entry) => entry.type === 'closed')
