import type { Order } from '../../../shared/domain/orders/order.ts'
import type { WebShop } from '../../../shared/domain/settings/web-shop.ts'
import type { Change } from '../../../shared/storefront/changes.ts'
import { noOrder, type Rejection } from '../../../shared/storefront/rejection.ts'
import type { Adapters } from '../adapters.ts'
import { writeDecided } from '../online/change-order.ts'

/** Does to an order what its web shop asks, in one commit. Rejects 404 for another's order, and as the change does. */
export const createWebChange =
  ({ store, runtime }: Pick<Adapters, 'store' | 'runtime'>) =>
  (webShop: WebShop, id: string, change: Change): Order | Rejection =>
    store.commit((transaction) => {
      const order = transaction.get('orders', id)
      if (order?.web?.webShopId !== webShop.id) return noOrder
      const happenings = change(order)
      return 'errors' in happenings ? happenings : writeDecided(transaction, runtime, null, order, happenings)
    })
