import type { ParkedCart } from '../../../shared/contract/carts.ts'
import { decidePark, decideResume, lastParking } from '../../../shared/domain/orders/decide-parking.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import { isRefusal } from '../../../shared/domain/refusal.ts'
import type { Adapters } from '../adapters.ts'
import { appendEntries } from '../orders/write.ts'
import type { Query, Reader, Transaction } from '../ports/store.ts'
import { theDevice } from '../settings.ts'
import { type CartAnswer, cartIn } from './cart.ts'

/** A shop with more carts than this has customers that never come back: delete some. */
const mostListed = 500
/** Enough lines to know a cart by. */
const shownLines = 3

/** Several carts at once: put aside, and taken up again at any register of the shop. A cart is never lost for another. */
export const createParking = ({ store, runtime }: Pick<Adapters, 'store' | 'runtime'>) => {
  const park = (transaction: Transaction, staffId: string | null, order: Order, name: string): CartAnswer => {
    const happenings = decidePark(order, name)
    if (isRefusal(happenings)) return happenings
    return { order: appendEntries(transaction, runtime, staffId, order, happenings) }
  }

  return {
    park: (staffId: string | null, orderId: string, name: string): CartAnswer =>
      store.commit((transaction) => {
        const order = cartIn(transaction, orderId)
        return isRefusal(order) ? order : park(transaction, staffId, order, name)
      }),

    resume: (staffId: string | null, orderId: string): CartAnswer =>
      store.commit((transaction) => {
        const order = cartIn(transaction, orderId)
        if (isRefusal(order)) return order
        const { registerId } = theDevice(transaction)
        const happenings = decideResume(order, registerId)
        if (isRefusal(happenings)) return happenings
        const open = transaction.find('orders', { selector: { registerId, state: 'draft' } })
        for (const other of open)
          if (other.id !== order.id && other.lines.length > 0) park(transaction, staffId, other, '')
        return { order: appendEntries(transaction, runtime, staffId, order, happenings) }
      }),

    watch: (push: (parked: ParkedCart[]) => void): (() => void) => {
      const query: Query = {
        selector: { state: 'parked' },
        sort: [{ updatedAt: 'desc' }],
        limit: mostListed,
      }
      return store.watch('orders', query, (orders) => push(orders.map((order) => summaryOf(store, order))))
    },
  }
}

const summaryOf = (reader: Reader, order: Order): ParkedCart => {
  const parking = lastParking(order)
  return {
    orderId: order.id,
    name: parking?.name ?? '',
    customerName: order.customer?.name ?? '',
    staffName: reader.get('staff', parking?.staffId ?? '')?.name ?? '',
    parkedAt: parking?.at ?? order.updatedAt,
    total: order.totals.total,
    lineCount: order.lines.length,
    lines: order.lines.slice(0, shownLines).map((line) => line.name),
  }
}
