import { create } from 'zustand'
import type { FulfilmentState, OrderState } from '../../../shared/domain/orders/order.ts'
import type { Queue } from '../../../shared/domain/orders/queues.ts'

interface OrderFilters {
  readonly channel: 'counter' | 'web' | null
  /** Shows what waits there instead of the list; null is the list. */
  readonly queue: Queue | null
  readonly state: OrderState | null
  readonly fulfilment: FulfilmentState | null
  readonly text: string
  /** How many rows are asked for. */
  readonly limit: number
}

const step = 100
/** What `orders.list` answers at most. */
const most = 500

export const unfiltered: OrderFilters = {
  queue: null,
  channel: null,
  state: null,
  fulfilment: null,
  text: '',
  limit: step,
}

/** What the list of orders shows. It is kept while an order is open, so that the list comes back as it was left. */
export const useOrderFilters = create<OrderFilters>()(() => unfiltered)

/** Another filter begins at the newest orders again. */
export const filterOrders = (change: Partial<Omit<OrderFilters, 'limit'>>): void =>
  useOrderFilters.setState({ ...change, limit: step })

export const showMoreOrders = (): void =>
  useOrderFilters.setState(({ limit }) => ({ limit: Math.min(most, limit + step) }))

/** Whether yet more can be shown. */
export const canShowMore = (limit: number): boolean => limit < most

export const isFiltered = ({ queue, channel, state, fulfilment, text }: OrderFilters): boolean =>
  queue !== null || channel !== null || state !== null || fulfilment !== null || text.trim() !== ''
