import type { Order } from '../../../shared/domain/orders/order.ts'
import { onlineOrderNumbersIn } from '../../../shared/domain/settings/receipt-number.ts'
import { idInReference } from '../effects/gateway-of.ts'
import type { Reader } from '../ports/store.ts'

/** Tills that were never joined to a hub count alike. */
const mostAlike = 10
/** Characters: SEPA allows 140, and banks add to them. */
const mostRead = 1000

/** The online orders whose number is in a text; where it has the whole reference of one, only that. Each by an index. */
export const ordersNamed = (reader: Reader, text: string): Order[] => {
  const plain = text
    .slice(0, mostRead)
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
  const found = onlineOrderNumbersIn(plain)
    .flatMap((number) => reader.find('orders', { selector: { number }, limit: mostAlike }))
    .filter(({ channel }) => channel !== 'counter')
  const whole = found.filter(({ id }) => plain.includes(idInReference(id).toUpperCase()))
  return (whole.length > 0 ? whole : found).map((order) => paidBy(reader, order))
}

/** The order that waits for the money: one that was merged into another has that one wait for it. */
const paidBy = (reader: Reader, order: Order): Order =>
  (order.mergedInto === undefined ? undefined : reader.get('orders', order.mergedInto.id)) ?? order
