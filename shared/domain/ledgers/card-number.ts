/**
 * Numbers of gift cards that the till makes: 16 digits, of which the first two say so and the last is a check digit by
 * Luhn's formula (ISO/IEC 7812-1, annex B). 99 begins no payment card: 9 is for national use there.
 */
const begin = '99'
const ownNumber = /^99\d{14}$/

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
export const newCardNumber = (hex: string): string => {
  const digits = String(BigInt(`0x${hex.slice(0, 16)}`) % 10n ** 13n).padStart(13, '0')
  return `${begin}${digits}${luhn(begin + digits)}`
}

/** As it is kept: pre-printed numbers may hold letters, and are typed as they please. */
export const cardNumber = (text: string): string => text.replaceAll(/[\s-]/g, '').toUpperCase()

/** Whether it looks like one of the till's own, and a digit of it is mistyped. */
export const isMistyped = (number: string): boolean =>
  ownNumber.test(number) && luhn(number.slice(0, -1)) !== Number(number.at(-1))
