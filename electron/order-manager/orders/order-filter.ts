import type { Order } from '../../../shared/domain/orders/order.ts'
import type { Query } from '../ports/store.ts'

/** What `orders.list` asks for. */
export interface OrderFilter {
  /** Null is all, as for the others. */
  readonly channel: Order['channel'] | null
  readonly state: Order['state'] | null
  readonly fulfilment: Order['fulfilment'] | null
  /** The beginning of what `isMeant` looks at; empty is all. */
  readonly text: string
  /** How many orders are shown at most. */
  readonly limit: number
}

/** Orders of the filter, whatever its text, placed at this time or before. Carts are none: `placedAt` is 0 for them. */
export const chosenBy = ({ channel, state, fulfilment }: OrderFilter, latest: number): Query['selector'] & object => ({
  placedAt: { $gt: 0, $lte: latest },
  ...(channel === null ? {} : { channel }),
  ...(state === null ? {} : { state }),
  ...(fulfilment === null ? {} : { fulfilment }),
})

/** Whether the order is one that the filter asks for: by number, web shop's reference, customer's name (any of its words) or e-mail. */
export const isMeant = (order: Order, filter: OrderFilter): boolean =>
  order.placedAt > 0 &&
  (filter.channel ?? order.channel) === order.channel &&
  (filter.state ?? order.state) === order.state &&
  (filter.fulfilment ?? order.fulfilment) === order.fulfilment &&
  hasText(order, filter.text.trim().toLowerCase())

const hasText = ({ number, customer, web }: Order, text: string): boolean =>
  text === '' ||
  [
    number,
    web?.reference ?? '',
    customer?.name ?? '',
    customer?.email ?? '',
    ...(customer?.name.split(' ') ?? []),
  ].some((part) => part.toLowerCase().startsWith(text))
