/** What a shop in a country most likely needs, to begin with; every field of it can be changed. */
export interface CountryDefaults {
  /** ISO 3166-1 alpha-2. */
  readonly country: string
  readonly currency: string
  readonly locale: string
  readonly pricesIncludeTax: boolean
  readonly taxName: string
  /** Parts per million, the standard rate first. */
  readonly rates: readonly number[]
}

const percent = (...rates: readonly number[]): readonly number[] => rates.map((rate) => Math.round(rate * 10_000))
const row = (
  country: string,
  currency: string,
  locale: string,
  taxName: string,
  rates: readonly number[],
  pricesIncludeTax = true,
): CountryDefaults => ({ country, currency, locale, pricesIncludeTax, taxName, rates })

/** Standard and reduced rates in force in 2025, from each country's tax authority. */
export const countries: readonly CountryDefaults[] = [
  row('AU', 'AUD', 'en-AU', 'GST', percent(10, 0)),
  row('AT', 'EUR', 'de-AT', 'USt', percent(20, 13, 10)),
  row('BE', 'EUR', 'nl-BE', 'BTW', percent(21, 12, 6)),
  row('CA', 'CAD', 'en-CA', 'GST', percent(5, 0), false),
  row('CZ', 'CZK', 'cs-CZ', 'DPH', percent(21, 12)),
  row('DK', 'DKK', 'da-DK', 'Moms', percent(25)),
  row('FI', 'EUR', 'fi-FI', 'ALV', percent(25.5, 14, 10)),
  row('FR', 'EUR', 'fr-FR', 'TVA', percent(20, 10, 5.5)),
  row('DE', 'EUR', 'de-DE', 'MwSt', percent(19, 7)),
  row('IE', 'EUR', 'en-IE', 'VAT', percent(23, 13.5, 9, 0)),
  row('IT', 'EUR', 'it-IT', 'IVA', percent(22, 10, 5, 4)),
  row('JP', 'JPY', 'ja-JP', '消費税', percent(10, 8)),
  row('MX', 'MXN', 'es-MX', 'IVA', percent(16, 0)),
  row('NL', 'EUR', 'nl-NL', 'BTW', percent(21, 9)),
  row('NZ', 'NZD', 'en-NZ', 'GST', percent(15)),
  row('NO', 'NOK', 'nb-NO', 'MVA', percent(25, 15, 12)),
  row('PL', 'PLN', 'pl-PL', 'VAT', percent(23, 8, 5)),
  row('PT', 'EUR', 'pt-PT', 'IVA', percent(23, 13, 6)),
  row('SG', 'SGD', 'en-SG', 'GST', percent(9)),
  row('ZA', 'ZAR', 'en-ZA', 'VAT', percent(15, 0)),
  row('ES', 'EUR', 'es-ES', 'IVA', percent(21, 10, 4)),
  row('SE', 'SEK', 'sv-SE', 'Moms', percent(25, 12, 6)),
  row('CH', 'CHF', 'de-CH', 'MwSt', percent(8.1, 3.8, 2.6)),
  row('GB', 'GBP', 'en-GB', 'VAT', percent(20, 5, 0)),
  row('US', 'USD', 'en-US', 'Sales tax', percent(0), false),
]

/** The row of the machine's own region, or the United Kingdom's. */
export const likelyCountry = (language: string): CountryDefaults => {
  const region = new Intl.Locale(language).maximize().region
  const found = countries.find((one) => one.country === region) ?? countries.find((one) => one.country === 'GB')
  if (found === undefined) throw new Error('The list of countries has lost its last resort')
  return found
}
