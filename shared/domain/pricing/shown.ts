import { sum } from '../money/money.ts'
import type { AppliedDiscount, PricedLine } from './result.ts'

/** Discounts of the line itself; those of the order stand below all lines. */
export const discountsOfLine = (line: PricedLine): AppliedDiscount[] =>
  line.discounts.filter(({ from }) => from === 'line' || from === 'promotion')

/** What the line comes to before discounts of the order, in minor units. */
export const amountOfLine = (line: PricedLine): number =>
  line.subtotal - sum(discountsOfLine(line).map(({ amount }) => amount))

/** Discounts of the order, each with what it takes off all lines together, in the order of their application. */
export const discountsOfOrder = (lines: readonly PricedLine[]): AppliedDiscount[] => {
  const rows: AppliedDiscount[] = []
  for (const discount of lines.flatMap((line) => line.discounts)) {
    if (discount.from === 'line' || discount.from === 'promotion') continue
    const place = rows.findIndex(({ from, id }) => from === discount.from && id === discount.id)
    const known = rows[place]
    if (known === undefined) rows.push(discount)
    else rows[place] = { ...known, amount: sum([known.amount, discount.amount]) }
  }
  return rows.sort((one, other) => place(one) - place(other))
}

const place = ({ from }: AppliedDiscount): number => (from === 'order' ? 1 : 0)
