import { create } from 'zustand'

/** What was scanned last while goods come back: a receipt, a customer's card, or one of the goods. */
export const useReturnScan = create<{
  readonly code: string
  /** Grows with each scan, so that the same code twice is two of the goods. */
  readonly scans: number
}>()(() => ({ code: '', scans: 0 }))

export const scanReturn = (code: string): void => useReturnScan.setState(({ scans }) => ({ code, scans: scans + 1 }))
