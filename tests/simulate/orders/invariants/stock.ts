import type { Reader } from '../../../../electron/order-manager/ports/store.ts'
import type { Order } from '../../../../shared/domain/orders/order.ts'
import type { Invariants } from './invariants.ts'

/**
 * What is on hand is what there was less what was sent, and what is reserved is what orders that go on wait for.
 * @param opening thousandths of each variant
 */
export const checkStock = (
  orders: readonly Order[],
  store: Pick<Reader, 'stockLevel'>,
  opening: number,
  invariants: Invariants,
): void => {
  const sent = new Map<string, number>()
  const reserved = new Map<string, number>()
  const add = (to: Map<string, number>, variantId: string, quantity: number): void => {
    to.set(variantId, (to.get(variantId) ?? 0) + quantity)
  }
  const locations = new Set(orders.map(({ locationId }) => locationId))
  const variants = new Set<string>()
  for (const { lines, entries, reservations } of orders) {
    const isSent = entries.some(({ type }) => type === 'shipped')
    for (const { variantId, tracked, quantity } of lines) {
      if (variantId === null || !tracked) continue
      variants.add(variantId)
      if (isSent) add(sent, variantId, quantity)
    }
    for (const { variantId, quantity } of reservations) add(reserved, variantId, quantity)
  }
  for (const locationId of locations)
    for (const variantId of variants) {
      const level = store.stockLevel(variantId, locationId)
      const wanted = { onHand: opening - (sent.get(variantId) ?? 0), reserved: reserved.get(variantId) ?? 0 }
      invariants.check(
        'on hand and reserved are conserved',
        level.onHand === wanted.onHand && level.reserved === wanted.reserved && level.reserved <= level.onHand,
        () => `${variantId}: ${JSON.stringify(level)} instead of ${JSON.stringify(wanted)}`,
      )
    }
}
