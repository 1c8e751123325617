import { formatQuantity } from '../format/format.ts'
import type { Reservation } from '../inventory/movement.ts'
import type { Line } from '../orders/order.ts'
import { type Refusal, refuse } from '../refusal.ts'

/**
 * What a till may sell, at a place, of a product that is never oversold, without asking anybody: handed out to it by the hub;
 * a document of `settings` that stays on its till. In thousandths.
 */
export interface Share {
  /** `share:<name>` */
  readonly id: string
  readonly kind: 'share'
  /** Of what, and where: see `goodsName`. */
  readonly name: string
  /** Whose it is: a till whose backup was restored is another device, and has nothing of it. */
  readonly deviceId: string
  /** All that was ever handed to it, and all of that which is gone: sold, promised or given back. Both only grow. */
  readonly received: number
  readonly spent: number
  /** What other tills held when the hub was asked last. */
  readonly elsewhere: readonly Elsewhere[]
}

/** What another till holds: its name, and how much. */
interface Elsewhere {
  readonly till: string
  readonly quantity: number
}

/** Goods at a place. */
export const goodsName = (variantId: string, locationId: string): string => `goods/${variantId}/${locationId}`

export const shareId = (name: string): string => `share:${name}`

/** What is left of a share; nothing of one that is another device's. */
export const leftOf = (share: Share | undefined, deviceId: string): number =>
  share === undefined || share.deviceId !== deviceId ? 0 : share.received - share.spent

/** Of goods whose stock is counted: so much of each variant, in thousandths; what comes back in the same order counts against it. */
export const goodsIn = (
  lines: readonly Pick<Line, 'variantId' | 'tracked' | 'quantity' | 'returned'>[],
): ReadonlyMap<string, number> => {
  const sums = new Map<string, number>()
  for (const { variantId, tracked, quantity, returned } of lines)
    if (variantId !== null && tracked && returned?.restock !== false)
      sums.set(variantId, (sums.get(variantId) ?? 0) + quantity)
  return sums
}

/** What an order reserves more than before, in thousandths. */
export const newlyPromised = (before: readonly Reservation[], after: readonly Reservation[]): Reservation[] => {
  if (before === after || after.length === 0) return []
  const known = new Map(
    before.map(({ variantId, locationId, quantity }) => [goodsName(variantId, locationId), quantity]),
  )
  return after.flatMap((one) => {
    const quantity = one.quantity - (known.get(goodsName(one.variantId, one.locationId)) ?? 0)
    return quantity > 0 ? [{ ...one, quantity }] : []
  })
}

/**
 * A sale wants more than is left here: `not_left`, which says how much is, who holds more of it, and what to do.
 * @param elsewhere as the hub has told it; null at a till that has no hub and sells its own stock
 */
export const notLeft = (
  { name, unit }: Pick<Line, 'name' | 'unit'>,
  {
    left,
    wanted,
    elsewhere,
  }: { readonly left: number; readonly wanted: number; readonly elsewhere: Share['elsewhere'] | null },
  locale: string,
): Refusal => {
  const many = (thousandths: number): string => formatQuantity(thousandths, unit, locale)
  const here = left <= 0 ? 'none is left' : `${many(left)} ${left === 1000 ? 'is' : 'are'} left`
  const begin = `${name} is never oversold: ${here}${elsewhere === null ? '' : ' for this till'}, and the cart has ${many(wanted)}.`
  if (elsewhere === null)
    return refuse('not_left', `${begin} Take it off the cart, or count the stock if there is more.`)
  const others = elsewhere.map(({ till, quantity }) => `${till} holds ${many(quantity)}`).join(', ')
  return refuse(
    'not_left',
    others === ''
      ? `${begin} Take it off the cart, or try again once this till has reached the hub.`
      : `${begin} ${others}: sell it there, or try again in a moment, once this till has reached the hub.`,
  )
}
