import type { Money } from '../../order-manager/ports/gateway.ts'

/** Stripe's amounts are in the currency's smallest unit, by a list of its own: https://docs.stripe.com/currencies */
const withoutDecimals = new Set('BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'.split(' '))
const withThree = new Set(['BHD', 'JOD', 'KWD', 'OMR', 'TND'])

const digitsAtStripe = (currency: string): number =>
  withoutDecimals.has(currency) ? 0 : withThree.has(currency) ? 3 : 2

/** Our minor units as Stripe counts them; null where Stripe can't say this amount. */
export const toStripe = ({ amount, currency, digits }: Money): number | null => {
  const theirs = digitsAtStripe(currency)
  const scaled = theirs >= digits ? amount * 10 ** (theirs - digits) : amount / 10 ** (digits - theirs)
  return Number.isSafeInteger(scaled) ? scaled : null
}

/** What Stripe says, in minor units of a currency with `digits`; null where it is no whole number of them. */
export const fromStripe = (amount: number, currency: string, digits: number): number | null => {
  const theirs = digitsAtStripe(currency)
  const scaled = digits >= theirs ? amount * 10 ** (digits - theirs) : amount / 10 ** (theirs - digits)
  return Number.isSafeInteger(scaled) ? scaled : null
}
