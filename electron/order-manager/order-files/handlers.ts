import type { orderFileMethods } from '../../../shared/contract/order-files.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import { isRefusal, type Refusal } from '../../../shared/domain/refusal.ts'
import type { Handlers } from '../../../shared/rpc/contract-types.ts'
import { isRejection } from '../../../shared/storefront/rejection.ts'
import type { Adapters } from '../adapters.ts'
import type { Session } from '../session.ts'
import { locationOfOrders, theShop } from '../settings.ts'
import { createPlacing } from '../storefront/place-order.ts'
import { readCsvOrders } from './csv-orders.ts'
import type { ReadOrder } from './file-order.ts'
import { readJsonOrders } from './json-orders.ts'

export const orderFileHandlers = (adapters: Adapters): Handlers<typeof orderFileMethods, Session> => {
  const { store, runtime } = adapters
  const placeOrder = createPlacing(adapters)
  const read = (text: string): readonly ReadOrder[] | Refusal => {
    const { currency, digits } = theShop(store)
    return /^\s*[[{]/.test(text) ? readJsonOrders(text) : readCsvOrders(text, currency, digits)
  }
  const known = (reference: string): Order | undefined =>
    store.find('orders', { selector: { webReference: `/${reference}` }, limit: 1 })[0]
  const rowOf = ({ line, order: { reference, customer, lines } }: ReadOrder) => ({
    line,
    reference,
    customerName: customer.name,
    lineCount: lines.length,
  })
  const place = (staffId: string | null, one: ReadOrder) => {
    const { order: wanted } = one
    const row = rowOf(one)
    const here = known(wanted.reference)
    if (here !== undefined)
      return { ...row, result: 'known', orderId: here.id, number: here.number, message: '' } as const
    const source = { channel: 'file', webShopId: '', locationId: locationOfOrders(theShop(store)), staffId } as const
    const placed = store.commit((transaction) => placeOrder(transaction, source, `file ${wanted.reference}`, wanted))
    if (!isRejection(placed))
      return { ...row, result: 'placed', orderId: placed.id, number: placed.number, message: '' } as const
    const message = placed.errors.map((error) => error.message).join(' ')
    return { ...row, result: 'refused', orderId: null, number: '', message } as const
  }
  return {
    'orderFiles.read': ({ text }) => {
      const orders = read(text)
      if (isRefusal(orders)) return orders
      return { rows: orders.map((one) => ({ ...rowOf(one), orderId: known(one.order.reference)?.id ?? null })) }
    },
    'orderFiles.place': async ({ text }, { staffId }) => {
      const orders = read(text)
      if (isRefusal(orders)) return orders
      const rows = []
      for (const one of orders) {
        rows.push(place(staffId, one))
        // In short turns: the thread that writes orders is the one that sells.
        await new Promise<void>((resolve) => runtime.afterOthers(resolve))
      }
      return { rows }
    },
  }
}
