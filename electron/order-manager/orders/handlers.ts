import type { orderMethods } from '../../../shared/contract/orders.ts'
import { decideCancellation } from '../../../shared/domain/orders/decide-fulfilment.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import { isRefusal, refuse } from '../../../shared/domain/refusal.ts'
import type { Handlers } from '../../../shared/rpc/contract-types.ts'
import type { Adapters } from '../adapters.ts'
import type { EffectRunner } from '../effects/runner.ts'
import { appendJournal } from '../journal/append.ts'
import type { Query } from '../ports/store.ts'
import type { Session } from '../session.ts'
import { detailOf, summaryOf } from './views.ts'
import { appendEntries } from './write.ts'

type Part = Pick<typeof orderMethods, Extract<keyof typeof orderMethods, `orders.${string}`>>
type Filter = {
  channel: Order['channel'] | null
  state: Order['state'] | null
  fulfilment: Order['fulfilment'] | null
  text: string
  limit: number
}

const unknownOrder = refuse('unknown_order', 'That order is not here.')
/** How many of the newest orders a text is looked for in, beyond an exact number. */
const searched = 2000

export const orderHandlers = ({ store, runtime }: Adapters, effects: EffectRunner): Handlers<Part, Session> => ({
  'orders.list': (filter, _session, push) => {
    const wanted = filter.text.trim().toLowerCase()
    // One more than asked for tells whether there are more; a text is looked for among the newest.
    const limit = wanted === '' ? filter.limit + 1 : searched
    return store.watch('orders', listQuery(filter, limit), (orders) => {
      const found = wanted === '' ? orders : orders.filter((order) => matches(order, wanted))
      push({
        orders: found.slice(0, filter.limit).map((order) => summaryOf(store, order)),
        more: found.length > filter.limit,
      })
    })
  },
  'orders.read': ({ orderId }, _session, push) =>
    store.watch('orders', { selector: { id: orderId }, limit: 1 }, ([order]) =>
      push(order === undefined ? null : detailOf(store, order)),
    ),
  'orders.cancel': ({ orderId, reason }, { staffId }) =>
    store.commit((transaction) => {
      const order = transaction.get('orders', orderId)
      if (order === undefined) return unknownOrder
      const happenings = decideCancellation(order, reason)
      if (isRefusal(happenings)) return happenings
      if (happenings.length === 0) return {}
      appendEntries(transaction, runtime, staffId, order, happenings)
      appendJournal(transaction, runtime, {
        staffId,
        what: 'orderCancelled',
        subject: order.id,
        facts: { number: order.number, total: order.totals.total },
      })
      return {}
    }),
  'orders.tryNow': ({ orderId }) => {
    const order = store.get('orders', orderId)
    if (order === undefined) return unknownOrder
    effects.tryNow(order)
    return {}
  },
})

/** Carts are not orders yet: `placedAt` is 0 for them. The most telling field is the one that is looked up by its index. */
const listQuery = ({ channel, state, fulfilment }: Filter, limit: number): Query => ({
  selector: {
    placedAt: { $gt: 0 },
    ...(channel === null ? {} : { channel }),
    ...(state === null ? {} : { state }),
    ...(fulfilment === null ? {} : { fulfilment }),
  },
  sort: [{ placedAt: 'desc' }],
  limit,
})

const matches = (order: Order, text: string): boolean => {
  const { number, customer, web } = order
  return [
    number,
    web?.reference ?? '',
    customer?.name ?? '',
    customer?.email ?? '',
    ...(customer?.name.split(' ') ?? []),
  ].some((part) => part.toLowerCase().startsWith(text))
}
