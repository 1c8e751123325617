/**
 * Money, quantities and rates as text, for the screen and for paper alike. No amount ever becomes a floating-point number:
 * Intl is given decimal strings.
 */

export interface MoneyFormat {
  /** ISO 4217 code. */
  readonly currency: string
  /** Digits after the decimal point (ISO 4217): 2 for EUR, 0 for JPY. */
  readonly digits: number
  /** BCP 47. */
  readonly locale: string
  /** `symbol` (€) where it is left out; `code` (EUR) for printers without the symbol; `none` for columns of figures. */
  readonly display?: 'symbol' | 'code' | 'none'
  /** A plus before what is more than nothing, for differences. */
  readonly signed?: boolean
}

/** The exact decimal of a whole number of `10^-digits`: (1234, 2) is `12.34`, (-5, 2) is `-0.05`, (7, 0) is `7`. */
export const decimalText = (whole: number, digits: number): `${number}` => {
  const figures = String(Math.abs(whole)).padStart(digits + 1, '0')
  const point = figures.length - digits
  const text = digits === 0 ? figures : `${figures.slice(0, point)}.${figures.slice(point)}`
  return `${whole < 0 ? '-' : ''}${text}` as `${number}`
}

// Making an Intl formatter costs more than a hundred uses of it.
const formatters = new Map<string, Intl.NumberFormat>()
const formatter = (locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat => {
  const key = `${locale} ${JSON.stringify(options)}`
  const known = formatters.get(key)
  if (known !== undefined) return known
  const made = new Intl.NumberFormat(locale, options)
  formatters.set(key, made)
  return made
}

/** Minor units as the shop writes them: `€12.34`, `12,34 €`. */
export const formatMoney = (minor: number, format: MoneyFormat): string => {
  const { currency, digits, locale, display = 'symbol', signed = false } = format
  const places: Intl.NumberFormatOptions = {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    ...(signed ? { signDisplay: 'exceptZero' } : {}),
  }
  const options: Intl.NumberFormatOptions =
    display === 'none' ? places : { style: 'currency', currency, currencyDisplay: display, ...places }
  return formatter(locale, options).format(decimalText(minor, digits))
}

/** Thousandths of the unit: `2`, `1.250 kg`. */
export const formatQuantity = (thousandths: number, unit: 'piece' | 'kg', locale = 'en'): string => {
  const places = unit === 'kg' ? { minimumFractionDigits: 3 } : { maximumFractionDigits: 3 }
  const text = formatter(locale, places).format(decimalText(thousandths, 3))
  return unit === 'kg' ? `${text} kg` : text
}

/** Parts per million as a percentage: 200000 is `20%`, 88750 is `8.875%`. */
export const formatRate = (ppm: number, locale = 'en'): string =>
  formatter(locale, { style: 'percent', maximumFractionDigits: 4 }).format(decimalText(ppm, 6))

/** A tax as it is called: `VAT 20%`, once where the name says it already; by its name alone where it has no percentage. */
export const formatTaxName = (
  { rateId, name, ppm, perUnit }: { rateId: string; name: string; ppm: number; perUnit?: number },
  locale = 'en',
): string => {
  const rate = formatRate(ppm, locale)
  const bare = (text: string) => text.replaceAll(/\s/g, '')
  return rateId === '' || (ppm === 0 && perUnit !== undefined) || bare(name).includes(bare(rate))
    ? name
    : `${name} ${rate}`
}

/** A day as the shop writes it, by its clock, of milliseconds since 1970. */
export const formatDay = (at: number, { locale, timeZone }: { locale: string; timeZone?: string }): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'medium', ...(timeZone !== undefined && { timeZone }) }).format(at)

/** A day `2026-12-24` as it is written in the locale, wherever it is read. */
export const formatDate = (day: string, locale: string): string =>
  formatDay(Date.parse(`${day}T00:00:00Z`), { locale, timeZone: 'UTC' })
