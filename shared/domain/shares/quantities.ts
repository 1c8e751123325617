import type { Movement, Reservation } from '../inventory/movement.ts'
import type { Synced } from '../sync/rules.ts'
import { goodsName } from './share.ts'

/** What a document adds to what is there of goods at their places: what came or went, and what is promised. In thousandths. */
export const quantitiesOf = (collection: string, document: Synced | null): ReadonlyMap<string, number> => {
  const sums = new Map<string, number>()
  const add = (name: string, quantity: number): void => {
    sums.set(name, (sums.get(name) ?? 0) + quantity)
  }
  if (document === null) return sums
  if (collection === 'movements') {
    const { variantId, locationId, quantity } = document as unknown as Movement
    add(goodsName(variantId, locationId), quantity)
  }
  if (collection === 'orders') {
    const { reservations = [] } = document as { readonly reservations?: readonly Reservation[] }
    for (const { variantId, locationId, quantity } of reservations) add(goodsName(variantId, locationId), -quantity)
  }
  return sums
}
