import { sum } from '../money/money.ts'
import type { Return } from './entries.ts'
import type { CameBack, Order } from './order.ts'

/** A sale of which nothing came back, as those are that were made before anything could. */
const nothingBack: CameBack = { quantities: {}, gross: 0, given: 0, payments: {} }

/** What came back of a sale with one more return; null where it says that more came back than was sold. */
export const withReturn = ({ returned = nothingBack, lines }: Order, back: Return): CameBack | null => {
  const quantities: Record<string, number> = { ...returned.quantities }
  for (const { lineId, quantity } of back.lines) {
    const after = (quantities[lineId] ?? 0) + quantity
    const sold = lines.find((line) => line.id === lineId)?.quantity ?? 0
    if (quantity <= 0 || after > sold) return null
    quantities[lineId] = after
  }
  const payments: Record<string, number> = { ...returned.payments }
  for (const { paymentId, amount } of back.payments) payments[paymentId] = sum([payments[paymentId] ?? 0, amount])
  return {
    quantities,
    gross: sum([returned.gross, ...back.lines.map(({ gross }) => gross)]),
    given: sum([returned.given, back.given]),
    payments,
  }
}

/** How much of a sale came back, by the quantities. */
export const howMuchBack = ({ lines, returned }: Pick<Order, 'lines' | 'returned'>): 'none' | 'some' | 'all' => {
  if (returned === undefined) return 'none'
  const sold = lines.filter(({ quantity }) => quantity > 0)
  return sold.every(({ id, quantity }) => returned.quantities[id] === quantity) ? 'all' : 'some'
}
