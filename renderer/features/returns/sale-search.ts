import type { returnMethods } from '../../../shared/contract/returns.ts'
import type { PayloadFor } from '../../../shared/rpc/contract-types.ts'

export interface SaleFilters {
  readonly text: string
  /** As the field has it, `2026-11-28`; empty for any. */
  readonly day: string
  /** Minor units. */
  readonly total: number | null
}

export const anySale: SaleFilters = { text: '', day: '', total: null }
const mostShown = 50

const startOf = (day: string, later = 0): number => {
  const start = new Date(`${day}T00:00:00`)
  start.setDate(start.getDate() + later)
  return start.getTime()
}

/** What is asked for: a day is one of this machine's. */
export const searchOf = ({ text, day, total }: SaleFilters): PayloadFor<(typeof returnMethods)['returns.find']> => ({
  text: text.trim(),
  from: day === '' ? null : startOf(day),
  until: day === '' ? null : startOf(day, 1),
  total,
  limit: mostShown,
})
