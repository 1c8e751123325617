import type { SaleRow } from '../../../shared/contract/returns.ts'
import { howMuchBack } from '../../../shared/domain/orders/came-back.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import { otherReceipts } from '../../../shared/domain/orders/sales.ts'
import { receiptNumber } from '../../../shared/domain/settings/receipt-number.ts'
import type { Reader } from '../ports/store.ts'
import { theRegister } from '../settings.ts'

export interface SaleSearch {
  readonly text: string
  /** Milliseconds since 1970, the end not among them; null where it is open. */
  readonly from: number | null
  readonly until: number | null
  /** Minor units; null for any. */
  readonly total: number | null
  readonly limit: number
}

/** So many sales are read at most where no index knows which are meant: a day of a busy shop, and some 10 ms. */
const mostRead = 500
const mostCustomers = 20
const shownLines = 3
/** Sorts behind every letter. */
const afterAll = '\uffff'

/** Sales that may be meant, newest first; each is found by an index. */
export const findSales = (reader: Reader, search: SaleSearch): SaleRow[] =>
  candidates(reader, search)
    .filter((order) => order.channel === 'counter' && order.state === 'completed' && isMeant(order, search))
    .toSorted((one, other) => other.placedAt - one.placedAt)
    .slice(0, search.limit)
    .map(rowOf)

const candidates = (reader: Reader, { text, from, until }: SaleSearch): Order[] => {
  if (text === '')
    return reader.find('orders', {
      selector: {
        channel: 'counter',
        placedAt: { $gt: from === null ? 0 : from - 1, $lt: until ?? Number.MAX_SAFE_INTEGER },
      },
      sort: [{ placedAt: 'desc' }],
      limit: mostRead,
    })
  const found = byNumber(reader, text)
  if (found.length > 0) return found
  return reader.findCustomers(text, mostCustomers).flatMap(({ id }) => reader.salesOf(id, mostRead / mostCustomers))
}

/** The number as it stands on the receipt; digits alone are the last of this register's. */
const byNumber = (reader: Reader, text: string): Order[] => {
  const beginning = text.toUpperCase()
  const number = /^\d{1,6}$/.test(text) ? receiptNumber(theRegister(reader), Number(text)) : beginning
  const found = reader.find('orders', {
    selector: { number: { $gte: number, $lt: `${number}${afterAll}` } },
    sort: [{ number: 'desc' }],
    limit: mostRead,
  })
  return [
    ...found,
    ...reader.salesOtherwiseNumbered(number).filter((order) => !found.some(({ id }) => id === order.id)),
  ]
}

/** The sale at the counter with this very number, as its receipt's barcode has it. */
export const saleNumbered = (reader: Reader, number: string): Order | undefined =>
  [...reader.find('orders', { selector: { number }, limit: 2 }), ...reader.salesOtherwiseNumbered(number)].find(
    ({ channel, state }) => channel === 'counter' && state === 'completed',
  )

const isMeant = ({ placedAt, totals }: Order, { from, until, total }: SaleSearch): boolean =>
  (from === null || placedAt >= from) &&
  (until === null || placedAt < until) &&
  (total ?? totals.total) === totals.total

export const rowOf = (order: Order): SaleRow => ({
  orderId: order.id,
  number: order.number,
  otherReceipts: otherReceipts(order),
  placedAt: order.placedAt,
  customerName: order.customer?.name ?? '',
  total: order.totals.total,
  lines: order.lines.slice(0, shownLines).map(({ name }) => name),
  lineCount: order.lines.length,
  back: howMuchBack(order),
})
