import type { PricedLine } from './result.ts'

/** Negation that knows no −0. */
const minus = (amount: number): number => 0 - amount

/** The line as it is when its goods come back: every amount the other way. */
export const mirrored = (line: PricedLine): PricedLine => ({
  ...line,
  subtotal: minus(line.subtotal),
  discount: minus(line.discount),
  discounts: line.discounts.map((one) => ({ ...one, amount: minus(one.amount) })),
  net: minus(line.net),
  tax: minus(line.tax),
  taxes: line.taxes.map((one) => ({ ...one, net: minus(one.net), tax: minus(one.tax) })),
  gross: minus(line.gross),
})
