import { isRefusal, type Refusal, refuse } from '../refusal.ts'

/** Ouguiya and ariary have fifths, not decimals: minor units by powers of ten would be wrong. */
const inFifths = new Set(['MGA', 'MRU'])

/**
 * Digits after the decimal point of an ISO 4217 currency, 0 to 4 (from CLDR, by way of Intl).
 * Refuses `unknown_currency` for what is no currency in use, and `currency_in_fifths`.
 */
export const currencyDigits = (code: string): number | Refusal => {
  if (inFifths.has(code))
    return refuse(
      'currency_in_fifths',
      `${code} is counted in fifths, which Tillhouse can't do. Choose another currency.`,
      'currency',
    )
  if (!Intl.supportedValuesOf('currency').includes(code))
    return refuse(
      'unknown_currency',
      `“${code}” is not a currency code in use (ISO 4217), such as EUR or USD.`,
      'currency',
    )
  return new Intl.NumberFormat('en', { style: 'currency', currency: code }).resolvedOptions().maximumFractionDigits ?? 2
}

/** The currencies that a shop may choose, by code. */
export const currencies = (): string[] =>
  Intl.supportedValuesOf('currency').filter((code) => !isRefusal(currencyDigits(code)))
