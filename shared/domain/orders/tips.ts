import { inCash } from '../money/cash.ts'
import { share } from '../money/money.ts'
import { type Refusal, refuse } from '../refusal.ts'

/** Whether so much may come with a payment of `amount`, both in minor units. Refuses `tip_out_of_range`. */
export const tipRefusal = (tip: number, amount: number): Refusal | null => {
  const no = (message: string) => refuse('tip_out_of_range', message, 'tip')
  if (tip === 0) return null
  if (!Number.isSafeInteger(tip) || tip < 0 || !Number.isSafeInteger(amount + tip))
    return no('A tip is an amount of more than nothing.')
  return amount > 0 ? null : no('A tip comes with money that is paid. Here nothing is.')
}

interface TipChoice {
  /** Parts per million of what is paid. */
  readonly ppm: number
  /** What that comes to, in minor units. */
  readonly tip: number
}

/**
 * What the shop's percentages of an amount come to, as coins of the size `increment` can pay them: what is offered to a
 * customer, each amount once and none for nothing. Amounts in minor units.
 * @param presets parts per million
 */
export const tipChoices = (amount: number, presets: readonly number[], increment: number): TipChoice[] => {
  const choices = new Map<number, TipChoice>()
  for (const ppm of presets) {
    const tip = inCash(share(amount, ppm, 1_000_000), increment)
    if (tip > 0 && !choices.has(tip)) choices.set(tip, { ppm, tip })
  }
  return [...choices.values()]
}
