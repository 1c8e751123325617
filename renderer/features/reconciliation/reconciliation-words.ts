import type { ReconciliationRow } from '../../../shared/domain/payments/reconcile.ts'

export const resultWords: Readonly<Record<ReconciliationRow['result'], string>> = {
  matched: 'Matched',
  missingHere: 'Missing here',
  missingThere: 'Missing there',
  different: 'Different amount',
}

export const summaryWords = (off: number, all: number): string => {
  if (off > 0) return `${off} of ${all} ${all === 1 ? 'payment' : 'payments'} must be looked at.`
  return all === 1 ? 'The one payment is the same on both sides.' : `All ${all} payments are the same on both sides.`
}
