import type { StockLevel } from '../../../shared/domain/inventory/movement.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import type { Refusal } from '../../../shared/domain/refusal.ts'
import { goodsIn, goodsName, leftOf, notLeft, type Share, shareId } from '../../../shared/domain/shares/share.ts'
import type { Reader } from '../ports/store.ts'
import { hasHub, theDevice, theRegister, theShop } from '../settings.ts'

export const shareOf = (reader: Reader, name: string): Share | undefined =>
  reader.get('settings', shareId(name)) as Share | undefined

/** Carts that are open at this register. */
export const openCarts = (reader: Reader): Order[] =>
  reader.find('orders', {
    selector: { registerId: theRegister(reader).id, state: 'draft' },
    sort: [{ updatedAt: 'desc' }],
  })

/** What of a variant is in carts of this register on which money lies or is being charged: nobody else is to sell it. */
const heldByCarts = (reader: Reader, variantId: string, locationId: string, except: string): number =>
  openCarts(reader)
    .filter(({ payments, cards = [] }) => payments.length > 0 || cards.length > 0)
    .filter(({ id, locationId: place, layaway }) => id !== except && place === locationId && layaway === undefined)
    .reduce((sum, { lines }) => sum + Math.max(0, goodsIn(lines).get(variantId) ?? 0), 0)

/**
 * What this till may sell of a variant that is never oversold, in thousandths: what is left of its share, or the shop's stock
 * where it has no hub, and never more than is there as far as it knows.
 * @param except an order whose own goods are not counted against it
 */
const leftHere = (reader: Reader, variantId: string, locationId: string, except: string): number => {
  const { onHand, reserved } = reader.stockLevel(variantId, locationId)
  const held = heldByCarts(reader, variantId, locationId, except)
  if (!hasHub(reader)) return onHand - reserved - held
  const share = leftOf(shareOf(reader, goodsName(variantId, locationId)), theDevice(reader).deviceId)
  return Math.min(share, onHand - reserved) - held
}

/** Whether a cart's goods may be sold here now; null where they may. What was set aside is its own already. Refuses `not_left`. */
export const notLeftHere = (reader: Reader, order: Order): Refusal | null => {
  if (order.layaway !== undefined) return null
  for (const [variantId, wanted] of goodsIn(order.lines)) {
    if (wanted <= 0 || !reader.isNeverOversold(variantId)) continue
    const left = leftHere(reader, variantId, order.locationId, order.id)
    const line = order.lines.find((one) => one.variantId === variantId)
    if (wanted <= left || line === undefined) continue
    const elsewhere = shareOf(reader, goodsName(variantId, order.locationId))?.elsewhere ?? []
    return notLeft(
      line,
      { left: Math.max(0, left), wanted, elsewhere: hasHub(reader) ? elsewhere : null },
      theShop(reader).locale,
    )
  }
  return null
}

/** Stock as this till may promise it: of what is never oversold, no more than is left here. */
export const promisable = (reader: Reader, variantId: string, locationId: string): StockLevel => {
  const level = reader.stockLevel(variantId, locationId)
  if (!reader.isNeverOversold(variantId)) return level
  return { ...level, onHand: level.reserved + leftHere(reader, variantId, locationId, '') }
}
