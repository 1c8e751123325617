import type { HistoryRow, OrderDetail, OrderSummary } from '../../../shared/contract/orders.ts'
import { balanceOf } from '../../../shared/domain/orders/balance.ts'
import type { Entry } from '../../../shared/domain/orders/entries.ts'
import { inWords } from '../../../shared/domain/orders/in-words.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import { otherReceipts } from '../../../shared/domain/orders/sales.ts'
import type { Reader } from '../ports/store.ts'
import { actingShop, theShop } from '../settings.ts'

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)

const problemOf = (order: Order): string | null =>
  order.exceptions.findLast(({ claimed }) => claimed === undefined)?.message ??
  order.effects.find((effect) => effect.problem !== null)?.problem ??
  null

const origin = (reader: Reader, order: Order) => ({
  webShopName: order.web === null ? '' : (actingShop(reader, order.web.webShopId)?.name ?? ''),
  reference: order.web?.reference ?? '',
})

/** A row of a list. */
export const summaryOf = (reader: Reader, order: Order): OrderSummary => {
  const goods = order.lines.filter((line) => line.kind === 'goods')
  const { id, channel, state, fulfilment, payment, number, currency, placedAt, updatedAt, reason, shipment } = order
  return {
    id,
    channel,
    state,
    fulfilment,
    payment,
    number,
    currency,
    placedAt,
    updatedAt,
    reason,
    shipment,
    ...origin(reader, order),
    customerName: order.customer?.name ?? '',
    total: order.totals.total,
    goods: sum(goods.map((line) => line.quantity)),
    picked: sum(goods.map((line) => line.picked)),
    lineCount: order.lines.length,
    problem: problemOf(order),
    risk: order.risk?.score ?? 0,
    waitsFor: order.held?.reason ?? '',
  }
}

const nameOf = (reader: Reader, entry: Entry): string =>
  entry.staffId === null ? '' : (reader.get('staff', entry.staffId)?.name ?? '')

const approval = (reader: Reader, { approvedBy }: Entry): string =>
  approvedBy === undefined
    ? ''
    : ` Approved by ${reader.get('staff', approvedBy)?.name ?? 'somebody who is not here any more'}.`

/** The whole order for a person: its history in words, without keys and tokens. */
export const detailOf = (reader: Reader, order: Order): OrderDetail => {
  const { web: _web, idempotencyKey: _key, webReference: _reference, entries, ...shown } = order
  const shop = theShop(reader)
  const history = entries.map(
    (entry): HistoryRow => ({
      at: entry.at,
      staffName: nameOf(reader, entry),
      text: `${inWords(entry, order, shop)}${approval(reader, entry)}`,
    }),
  )
  const sale = entries.find((entry) => entry.type === 'sold') ?? entries[0]
  const packages = entries.flatMap((entry) =>
    entry.type === 'shipped' ? [{ at: entry.at, ...entry.shipment, lines: entry.lines ?? null }] : [],
  )
  const tellings = entries.filter((entry) => entry.type === 'webShopTold')
  const last = tellings.findLast(({ endpoint }) => endpoint === undefined)
  return {
    ...shown,
    balance: balanceOf(order),
    otherReceipts: otherReceipts(order),
    packages,
    returns: entries.flatMap((entry) =>
      entry.type === 'returned'
        ? [{ at: entry.at, orderId: entry.orderId, number: entry.number, lines: entry.lines, given: entry.given }]
        : [],
    ),
    told: [...new Set(tellings.map(({ event }) => event))],
    lastTold: last?.said === undefined ? null : { at: last.at, event: last.event, said: last.said },
    ...origin(reader, order),
    staffName: sale === undefined ? '' : nameOf(reader, sale),
    history,
  }
}
