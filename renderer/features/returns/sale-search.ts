import type { returnMethods } from '../../../shared/contract/returns.ts'
import { nextDay, startOfDay } from '../../../shared/domain/settings/shop-day.ts'
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

/** What is asked for. `timeZone`: the shop's, whose day it is. */
export const searchOf = (
  { text, day, total }: SaleFilters,
  timeZone: string,
): PayloadFor<(typeof returnMethods)['returns.find']> => ({
  text: text.trim(),
  from: day === '' ? null : startOfDay(day, timeZone),
  until: day === '' ? null : startOfDay(nextDay(day), timeZone),
  total,
  limit: mostShown,
})
