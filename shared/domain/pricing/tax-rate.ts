import { isWithin } from './period.ts'
import type { Tax } from './tax.ts'

/** A rate as a shop keeps it. Moments are milliseconds since 1970. */
export interface TaxRate extends Tax {
  /** Charged from the first until just before the second; left out or null is open. */
  readonly from?: number | null
  readonly until?: number | null
  /** Other percentages, each from a moment on, in any order. */
  readonly later?: readonly { readonly from: number; readonly ppm: number }[]
  /** Ids of further taxes that goods of this rate are charged with: of shops from before there were groups. */
  readonly also?: readonly string[]
}

/** A rate and those that it named: what a product of it is charged with. */
export const idsOf = ({ id, also = [] }: TaxRate): string[] => [id, ...also.filter((one) => one !== id)]

/** The taxes that are charged at a moment, in the order of the ids. What the shop has no longer is left out. */
export const taxesAt = (rates: readonly TaxRate[], ids: readonly string[], at: number): Tax[] =>
  ids.flatMap((id) => {
    const rate = rates.find((one) => one.id === id)
    return rate === undefined ? [] : (taxAt(rate, at) ?? [])
  })

/** The rate as it is charged at a moment; null where it is not yet, or no longer. */
export const taxAt = (
  { also: _also, later = [], from = null, until = null, ...tax }: TaxRate,
  at: number,
): Tax | null => {
  if (!isWithin({ from, until }, at)) return null
  const begun = later.filter((one) => one.from <= at).toSorted((one, other) => other.from - one.from)
  return { ...tax, ppm: begun[0]?.ppm ?? tax.ppm }
}
