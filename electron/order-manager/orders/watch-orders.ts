import type { OrderSummary } from '../../../shared/contract/orders.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import type { Log, Runtime } from '../ports/runtime.ts'
import type { Query, Store } from '../ports/store.ts'
import { byNumber } from './by-number.ts'
import { NewestFirst, readAtOnce } from './newest-first.ts'
import { isMeant, type OrderFilter } from './order-filter.ts'
import { summaryOf } from './views.ts'

interface Machine {
  readonly store: Store
  readonly runtime: Pick<Runtime, 'afterOthers'>
  readonly log: Pick<Log, 'error'>
}

export interface OrderList {
  /** Newest first. */
  readonly orders: OrderSummary[]
  /** Whether there are more than the filter's limit. */
  readonly more: boolean
}

/** How many of the newest orders a text is looked for in, beyond a number or a reference. */
const searched = 2000
/** Rows that are kept of a list that stays open, before it is read anew. */
const kept = 2 * searched

/**
 * Tells the newest orders of the filter now and after each change to them. Orders are read in short turns, and each
 * once: after that only those that a commit wrote, as the thread that reads them is the one that sells.
 * @returns the way to stop.
 */
export const watchOrders = (
  { store, runtime, log }: Machine,
  filter: OrderFilter,
  tell: (list: OrderList) => void,
): (() => void) => {
  const found = new Map<string, OrderSummary>()
  const text = filter.text.trim()
  const anyText = { ...filter, text: '' }
  /** Online orders that have the text somewhere in them. */
  let hits: ReadonlyMap<string, Order> = new Map()
  const written = new Set<string>()
  let lookups: Query[] = []
  let newest = new NewestFirst(store, filter)
  let isAwake = false
  let isNews = true
  let isStopped = false

  const findHits = (): void => {
    if (text !== '') hits = new Map(store.findOrders(text, readAtOnce).map((order) => [order.id, order]))
  }
  const begin = (): void => {
    found.clear()
    lookups = byNumber(store, text)
    findHits()
    for (const order of hits.values()) judge(order.id, order)
    newest = new NewestFirst(store, filter)
  }
  const judge = (id: string, order: Order | undefined): void => {
    if (order !== undefined && isMeant(order, hits.has(id) ? anyText : filter)) found.set(id, summaryOf(store, order))
    else if (!found.delete(id)) return
    isNews = true
  }
  /** Orders found by their number may be older than those that were not read yet. */
  const isPageFull = (): boolean =>
    [...found.values()].filter(({ placedAt }) => placedAt >= newest.reached).length > filter.limit
  const isComplete = (): boolean => lookups.length === 0 && (newest.ended || newest.read >= searched || isPageFull())

  const readWritten = (): void => {
    findHits()
    for (const id of [...written].slice(0, readAtOnce)) {
      written.delete(id)
      judge(id, store.get('orders', id))
    }
  }
  /** One piece of what is to be read. */
  const readOn = (): void => {
    if (written.size > 0) return readWritten()
    const lookup = lookups.shift()
    for (const order of lookup === undefined ? newest.next() : store.find('orders', lookup)) judge(order.id, order)
  }
  const work = (): void => {
    if (found.size > kept) begin()
    if (written.size > 0 || !isComplete()) readOn()
    if (written.size > 0 || !isComplete()) return wake()
    if (!isNews) return
    isNews = false
    const all = [...found.values()].sort((one, other) => other.placedAt - one.placedAt)
    tell({ orders: all.slice(0, filter.limit), more: all.length > filter.limit })
  }
  const turn = (): void => {
    isAwake = false
    if (isStopped) return
    try {
      work()
    } catch (error) {
      // A damaged order must not end the program that sells. The next commit tries again.
      log.error({ error: String(error) }, 'orders not listed')
    }
  }
  const wake = (): void => {
    if (isAwake) return
    isAwake = true
    runtime.afterOthers(turn)
  }

  begin()
  wake()
  const stopListening = store.onCommit((changed) => {
    for (const id of changed.get('orders') ?? []) written.add(id)
    if (written.size > 0) wake()
  })
  return () => {
    isStopped = true
    stopListening()
  }
}
