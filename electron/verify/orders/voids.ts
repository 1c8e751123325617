import type { Entry } from '../../../shared/domain/orders/entries.ts'
import type { Line } from '../../../shared/domain/orders/order.ts'
import type { Faults } from '../findings.ts'
import { part, total } from '../money.ts'
import type { Folded } from './folded.ts'

/** Goods that were taken out of a cart again, as it stands in its entry. Minor units. */
export interface Void {
  readonly entryId: string
  readonly shiftId: string
  /** Which of the shift's voids. */
  readonly place: number
  readonly amount: number
}

const worth = (line: Line | undefined, left = 0): number =>
  line === undefined || line.returned !== undefined || left >= line.quantity
    ? 0
    : part(line.unitPrice, line.quantity - left, 1000)

/** What an entry takes out of the cart as it was before it: an addition that is undone is still in it then. */
const takenOut = (before: Folded, entry: Entry, target: Entry | undefined): number => {
  const lineOf = (id: string): Line | undefined => before.lines.find((line) => line.id === id)
  if (entry.type === 'lineRemoved') return worth(lineOf(entry.lineId))
  if (entry.type === 'quantityChanged') return worth(lineOf(entry.lineId), entry.quantity)
  if (entry.type === 'abandoned') return total(before.lines.map((line) => worth(line)))
  if (entry.type !== 'undone') return 0
  if (target?.type === 'lineAdded') return worth(target.line)
  if (target?.type !== 'quantityChanged') return 0
  const line = lineOf(target.lineId)
  return line === undefined ? 0 : worth({ ...line, quantity: target.quantity }, line.quantity)
}

/** The void that an entry says it is, held against what it takes out. */
export const voidOf = (
  before: Folded,
  entry: Entry,
  entries: readonly Entry[],
  called: string,
  faults: Faults,
): Void | null => {
  if (!('voided' in entry) || entry.voided === undefined) return null
  const target = entry.type === 'undone' ? entries.find(({ id }) => id === entry.entryId) : undefined
  const made = takenOut(before, entry, target)
  if (made !== entry.voided.amount)
    faults.add(`${called}: a void of ${entry.voided.amount} took out ${made} (entry ${entry.id}).`)
  return { entryId: entry.id, ...entry.voided }
}
