import { AmountOutOfRangeError, exact } from './money.ts'

/**
 * Splits an amount of minor units by weights, by largest remainder: each share is first rounded toward zero, and the
 * minor units that are left go one each to the largest remainders. Where remainders tie, the larger weight comes first,
 * and where those tie too, the earlier one: who spreads puts the parts into an order that means something.
 * The shares add up to the amount, always; none is a minor unit away from the exact one. Weights are whole and not
 * negative; where all are zero the parts count alike.
 * @throws AmountOutOfRangeError for a negative weight, and for an amount without a part that could take it.
 */
export const spread = (amount: number, weights: readonly bigint[]): number[] => {
  if (weights.some((weight) => weight < 0n)) throw new AmountOutOfRangeError('a share by a weight below zero')
  if (!Number.isSafeInteger(amount)) throw new AmountOutOfRangeError(`${amount} is no whole number in the safe range`)
  if (amount === 0) return weights.map(() => 0)
  if (weights.length === 1) return [amount]
  if (weights.length === 0) throw new AmountOutOfRangeError('an amount, and nothing to spread it over')
  const given = weights.reduce((sum, weight) => sum + weight, 0n)
  const total = given === 0n ? BigInt(weights.length) : given
  const size = BigInt(Math.abs(amount))
  const parts = weights.map((weight, index) => {
    const product = size * (given === 0n ? 1n : weight)
    const share = product / total
    return { index, weight, share, remainder: product - share * total }
  })
  const left = Number(parts.reduce((rest, { share }) => rest - share, size))
  const byRemainder = parts
    .filter(({ remainder }) => remainder > 0n)
    .sort((one, other) => descending(one.remainder, other.remainder) || descending(one.weight, other.weight))
  const extra = new Set(byRemainder.slice(0, left).map(({ index }) => index))
  return parts.map(({ index, share }) => {
    const part = exact(share) + (extra.has(index) ? 1 : 0)
    return amount < 0 ? 0 - part : part
  })
}

const descending = (one: bigint, other: bigint): number => (one === other ? 0 : one > other ? -1 : 1)
