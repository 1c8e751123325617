import type { PlacedOrder, StorefrontOrder } from '../contract/storefront.ts'
import { shippedOf } from '../domain/orders/lines-progress.ts'
import type { Line, Order } from '../domain/orders/order.ts'
import { refunded, refundedGoods } from '../domain/orders/refunds.ts'

/** The answer to a placed order. It is made of what never changes, so that the same key gets the same answer. */
export const placedOrder = (order: Order): PlacedOrder => ({
  id: order.id,
  number: order.number,
  reference: order.web?.reference ?? '',
  state: 'placed',
  currency: order.currency,
  total: order.totals.total,
  placedAt: new Date(order.placedAt).toISOString(),
})

/** The money that the customer still has to send by themselves. */
const awaitedOf = ({ effects, state }: Order): StorefrontOrder['awaited'] => {
  const awaits = effects.find(({ kind }) => kind === 'authorise' || kind === 'capture')?.awaits
  if (awaits === undefined || state === 'cancelled') return null
  const { reference, dueAt } = awaits
  return { reference, dueAt: dueAt === null ? null : new Date(dueAt).toISOString() }
}

/** A line as its web shop knows it: by SKU, and how far it is. Quantities in the unit. */
const lineOf = (order: Order): ((line: Line) => StorefrontOrder['lines'][number]) => {
  const back = refundedGoods(order)
  const gross = new Map(order.priced.map((line) => [line.id, line.gross]))
  return (line) => ({
    id: line.id,
    kind: line.kind,
    sku: line.sku,
    name: line.name,
    quantity: line.quantity / 1000,
    cancelled: (line.cancelled ?? 0) / 1000,
    shipped: (line.kind === 'goods' ? shippedOf(order, line) : 0) / 1000,
    refunded: (back.get(line.id) ?? 0) / 1000,
    total: gross.get(line.id) ?? 0,
  })
}

const returnOf = ({ returnRequest }: Order): StorefrontOrder['return'] => {
  if (returnRequest === undefined) return null
  const { lines, answer } = returnRequest
  return {
    state: answer === null ? 'open' : answer.accepted ? 'accepted' : 'declined',
    lines: lines.map(({ lineId, quantity }) => ({ lineId, quantity: quantity / 1000 })),
    answer: answer?.reason ?? '',
  }
}

/** The order as its web shop may see it, now. */
export const storefrontOrder = (order: Order): StorefrontOrder => ({
  ...placedOrder(order),
  // A cart is never a web shop's order.
  state: order.state === 'draft' || order.state === 'parked' || order.state === 'setAside' ? 'placed' : order.state,
  reason: order.reason,
  fulfilment: order.fulfilment,
  payment: order.payment,
  awaited: awaitedOf(order),
  shipment: order.shipment,
  refunded: refunded(order),
  lines: order.lines.map(lineOf(order)),
  return: returnOf(order),
  access: order.access
    .filter(({ revoked }) => revoked !== true)
    .map(({ lineId, kind, value }) => {
      const line = order.lines.find((one) => one.id === lineId)
      return { sku: line?.sku ?? '', name: line?.name ?? '', kind, value }
    }),
  splitFrom: order.splitFrom ?? null,
  splitInto: [...(order.splitInto ?? [])],
  mergedInto: order.mergedInto ?? null,
  mergedFrom: [...(order.mergedFrom ?? [])],
})
