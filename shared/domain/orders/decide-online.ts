import type { StockLevel } from '../inventory/movement.ts'
import type { Happening } from './entries.ts'
import { needsReview } from './evolve-web.ts'
import type { Access, Line, Order } from './order.ts'

/**
 * Whether the goods are there: one reservation for each variant, or what is missing. Lines of the same variant are
 * counted together. Available = on hand − reserved, in thousandths.
 */
export const decideStock = (
  lines: readonly Line[],
  locationId: string,
  level: (variantId: string) => StockLevel,
): Extract<Happening, { type: 'stockReserved' | 'stockShort' }> => {
  const wanted = new Map<string, number>()
  const missing: { lineId: string; available: number }[] = []
  for (const line of lines) {
    if (line.variantId === null || !line.tracked) continue
    const quantity = (wanted.get(line.variantId) ?? 0) + line.quantity
    wanted.set(line.variantId, quantity)
    const { onHand, reserved } = level(line.variantId)
    if (quantity > onHand - reserved) missing.push({ lineId: line.id, available: Math.max(0, onHand - reserved) })
  }
  if (missing.length > 0) return { type: 'stockShort', missing }
  return {
    type: 'stockReserved',
    reservations: [...wanted].map(([variantId, quantity]) => ({ variantId, locationId, quantity })),
  }
}

/** Whether it confirms the order, with which its customer gets links and keys at once: an odd order not before a person has looked at it. */
export const confirms = (order: Pick<Order, 'state' | 'risk'>, happenings: readonly Happening[]): boolean =>
  happenings.some((one) => {
    if (one.type === 'reviewDecided') return one.approved
    const isUnpaid = order.state === 'placed' || order.state === 'awaitingPayment'
    return one.type === 'paymentAuthorised' && isUnpaid && !needsReview(order)
  })

/**
 * What a customer of a confirmed order gets at once: a link or a key for each unit. `secret` makes one that nobody can
 * guess; `webShopUrl` stands where a link's template says `{webShop}`, without a slash at its end.
 */
export const grantAccess = (lines: readonly Line[], webShopUrl: string, secret: () => string): Access[] =>
  lines.flatMap((line) => {
    const digital = line.digital
    if (digital === null) return []
    return Array.from(
      { length: line.quantity / 1000 },
      (): Access =>
        digital.kind === 'link'
          ? {
              lineId: line.id,
              kind: 'link',
              value: digital.template.replace('{webShop}', webShopUrl).replace('{token}', secret()),
            }
          : { lineId: line.id, kind: 'licenceKey', value: licenceKey(secret()) },
    )
  })

/** Five groups of five, as people are used to type them. */
const licenceKey = (secret: string): string => (secret.toUpperCase().slice(0, 25).match(/.{5}/g) ?? [secret]).join('-')
