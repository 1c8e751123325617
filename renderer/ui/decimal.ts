/**
 * A typed decimal number as a whole number of `10^-digits`: (`12,5`, 2) is 1250, (`1.234,50`, 2) is 123450. Decimal comma
 * and decimal point are both understood, spaces and apostrophes group. Null where it is no number, is negative, has more
 * digits after the point than `digits`, or is too large to be exact. No floating-point number is ever made.
 *
 * One separator before exactly three digits (`1,234`) groups them where the unit has no decimals, and is a fraction where
 * it has three. Of an amount with cents it may be either, so it is none: a slip must not become a thousand times as much.
 */
export const parseDecimal = (text: string, digits: number): number | null => {
  const compact = text.replaceAll(/[\s'’\u00a0\u202f]/g, '')
  if (!/^[\d.,]*\d[\d.,]*$/.test(compact)) return null
  const point = decimalPoint(compact, digits)
  const whole = point === -1 ? compact : compact.slice(0, point)
  const fraction = point === -1 ? '' : compact.slice(point + 1)
  if (!isGrouped(whole, compact[point] ?? '') || fraction.length > digits) return null
  const minor = Number(`${whole.replaceAll(/[.,]/g, '')}${fraction.padEnd(digits, '0')}`)
  return Number.isSafeInteger(minor) ? minor : null
}

/** Where the fraction begins, or -1 where all separators group. */
const decimalPoint = (text: string, digits: number): number => {
  const last = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','))
  if (last === -1) return -1
  const mark = text[last] ?? ''
  const repeated = text.indexOf(mark) !== last
  if (repeated) return -1
  const other = mark === '.' ? ',' : '.'
  const after = text.length - last - 1
  const groups = after === 3 && digits === 0 && !text.includes(other) && /^[1-9]\d{0,2}$/.test(text.slice(0, last))
  return groups ? -1 : last
}

/** Digits alone, or groups of three set apart by one mark that is not the decimal point. */
const isGrouped = (whole: string, point: string): boolean => {
  if (/^\d*$/.test(whole)) return true
  const grouped = /^\d{1,3}(?:\.\d{3})+$/.test(whole) || /^\d{1,3}(?:,\d{3})+$/.test(whole)
  return grouped && (point === '' || !whole.includes(point))
}

/** How a field shows a whole number of `10^-digits`: without trailing zeros beyond `least` digits, with the given point. */
export const decimalFieldText = (whole: number, digits: number, point: string, least = digits): string => {
  const figures = String(whole).padStart(digits + 1, '0')
  const cut = figures.length - digits
  let fraction = figures.slice(cut)
  while (fraction.length > least && fraction.endsWith('0')) fraction = fraction.slice(0, -1)
  return fraction === '' ? figures.slice(0, cut) : `${figures.slice(0, cut)}${point}${fraction}`
}

/** The decimal point of a locale (BCP 47). */
export const decimalPointOf = (locale: string): string =>
  new Intl.NumberFormat(locale).formatToParts(1.5).find((part) => part.type === 'decimal')?.value ?? '.'
