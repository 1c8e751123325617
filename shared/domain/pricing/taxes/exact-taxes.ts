import { big, rounded } from '../../money/money.ts'
import type { Tax } from '../tax.ts'

/** Net and taxes of an amount as fractions of minor units over one denominator; the taxes in the list's order. */
export interface ExactTaxes {
  readonly net: bigint
  readonly taxes: readonly bigint[]
  readonly denominator: bigint
}

const million = 1_000_000n

/** What each tax is of a net amount, over `one`; and what it is of one unit, over `one` as well. */
interface Factors {
  readonly one: bigint
  readonly ofNet: readonly bigint[]
  readonly ofUnit: readonly bigint[]
}

const sumOf = (numbers: readonly bigint[]): bigint => numbers.reduce((sum, number) => sum + number, 0n)

const factorsOf = (taxes: readonly Tax[]): Factors => {
  const one = million ** BigInt(taxes.length)
  const ofNet: bigint[] = []
  const ofUnit: bigint[] = []
  for (const { ppm, perUnit = 0, compound = false } of taxes) {
    // Divides without remainder: each compound tax uses up one of the millions that `one` is made of.
    const part = (base: bigint) => (base * big(ppm)) / million
    ofNet.push(part(one + (compound ? sumOf(ofNet) : 0n)))
    ofUnit.push(part(compound ? sumOf(ofUnit) : 0n) + big(perUnit) * one)
  }
  return { one, ofNet, ofUnit }
}

/**
 * The taxes of an amount, before any rounding. `base` in minor units, with the taxes in it where `included`; `quantity`
 * in thousandths. Taxes by the unit that are more than the whole price leave no net; they share the price.
 */
export const exactTaxes = (taxes: readonly Tax[], base: number, quantity: number, included: boolean): ExactTaxes => {
  const { one, ofNet, ofUnit } = factorsOf(taxes)
  const amount = big(base)
  const units = ofUnit.map((unit) => unit * big(quantity))
  if (!included)
    return {
      net: amount * one * 1000n,
      taxes: ofNet.map((part, index) => amount * part * 1000n + (units[index] ?? 0n)),
      denominator: one * 1000n,
    }
  const whole = one + sumOf(ofNet)
  const left = amount * one * 1000n - sumOf(units)
  if (left < 0n) return { net: 0n, taxes: sharesOf(amount, units), denominator: sumOf(units) }
  return {
    net: left * one,
    taxes: ofNet.map((part, index) => left * part + (units[index] ?? 0n) * whole),
    denominator: whole * one * 1000n,
  }
}

const sharesOf = (amount: bigint, units: readonly bigint[]): bigint[] => units.map((unit) => unit * amount)

/** What one unit costs without the taxes that its price includes, in whole minor units. */
export const withoutTax = (unitPrice: number, taxes: readonly Tax[]): number => {
  const { net, denominator } = exactTaxes(taxes, unitPrice, 1000, true)
  return rounded(net, denominator)
}
