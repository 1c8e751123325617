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
  const product = amount * numerator
  return Number.isSafeInteger(product) && product !== 0
    ? roundedNumber(product, denominator)
    : rounded(BigInt(amount) * BigInt(numerator), BigInt(denominator))
}

/** The same in numbers, where every one of them is exact: a remainder always is, and so is what it leaves. */
const roundedNumber = (numerator: number, denominator: number): number => {
  const [size, by] = [Math.abs(numerator), Math.abs(denominator)]
  const remainder = size % by
  const whole = (size - remainder) / by + (remainder >= by - remainder ? 1 : 0)
  return numerator < 0 !== denominator < 0 ? 0 - whole : whole
}

/**
 * A fraction of minor units as a whole number of them, half away from zero.
 * @throws AmountOutOfRangeError where the answer is beyond the safe range.
 */
export const rounded = (numerator: bigint, denominator: bigint): number => {
  const negative = numerator < 0n !== denominator < 0n
  const size = numerator < 0n ? -numerator : numerator
  const by = denominator < 0n ? -denominator : denominator
  const whole = (2n * size + by) / (2n * by)
  return exact(negative ? -whole : whole)
}

/** Adds minor units. @throws AmountOutOfRangeError beyond the safe range. */
export const sum = (amounts: Iterable<number>): number => {
  let exactly = 0n
  // As long as it is safe a number is exact; what would leave that range goes on in big integers.
  let total = 0
  for (const amount of amounts) {
    if (!Number.isSafeInteger(amount))
      throw new AmountOutOfRangeError(`${amount} is not a whole number in the safe range`)
    if (Number.isSafeInteger(total + amount)) total += amount
    else {
      exactly += BigInt(total) + BigInt(amount)
      total = 0
    }
  }
  return exact(exactly + BigInt(total))
}

/** A number for exact arithmetic. @throws AmountOutOfRangeError for what is no whole number in the safe range. */
export const big = (number: number): bigint => {
  if (!Number.isSafeInteger(number))
    throw new AmountOutOfRangeError(`${number} is not a whole number in the safe range`)
  return BigInt(number)
}

/** @throws AmountOutOfRangeError where a document could not hold the amount exactly. */
export const exact = (amount: bigint): number => {
  if (amount > largest || amount < -largest) throw new AmountOutOfRangeError('the amount is too large to be exact')
  return Number(amount)
}
