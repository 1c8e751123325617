import { create } from 'zustand'

/** What the price check looks for: typed, or scanned while it is open. It never adds anything. */
export const usePriceCheck = create<{
  readonly text: string
  /** Grows with each scan, so that the same code twice is looked up twice. */
  readonly scans: number
}>()(() => ({ text: '', scans: 0 }))

export const typePriceCheck = (text: string): void => usePriceCheck.setState({ text })
export const scanPriceCheck = (code: string): void =>
  usePriceCheck.setState(({ scans }) => ({ text: code, scans: scans + 1 }))
