/** A fraction of minor units; the denominator is above zero. Amounts are rounded once, at the end. */
export interface Fraction {
  readonly over: bigint
  readonly by: bigint
}

export const whole = (number: number): Fraction => ({ over: BigInt(number), by: 1n })
export const of = (over: number, by: number): Fraction => ({ over: BigInt(over), by: BigInt(by) })
export const plus = (one: Fraction, other: Fraction): Fraction =>
  lowest({ over: one.over * other.by + other.over * one.by, by: one.by * other.by })
export const less = (one: Fraction, other: Fraction): Fraction => plus(one, { over: -other.over, by: other.by })
export const times = (one: Fraction, other: Fraction): Fraction =>
  lowest({ over: one.over * other.over, by: one.by * other.by })
/** `other` is above zero. */
export const through = (one: Fraction, other: Fraction): Fraction =>
  lowest({ over: one.over * other.by, by: one.by * other.over })
export const sumOf = (all: readonly Fraction[]): Fraction => all.reduce(plus, whole(0))
/** Below zero where the first is smaller. */
export const compare = (one: Fraction, other: Fraction): number => {
  const apart = one.over * other.by - other.over * one.by
  return apart < 0n ? -1 : apart > 0n ? 1 : 0
}

/** Half away from zero. */
export const rounded = ({ over, by }: Fraction): number => {
  const size = over < 0n ? -over : over
  const units = size / by + ((size % by) * 2n >= by ? 1n : 0n)
  return Number(over < 0n ? -units : units)
}

const lowest = ({ over, by }: Fraction): Fraction => {
  let [one, other] = [over < 0n ? -over : over, by]
  while (other > 0n) [one, other] = [other, one % other]
  return one === 0n ? { over, by } : { over: over / one, by: by / one }
}
