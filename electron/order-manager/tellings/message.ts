import type { Effect } from '../../../shared/domain/orders/effects.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import { storefrontOrder } from '../../../shared/storefront/order-views.ts'
import type { WebShopMessage } from '../ports/web-shop-messenger.ts'

/** What a web shop is told of an order: what happened, and the order as it is now. */
export const messageOf = (order: Order, effect: Effect): Pick<WebShopMessage, 'id' | 'at' | 'type' | 'data'> => ({
  id: effect.id,
  at: happenedAt(order, effect),
  type: effect.event ?? '',
  data: { order: storefrontOrder(order) },
})

/** When what an effect follows from was written, milliseconds since 1970. */
export const happenedAt = (order: Order, effect: Effect): number =>
  order.entries.find(({ id }) => effect.id.startsWith(`${id}:`))?.at ?? order.placedAt
