import { onTestFinished } from 'vitest'
import type { OrderFilter } from '../../../electron/order-manager/orders/order-filter.ts'
import { watchOrders } from '../../../electron/order-manager/orders/watch-orders.ts'
import type { Store } from '../../../electron/order-manager/ports/store.ts'
import type { OrderSummary } from '../../../shared/contract/orders.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import type { WebShop } from '../../../shared/domain/settings/web-shop.ts'
import { anOrder } from '../store/shop.ts'

/** Every order, as the office's list asks for them at first. */
const everyOrder: OrderFilter = { channel: null, state: null, fulfilment: null, text: '', limit: 100 }

export const aWebShop = (id: string): WebShop => ({
  id,
  kind: 'webShop',
  name: id,
  apiKeyHash: '',
  apiKeyHint: '',
  webhookUrl: 'http://127.0.0.1:9/',
  webhookSecret: '',
  locationId: 'floor',
})

/** So many sales, one a second: the first is R1-000000. */
export const sales = (count: number, fields: Partial<Order> = {}): Order[] =>
  Array.from({ length: count }, (_, index) =>
    anOrder(String(index).padStart(6, '0'), { placedAt: 1_000_000 + index * 1000, ...fields }),
  )

export const put = (store: Store, orders: readonly Order[]): void =>
  store.commit((transaction) => {
    for (const order of orders) transaction.put('orders', order)
  })

/** A list of orders on someone's screen, on a thread whose turns the test gives, one by one. */
export const openList = (store: Store, filter: Partial<OrderFilter>) => {
  const waiting: (() => void)[] = []
  const lists: { orders: readonly OrderSummary[]; more: boolean }[] = []
  const faults: object[] = []
  /** Documents that were read in each turn. */
  const turns: number[] = []
  let read = 0
  const counting: Store = {
    ...store,
    get: (collection, id) => {
      if (collection === 'orders') read += 1
      return store.get(collection, id)
    },
    find: (collection, query) => {
      const documents = store.find(collection, query)
      if (collection === 'orders') read += documents.length
      return documents
    },
  }
  const stop = watchOrders(
    {
      store: counting,
      runtime: { afterOthers: (run) => void waiting.push(run) },
      log: { error: (facts) => void faults.push(facts) },
    },
    { ...everyOrder, ...filter },
    (list) => void lists.push(list),
  )
  onTestFinished(stop)
  const turn = (): boolean => {
    const run = waiting.shift()
    read = 0
    run?.()
    if (run !== undefined) turns.push(read)
    return run !== undefined
  }
  return {
    lists,
    turns,
    faults,
    stop,
    turn,
    /** Gives it turns until it wants no more: what it shows then. */
    shown: () => {
      while (turn());
      const last = lists.at(-1)
      return { numbers: last?.orders.map(({ number }) => number), more: last?.more }
    },
  }
}
