/**
 * Numbers that the till makes, the last digit a check digit by Luhn's formula (ISO/IEC 7812-1, annex B). Of gift cards: 16
 * digits, of which the first two say so; 99 begins no payment card: 9 is for national use there. Of vouchers: a V and 13
 * digits, so that neither people nor scanners take one for the other.
 */
const begin = '99'
const ownNumber = /^(?:99\d{14}|V\d{13})$/

const luhn = (digits: string): number => {
  let sum = 0
  for (let place = 0; place < digits.length; place++) {
    const digit = Number(digits[digits.length - 1 - place])
    const doubled = place % 2 === 0 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return (10 - (sum % 10)) % 10
}

/** @param hex at least 16 hexadecimal digits that nobody can guess */
const digitsOf = (hex: string, count: number): string =>
  String(BigInt(`0x${hex.slice(0, 16)}`) % 10n ** BigInt(count)).padStart(count, '0')

/** @param hex as `digitsOf` takes it */
export const newCardNumber = (hex: string): string => {
  const digits = begin + digitsOf(hex, 13)
  return digits + luhn(digits)
}

/** @param hex as `digitsOf` takes it */
export const newVoucherNumber = (hex: string): string => {
  const digits = digitsOf(hex, 12)
  return `V${digits}${luhn(digits)}`
}

/** As it is kept: pre-printed numbers may hold letters, and are typed as they please. */
export const cardNumber = (text: string): string => text.replaceAll(/[\s-]/g, '').toUpperCase()

/** Whether it looks like one of the till's own, and a digit of it is mistyped. */
export const isMistyped = (number: string): boolean =>
  ownNumber.test(number) && luhn(number.slice(0, -1).replace('V', '')) !== Number(number.at(-1))
