import type { Reservation } from '../inventory/movement.ts'
import type { Line, Order } from './order.ts'

/** What of a line has left the house, in thousandths. Orders that went in one package do not say so by the line. */
export const shippedOf = (order: Pick<Order, 'fulfilment'>, line: Line): number =>
  order.fulfilment === 'shipped' ? line.quantity : (line.shipped ?? 0)

/** Goods that are still to be sent, in thousandths by line. */
export const toShip = (order: Pick<Order, 'lines' | 'fulfilment'>): { line: Line; quantity: number }[] =>
  order.lines.flatMap((line) => {
    const quantity = line.quantity - shippedOf(order, line)
    return line.kind === 'goods' && quantity > 0 ? [{ line, quantity }] : []
  })

/** What is reserved for what is still to be sent: one reservation for each variant whose stock is counted. */
export const reservationsFor = (
  lines: readonly Pick<Line, 'variantId' | 'tracked' | 'quantity' | 'shipped'>[],
  locationId: string,
): Reservation[] => {
  const sums = new Map<string, number>()
  for (const { variantId, tracked, quantity, shipped = 0 } of lines)
    if (variantId !== null && tracked) sums.set(variantId, (sums.get(variantId) ?? 0) + quantity - shipped)
  return [...sums].flatMap(([variantId, quantity]) => (quantity > 0 ? [{ variantId, locationId, quantity }] : []))
}
