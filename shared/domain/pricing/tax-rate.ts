import type { Tax } from './tax.ts'

/** A rate as a shop keeps it. */
export interface TaxRate extends Tax {
  /** Ids of further taxes that goods of this rate are charged with, in their order. */
  readonly also?: readonly string[]
  /** Other percentages, each from a moment on (milliseconds since 1970), in any order. */
  readonly later?: readonly { readonly from: number; readonly ppm: number }[]
}

/** The taxes that a rate stands for at a moment, itself first. An id that the shop has no longer is left out. */
export const taxesAt = (rates: readonly TaxRate[], rate: TaxRate, at: number): Tax[] => {
  const others = (rate.also ?? []).flatMap((id) => rates.find((one) => one.id === id && one !== rate) ?? [])
  return [rate, ...others].map((one) => taxAt(one, at))
}

const taxAt = ({ also: _also, later = [], ...tax }: TaxRate, at: number): Tax => {
  const begun = later.filter(({ from }) => from <= at).toSorted((one, other) => other.from - one.from)
  return { ...tax, ppm: begun[0]?.ppm ?? tax.ppm }
}
