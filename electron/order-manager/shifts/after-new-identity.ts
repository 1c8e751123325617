import type { Register } from '../../../shared/domain/settings/settings.ts'
import type { Runtime } from '../ports/runtime.ts'
import type { Reader, Transaction } from '../ports/store.ts'
import { appendToShift, openShift } from './write.ts'

/** The drawer is the same one: its shift goes on, and its report says that sales may be missing. */
export const goOnInShift = (
  transaction: Transaction,
  runtime: Pick<Runtime, 'now' | 'newId'>,
  staffId: string | null,
): string | null => {
  const shift = openShift(transaction)
  if (shift === undefined) return null
  return appendToShift(transaction, runtime, staffId, shift, [{ type: 'restored' }]).id
}

/**
 * The hub has what was sold after the backup, and the shift as it was then: it comes back from there and is closed with what
 * the drawer is counted at next (`left-open.ts`). Whether another shift was opened after the backup nobody knows yet.
 */
export const leftSince = (reader: Reader, register: Register): number => {
  const [newest] = reader.find('shifts', { selector: { kind: 'shift' }, sort: [{ at: 'desc' }], limit: 1 })
  const known = [openShift(reader)?.at, newest?.at, register.shiftsLeftSince].filter((at) => at !== undefined)
  return known.length === 0 ? 0 : Math.min(...known)
}
