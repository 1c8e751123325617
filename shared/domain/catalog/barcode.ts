/** The check digit of a GTIN (GS1 General Specifications, 7.9): weights 3 and 1, alternating from the right. */
export const gtinCheckDigit = (digitsBefore: string): number => {
  let total = 0
  for (let place = 0; place < digitsBefore.length; place++)
    total += Number(digitsBefore[digitsBefore.length - 1 - place]) * (place % 2 === 0 ? 3 : 1)
  return (10 - (total % 10)) % 10
}

/**
 * What is wrong with a barcode, in a sentence, or null. A shop may print what it likes, up to 80 visible characters;
 * 13 digits are an EAN-13, whose check digit must be right: a scanner would never read it otherwise.
 */
export const barcodeProblem = (code: string): string | null => {
  if (code.length > 80) return 'A barcode has at most 80 characters.'
  if (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(code)) return 'The barcode has characters that can not be printed.'
  if (/^\d[.,]\d+E\+\d+$/i.test(code))
    return `“${code}” was shortened by a spreadsheet. Format the column as text and save the file again.`
  if (/^\d{13}$/.test(code)) {
    const expected = gtinCheckDigit(code.slice(0, 12))
    if (expected !== Number(code[12])) return `The check digit of ${code} is wrong: it would be ${expected}.`
  }
  return null
}
