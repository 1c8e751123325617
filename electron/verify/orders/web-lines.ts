import type { Reservation } from '../../../shared/domain/inventory/movement.ts'
import type { Line } from '../../../shared/domain/orders/order.ts'
import { total } from '../money.ts'
import type { Folded } from './folded.ts'

export const shippedBefore = ({ shipped = 0 }: Line): number => shipped
const isPhysical = ({ kind }: Line): boolean => kind === 'goods'

/** Everything that is to be sent has been. */
export const isSent = (lines: readonly Line[]): boolean =>
  lines.filter(isPhysical).every((line) => line.quantity === shippedBefore(line))

/** What must be kept for the lines, by product, in the order in which they are first named. */
export const keptFor = (lines: readonly Line[], locationId: string): Reservation[] =>
  [...new Set(lines.map(({ variantId, tracked }) => (tracked ? variantId : null)))].flatMap((variantId) => {
    if (variantId === null) return []
    const of = lines.filter((line) => line.tracked && line.variantId === variantId)
    const quantity = total(of.map((line) => line.quantity - shippedBefore(line)))
    return quantity > 0 ? [{ variantId, locationId, quantity }] : []
  })

/** Where an order is once its goods and its money are there. */
export const afterPayment = ({ risk }: Folded): Partial<Folded> => ({
  state: risk !== undefined && risk.decision === null && risk.score > risk.limit ? 'inReview' : 'confirmed',
})
