import type { Order } from '../../../shared/domain/orders/order.ts'
import type { Reader } from '../ports/store.ts'
import { chosenBy, type OrderFilter } from './order-filter.ts'

/** How many orders are read at a stretch, about 5 KB each: 2 ms. */
export const readAtOnce = 100

/** Where the list of orders was left: reads on from there, newest first, however many came in meanwhile. */
export class NewestFirst {
  readonly #reader: Reader
  readonly #filter: OrderFilter
  #reached: number
  /** Orders placed in the very millisecond that was reached, and read. */
  #readThere = 0
  #ended = false
  read = 0

  /** @param latest leaves out what was placed later, milliseconds since 1970 */
  constructor(reader: Reader, filter: OrderFilter, latest = Number.MAX_SAFE_INTEGER) {
    this.#reached = latest
    this.#reader = reader
    this.#filter = filter
  }

  /** All that were placed after it have been read, milliseconds since 1970. */
  get reached(): number {
    return this.#reached
  }

  get ended(): boolean {
    return this.#ended
  }

  next(): Order[] {
    const orders = this.#reader.find('orders', {
      selector: chosenBy(this.#filter, this.#reached),
      sort: [{ placedAt: 'desc' }],
      skip: this.#readThere,
      limit: readAtOnce,
    })
    const last = orders.at(-1)
    if (last !== undefined) {
      const there = orders.filter(({ placedAt }) => placedAt === last.placedAt).length
      this.#readThere = last.placedAt === this.#reached ? this.#readThere + there : there
      this.#reached = last.placedAt
    }
    this.#ended = orders.length < readAtOnce
    this.read += orders.length
    return orders
  }
}
