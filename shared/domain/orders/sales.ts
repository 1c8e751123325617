import { refusedIn } from './accepted.ts'
import type { Entry } from './entries.ts'
import { fold } from './evolve.ts'
import { knownTo } from './known.ts'
import type { Order } from './order.ts'

type Sold = Extract<Entry, { type: 'sold' }>

/** A closed order, and the entry that closed it. */
export interface Sale {
  readonly sold: Sold
  readonly order: Order
}

/** The receipts of those sales of an order that it could not accept, as other tills had sold the same cart before. */
export const otherReceipts = (order: Pick<Order, 'entries' | 'exceptions'>): string[] => {
  if (order.exceptions.length === 0) return []
  const refused = refusedIn(order)
  return order.entries.flatMap((entry) => (entry.type === 'sold' && refused.has(entry.id) ? entry.receiptNumber : []))
}

/** The sales of an order: the one that it is, and those that other tills made of the same cart meanwhile, as these had it. */
export const salesOf = (order: Order): Sale[] => {
  const refused = refusedIn(order)
  return order.entries.flatMap((sold): Sale[] => {
    if (sold.type !== 'sold') return []
    return [{ sold, order: refused.has(sold.id) ? fold(order.id, knownTo(sold, order.entries)) : order }]
  })
}
