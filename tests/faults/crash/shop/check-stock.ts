import type { Books } from './books.ts'

interface Level {
  onHand: number
  reserved: number
}

/** On hand is the sum of the movements, reserved that of the open orders' reservations, for every variant and location. */
export const checkStock = ({ reader, all }: Books): string[] => {
  const levels = new Map<string, Level>()
  const level = (variantId: string, locationId: string): Level => {
    const key = JSON.stringify([variantId, locationId])
    const known = levels.get(key) ?? { onHand: 0, reserved: 0 }
    levels.set(key, known)
    return known
  }
  for (const { variantId, locationId, quantity } of all.movements) level(variantId, locationId).onHand += quantity
  for (const { reservations } of all.orders)
    for (const { variantId, locationId, quantity } of reservations) level(variantId, locationId).reserved += quantity
  return [...levels].flatMap(([key, { onHand, reserved }]) => {
    const [variantId, locationId] = JSON.parse(key) as [string, string]
    const kept = reader.stockLevel(variantId, locationId)
    return kept.onHand === onHand && kept.reserved === reserved
      ? []
      : [
          `Stock of ${variantId}: ${kept.onHand} on hand and ${kept.reserved} reserved instead of ${onHand}, ${reserved}.`,
        ]
  })
}
