import type { Order } from '../../../shared/domain/orders/order.ts'
import type { Standing } from '../../../shared/domain/shares/hand-out.ts'
import { goodsIn, goodsName, leftOf } from '../../../shared/domain/shares/share.ts'
import { theClaim } from '../effects/claim.ts'
import type { Reader } from '../ports/store.ts'
import { locationOfOrders, theDevice, theRegister, theShop, webShops } from '../settings.ts'
import { openCarts, shareOf } from './left-here.ts'

/** Orders that wait for goods are looked at, as many as these: the oldest come first. */
const mostWaiting = 200

export interface Named extends Standing {
  readonly name: string
}

/** What customers of this till wait for, by name, in thousandths: goods in open carts, and those of orders that await stock. */
export const neededHere = (reader: Reader): ReadonlyMap<string, { readonly variantId: string; quantity: number }> => {
  // Who was the last to look after an order of the hub's keeps what it waits for.
  const { deviceId } = theDevice(reader)
  const byEntry = (order: Order): boolean => order.claim?.holder === deviceId
  const claim = theClaim(reader, { holds: byEntry, mayAct: byEntry })
  const waiting = reader
    .inQueue({ queue: 'stock', channel: null, first: 'oldest', limit: claim.among(mostWaiting) })
    .filter((order) => order.state === 'awaitingStock' && claim.holds(order))
  const needs = new Map<string, { variantId: string; quantity: number }>()
  for (const { lines, locationId, layaway } of [...openCarts(reader), ...waiting]) {
    if (layaway !== undefined) continue
    for (const [variantId, quantity] of goodsIn(lines)) {
      if (quantity <= 0 || !reader.isNeverOversold(variantId)) continue
      const name = goodsName(variantId, locationId)
      const known = needs.get(name)
      needs.set(name, { variantId, quantity: quantity + (known?.quantity ?? 0) })
    }
  }
  return needs
}

/**
 * How this till stands with variants at the places that it sells from: its register's, and that of online orders, where who
 * serves web shops takes all that others do not need.
 */
export const standingsOf = (
  reader: Reader,
  variantIds: readonly string[],
  needs: ReturnType<typeof neededHere>,
  lacking: ReadonlySet<string>,
): Named[] => {
  const { deviceId } = theDevice(reader)
  const registers = reader.settingsOf('register')
  const serving = webShops(reader).length > 0
  const counter = theRegister(reader).locationId
  const orders = locationOfOrders(theShop(reader))
  return variantIds.flatMap((variantId) =>
    [...new Set([counter, orders])].map((locationId): Named => {
      const name = goodsName(variantId, locationId)
      const { onHand, reserved } = reader.stockLevel(variantId, locationId)
      const takesAll = serving && locationId === orders && locationId !== counter
      return {
        name,
        left: leftOf(shareOf(reader, name), deviceId),
        need: needs.get(name)?.quantity ?? 0,
        available: Math.max(0, onHand - reserved),
        tills: takesAll ? 1 : registers.length,
        wantedElsewhere: lacking.has(name),
      }
    }),
  )
}
