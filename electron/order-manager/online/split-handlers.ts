import type { splitOrderMethods } from '../../../shared/contract/split-orders.ts'
import type { Handlers } from '../../../shared/rpc/contract-types.ts'
import type { Adapters } from '../adapters.ts'
import type { Session } from '../session.ts'
import { createMergeOrders, mergeChoices } from './merge-orders.ts'
import { createSplitOrder } from './split-order.ts'

export const splitOrderHandlers = (adapters: Adapters): Handlers<typeof splitOrderMethods, Session> => {
  const split = createSplitOrder(adapters)
  const merge = createMergeOrders(adapters)
  return {
    'orders.split': (asked, { staffId }) => split(staffId, asked),
    'orders.mergeChoices': ({ orderId }) => mergeChoices(adapters.store, orderId),
    'orders.merge': (asked, { staffId }) => merge(staffId, asked),
  }
}
