import type { Movement } from '../../../shared/domain/inventory/movement.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'

/** What leaves the location with the package that was shipped last; ids derive from its entry, so that a replay changes nothing. */
export const shipmentOf = (order: Order): Movement[] => {
  const cause = order.entries.findLast((entry) => entry.type === 'shipped')
  if (cause === undefined) return []
  const inPackage = cause.lines && new Map(cause.lines.map(({ lineId, quantity }) => [lineId, quantity]))
  return order.lines.flatMap((line): Movement[] => {
    const quantity = inPackage === undefined ? line.quantity : (inPackage.get(line.id) ?? 0)
    if (line.variantId === null || !line.tracked || quantity === 0) return []
    const { locationId } = order
    const id = `${order.id}:${cause.id}:${line.id}`
    return [
      {
        id,
        variantId: line.variantId,
        locationId,
        quantity: -quantity,
        reason: 'shipment',
        orderId: order.id,
        at: cause.at,
      },
    ]
  })
}
