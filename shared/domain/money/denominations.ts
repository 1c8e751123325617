/**
 * Coins and notes in circulation, largest first, in hundredths of the unit whatever decimals the currency has; from the
 * central banks' own lists as of 2025. Coins that no longer circulate (the Canadian cent, say) are left out.
 */
const inHundredths: Readonly<Record<string, readonly number[]>> = {
  AUD: [10000, 5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5],
  BRL: [20000, 10000, 5000, 2000, 1000, 500, 200, 100, 50, 25, 10, 5],
  CAD: [10000, 5000, 2000, 1000, 500, 200, 100, 25, 10, 5],
  CHF: [100000, 20000, 10000, 5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5],
  CZK: [500000, 200000, 100000, 50000, 20000, 10000, 5000, 2000, 1000, 500, 200, 100],
  DKK: [50000, 20000, 10000, 5000, 2000, 1000, 500, 200, 100, 50],
  EUR: [50000, 20000, 10000, 5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5, 2, 1],
  GBP: [5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5, 2, 1],
  HKD: [100000, 50000, 10000, 5000, 2000, 1000, 500, 200, 100, 50, 20, 10],
  HUF: [2000000, 1000000, 500000, 200000, 100000, 50000, 20000, 10000, 5000, 2000, 1000, 500],
  ILS: [20000, 10000, 5000, 2000, 1000, 500, 200, 100, 50, 10],
  INR: [50000, 20000, 10000, 5000, 2000, 1000, 500, 200, 100],
  JPY: [1000000, 500000, 200000, 100000, 50000, 10000, 5000, 1000, 500, 100],
  MXN: [100000, 50000, 20000, 10000, 5000, 2000, 1000, 500, 200, 100, 50],
  NOK: [100000, 50000, 20000, 10000, 5000, 2000, 1000, 500, 100],
  NZD: [10000, 5000, 2000, 1000, 500, 200, 100, 50, 20, 10],
  PLN: [50000, 20000, 10000, 5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5, 2, 1],
  RON: [50000, 20000, 10000, 5000, 2000, 1000, 500, 100, 50, 10, 5, 1],
  SEK: [100000, 50000, 20000, 10000, 5000, 2000, 1000, 500, 200, 100],
  SGD: [100000, 10000, 5000, 1000, 500, 200, 100, 50, 20, 10, 5],
  TRY: [20000, 10000, 5000, 2000, 1000, 500, 100, 50, 25, 10, 5],
  USD: [10000, 5000, 2000, 1000, 500, 200, 100, 50, 25, 10, 5, 1],
  ZAR: [20000, 10000, 5000, 2000, 1000, 500, 200, 100, 50, 20, 10],
}

/** What must be known of a currency to count it. */
export interface Cash {
  /** ISO 4217. */
  readonly currency: string
  /** Digits after the decimal point, as the shop has them. */
  readonly digits: number
}

/** The currency's coins and notes in minor units, largest first; empty where they are not known. */
export const denominationsOf = ({ currency, digits }: Cash): readonly number[] =>
  (inHundredths[currency] ?? []).map((value) => (value * 10 ** digits) / 100).filter(Number.isSafeInteger)
