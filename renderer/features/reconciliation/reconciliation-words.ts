import type { ReconciliationRow } from '../../../shared/domain/payments/reconcile.ts'

export const resultWords: Readonly<Record<ReconciliationRow['result'], string>> = {
  matched: 'Matched',
  missingHere: 'Missing here',
  missingThere: 'Missing there',
  different: 'Different amount',
}

/** Ways to pay that keep no list, by hand or because their protocol knows none. */
export const withoutListWords = (names: readonly string[]): string =>
  `Without a list of its own, and not shown here: ${names.join(', ')}.`

export const summaryWords = (off: number, all: number): string => {
  if (off > 0) return `${off} of ${all} ${all === 1 ? 'payment' : 'payments'} must be looked at.`
  return all === 1 ? 'The one payment is the same on both sides.' : `All ${all} payments are the same on both sides.`
}
