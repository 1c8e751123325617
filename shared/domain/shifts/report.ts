import type { Shift } from './shift.ts'

/** An X or a Z report: the shift as it was when the report was made. Written once, and never changed. */
export interface ShiftReport {
  readonly id: string
  readonly kind: 'report'
  /** An X any time while the shift is open; the Z when it is closed. */
  readonly report: 'x' | 'z'
  /** Without a gap for each register and kind: `R1-Z0007`, `R1-7K3QD-Z0001` where a restore has begun a new series. */
  readonly number: string
  readonly registerId: string
  /** Milliseconds since 1970. */
  readonly at: number
  readonly staffId: string | null
  readonly shift: Shift
}
