/** The largest amount that a document may hold, in minor units: beyond it a number is no longer exact. */
const largest = BigInt(Number.MAX_SAFE_INTEGER)

/** An amount that can't be kept exactly. Refused before anything is stored. */
export class AmountOutOfRangeError extends RangeError {
  override readonly name = 'AmountOutOfRangeError'
}

/**
 * `amount × numerator ÷ denominator`, rounded half away from zero, so that a refund mirrors its sale.
 * All three are whole numbers; the arithmetic is in big integers, the answer in minor units.
 * @throws AmountOutOfRangeError where an argument is no safe integer or the answer is beyond the safe range.
 */
export const share = (amount: number, numerator: number, denominator: number): number => {
  for (const one of [amount, numerator, denominator])
    if (!Number.isSafeInteger(one)) throw new AmountOutOfRangeError(`${one} is not a whole number in the safe range`)
  if (denominator === 0) throw new AmountOutOfRangeError('a share of nothing: the denominator is zero')
  const product = BigInt(amount) * BigInt(numerator)
  const divisor = BigInt(denominator)
  const negative = product < 0n !== divisor < 0n
  const size = product < 0n ? -product : product
  const by = divisor < 0n ? -divisor : divisor
  const rounded = (2n * size + by) / (2n * by)
  return exact(negative ? -rounded : rounded)
}

/** Adds minor units. @throws AmountOutOfRangeError beyond the safe range. */
export const sum = (amounts: Iterable<number>): number => {
  let total = 0n
  for (const amount of amounts) {
    if (!Number.isSafeInteger(amount))
      throw new AmountOutOfRangeError(`${amount} is not a whole number in the safe range`)
    total += BigInt(amount)
  }
  return exact(total)
}

const exact = (amount: bigint): number => {
  if (amount > largest || amount < -largest) throw new AmountOutOfRangeError('the amount is too large to be exact')
  return Number(amount)
}
