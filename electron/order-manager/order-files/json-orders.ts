import { isRefusal, type Refusal } from '../../../shared/domain/refusal.ts'
import { checkOrder, noOrders, type ReadOrder, withoutDoubles } from './file-order.ts'

/** A list of orders, each as a web shop sends it. Refuses `not_an_order_file`, with the place or the order. */
export const readJsonOrders = (text: string): readonly ReadOrder[] | Refusal => {
  const raw = parsed(text)
  if (isRefusal(raw)) return raw
  const orders: ReadOrder[] = []
  for (const [index, one] of raw.list.entries()) {
    const order = checkOrder(one, `Order ${index + 1}`, 0)
    if (isRefusal(order)) return order
    orders.push(order)
  }
  return withoutDoubles(orders)
}

const parsed = (text: string): { readonly list: readonly unknown[] } | Refusal => {
  try {
    const raw: unknown = JSON.parse(text)
    return Array.isArray(raw) ? { list: raw } : noOrders('The file holds no list of orders: it begins with “[”.')
  } catch (error) {
    // V8 says where it stopped, and shows the text there.
    return noOrders(`The file is no JSON: ${error instanceof Error ? error.message : ''}`)
  }
}
