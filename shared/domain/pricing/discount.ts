import { AmountOutOfRangeError, share } from '../money/money.ts'

/** A discount given by hand. Percentages are parts per million (10 % is 100000); amounts are minor units in all. */
export type Discount =
  | { readonly kind: 'percent'; readonly ppm: number }
  | { readonly kind: 'amount'; readonly amount: number }

/**
 * Minor units that a discount takes off an amount of them: never more than there is.
 * @throws AmountOutOfRangeError for what would make it dearer, or is more than all of it.
 */
export const taken = (discount: Discount, amount: number): number => {
  const off = discount.kind === 'percent' ? share(amount, discount.ppm, 1_000_000) : Math.min(discount.amount, amount)
  if (off >= 0 && off <= amount) return off
  throw new AmountOutOfRangeError('a discount is at least nothing and at most what it is off')
}
