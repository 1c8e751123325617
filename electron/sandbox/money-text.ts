/** The digits after the point in a currency's amounts, as CLDR has them (EUR 2, JPY 0). */
export function digitsOf(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
}

/** An amount in whole minor units as a person reads it, such as `€12.34`. `digits` defaults to the currency's own. */
export function moneyText(amount: number, currency: string, digits = digitsOf(currency)): string {
  const format = new Intl.NumberFormat('en-IE', {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
  return format.format(amount / 10 ** digits)
}
