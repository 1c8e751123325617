/** `amount × numerator ÷ denominator` in whole minor units, half away from zero. */
export const part = (amount: number, numerator: number, denominator: number): number => {
  const product = BigInt(amount) * BigInt(numerator)
  const divisor = BigInt(denominator)
  const whole = product / divisor
  const rest = product % divisor
  const away = (rest < 0n ? -rest : rest) * 2n >= divisor
  return Number(away ? whole + (product < 0n ? -1n : 1n) : whole)
}

export const total = (amounts: Iterable<number>): number => {
  let sum = 0n
  for (const amount of amounts) sum += BigInt(amount)
  return Number(sum)
}
