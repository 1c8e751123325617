import type { z } from 'zod'
import type { returnWanted } from '../../../shared/contract/storefront.ts'
import { decideCancellation } from '../../../shared/domain/orders/decide-fulfilment.ts'
import { decideReturnRequest } from '../../../shared/domain/orders/decide-return-request.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import { isRefusal, type Refusal, refuse } from '../../../shared/domain/refusal.ts'
import type { WebShop } from '../../../shared/domain/settings/web-shop.ts'
import type { Adapters } from '../adapters.ts'
import { createChangeOrder } from '../online/change-order.ts'
import { type Rejection, reject } from './rejection.ts'

/**
 * What a web shop does to an order of its own after it was placed. Asked for again, it is done already. Rejects: 404 for
 * another's order, 409 for what the order does not allow any more, 422 where a field of the request says what.
 */
export const createOrderChanges = (adapters: Pick<Adapters, 'store' | 'runtime'>) => {
  const change = createChangeOrder(adapters)
  const own = (webShop: WebShop, id: string): boolean => adapters.store.get('orders', id)?.web?.webShopId === webShop.id
  const answer = (title: string, changed: Order | Refusal): Order | Rejection =>
    isRefusal(changed)
      ? reject(changed.field === undefined ? 409 : 422, title, changed.field ?? 'order', changed.message)
      : changed
  return {
    /** Not once somebody packs it: then it is sent back instead. */
    cancel: (webShop: WebShop, id: string, reason: string): Order | Rejection => {
      if (!own(webShop, id)) return noOrder
      return answer(
        'The order can’t be cancelled',
        change(null, id, (order) =>
          order.fulfilment === 'picking' || order.fulfilment === 'packed'
            ? refuse('being_packed', 'It is being packed already: ask for a return once it is there.')
            : decideCancellation(order, reason),
        ),
      )
    },
    askReturn: (webShop: WebShop, id: string, { lines, reason }: z.output<typeof returnWanted>): Order | Rejection => {
      if (!own(webShop, id)) return noOrder
      const wanted = lines.map(({ lineId, quantity }) => ({ lineId, quantity: Math.round(quantity * 1000) }))
      return answer(
        'The goods can’t be sent back',
        change(null, id, (order) => decideReturnRequest(order, { lines: wanted, reason })),
      )
    },
  }
}

const noOrder = reject(404, 'No such order', 'id', 'This web shop has no order with that id.')
