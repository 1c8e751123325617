import type { CardSlip } from '../../../shared/domain/orders/card-intent.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import type { Reader } from '../ports/store.ts'

/**
 * The charge that a refund gives back without its card: of the sale of one of the returned lines, on the same terminal,
 * and of at least as much. Undefined where there is none, and the customer's card is asked for.
 */
export const originalOf = (
  reader: Reader,
  { lines }: Order,
  amount: number,
  poiId: string,
): CardSlip['transaction'] | undefined => {
  if (amount >= 0) return undefined
  const sales = new Set(lines.flatMap(({ returned }) => (returned?.from ? [returned.from.orderId] : [])))
  for (const id of sales)
    for (const payment of reader.get('orders', id)?.payments ?? [])
      if (payment.tender === 'card' && payment.slip?.poiId === poiId && payment.amount >= -amount)
        return payment.slip.transaction
  return undefined
}
