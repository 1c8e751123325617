import { rounded, sum as sumOf } from '../../money/money.ts'
import { spread } from '../../money/spread.ts'
import type { Rounding } from '../cart.ts'
import { taxKey } from '../tax.ts'
import { type ExactTaxes, exactTaxes } from './exact-taxes.ts'
import type { Portion } from './portion.ts'

/** What each tax of a portion comes to, in minor units and in the order of its list. */
export type SettledTaxes = readonly number[]

/**
 * The taxes of all portions, rounded. By the line, each portion for itself; by the order, each tax once for all of it,
 * spread over the portions by largest remainder. A tax on top is rounded half away from zero. Of a price that includes
 * its taxes it is the net amount that is; what is left are the taxes, spread by their exact amounts.
 */
export const settleTaxes = (portions: readonly Portion[], included: boolean, rounding: Rounding): SettledTaxes[] => {
  const exact = portions.map(({ taxes, base, quantity }) => exactTaxes(taxes, base, quantity, included))
  return rounding === 'order'
    ? settleTogether(portions, exact, included)
    : portions.map(({ base }, index) => settleOne(base, exact[index], included))
}

const settleOne = (base: number, exact: ExactTaxes | undefined, included: boolean): number[] => {
  if (exact === undefined || exact.taxes.length === 0) return []
  const { net, taxes, denominator } = exact
  return included ? spread(base - rounded(net, denominator), taxes) : taxes.map((tax) => rounded(tax, denominator))
}

/** One tax of the order: its exact amount in each portion that has it, as numerators over `denominator`. */
interface TaxOfOrder {
  readonly amounts: { readonly portion: number; readonly place: number; readonly amount: bigint }[]
}

const settleTogether = (portions: readonly Portion[], exact: readonly ExactTaxes[], included: boolean): number[][] => {
  const denominator = [...new Set(exact.map((one) => one.denominator))].reduce((product, one) => product * one, 1n)
  const scaled = (amount: bigint, index: number) => amount * (denominator / (exact[index]?.denominator ?? 1n))
  const taxes = new Map<string, TaxOfOrder>()
  for (const [portion, one] of portions.entries())
    for (const [place, tax] of one.taxes.entries()) {
      const amount = { portion, place, amount: scaled(exact[portion]?.taxes[place] ?? 0n, portion) }
      const known = taxes.get(taxKey(tax))
      if (known === undefined) taxes.set(taxKey(tax), { amounts: [amount] })
      else known.amounts.push(amount)
    }
  const all = [...taxes].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, tax]) => tax)
  const sums = all.map(({ amounts }) => amounts.reduce((sum, { amount }) => sum + amount, 0n))
  const wholes = included ? withinPrices() : sums.map((sum) => rounded(sum, denominator))

  const settled = portions.map((portion): number[] => portion.taxes.map(() => 0))
  for (const [index, { amounts }] of all.entries()) {
    const parts = spread(
      wholes[index] ?? 0,
      amounts.map(({ amount }) => amount),
    )
    for (const [nth, { portion, place }] of amounts.entries()) {
      const row = settled[portion]
      if (row !== undefined) row[place] = parts[nth] ?? 0
    }
  }
  return settled

  function withinPrices(): number[] {
    const net = exact.reduce((sum, one, index) => sum + scaled(one.net, index), 0n)
    const prices = sumOf(portions.map(({ base }) => base))
    return spread(prices - rounded(net, denominator), sums)
  }
}
