import type { Tax } from '../../../shared/domain/pricing/tax.ts'
import { compare, type Fraction, less, of, plus, sumOf, through, times, whole } from './fraction.ts'

/** The taxes on a net amount, one after the other; `quantity` in thousandths, for those by the unit. */
const taxesOn = (taxes: readonly Tax[], net: Fraction, quantity: number): Fraction[] => {
  const charged: Fraction[] = []
  for (const { ppm, perUnit = 0, compound = false } of taxes) {
    const base = compound ? plus(net, sumOf(charged)) : net
    charged.push(plus(times(base, of(ppm, 1_000_000)), times(whole(perUnit), of(quantity, 1000))))
  }
  return charged
}

/**
 * The net amount within a price: taxes grow evenly with it, so two of them tell how much. Nothing where the taxes by the unit
 * are more than all of it.
 */
export const netOf = (taxes: readonly Tax[], price: number, quantity: number): Fraction => {
  const without = sumOf(taxesOn(taxes, whole(0), quantity))
  if (compare(without, whole(price)) > 0) return whole(0)
  const perNet = less(sumOf(taxesOn(taxes, whole(1), quantity)), without)
  return through(less(whole(price), without), plus(whole(1), perNet))
}

/** The taxes of a price, in their order: within it, where it includes them, or on top. */
export const exactTaxes = (taxes: readonly Tax[], price: number, quantity: number, included: boolean): Fraction[] => {
  if (!included) return taxesOn(taxes, whole(price), quantity)
  const charged = taxesOn(taxes, netOf(taxes, price, quantity), quantity)
  const all = sumOf(charged)
  // Taxes by the unit that are more than the price have it to themselves, each in proportion.
  return compare(all, whole(price)) > 0 ? charged.map((tax) => through(times(tax, whole(price)), all)) : charged
}
