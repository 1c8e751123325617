import { exact, share } from './money.ts'

/** What is paid in cash is a multiple of `step` in the last of `digits` decimals. */
interface Coins {
  readonly digits: number
  readonly step: number
}

const wholeUnits: Coins = { digits: 0, step: 1 }
const fiveHundredths: Coins = { digits: 2, step: 5 }

/**
 * Currencies whose smallest coin is larger than their minor unit: `_cashDigits` and `_cashRounding` of Unicode CLDR 47,
 * supplemental/currencyData.
 */
const smallestCoin: ReadonlyMap<string, Coins> = new Map([
  ['CAD', fiveHundredths],
  ['CHF', fiveHundredths],
  ['DKK', { digits: 2, step: 50 }],
  ...['AMD', 'COP', 'CRC', 'CZK', 'GYD', 'HUF', 'IDR', 'MNT', 'MUR'].map((code) => [code, wholeUnits] as const),
  ...['NOK', 'PKR', 'SEK', 'TWD', 'TZS', 'UZS', 'VEF'].map((code) => [code, wholeUnits] as const),
])

/** What an amount paid in cash is a multiple of, in minor units of a currency with `digits`; 1 where any can be paid. */
export const cashIncrement = (currency: string, digits: number): number => {
  const coins = smallestCoin.get(currency)
  return coins === undefined || coins.digits > digits ? 1 : coins.step * 10 ** (digits - coins.digits)
}

/**
 * An amount as it is paid in cash: rounded to the increment, half away from zero, so that a refund mirrors its sale.
 * @throws AmountOutOfRangeError beyond the safe range.
 */
export const inCash = (amount: number, increment: number): number =>
  increment === 1 ? amount : exact(BigInt(share(amount, 1, increment)) * BigInt(increment))
