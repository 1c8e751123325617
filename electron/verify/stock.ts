import type { Movement } from '../../shared/domain/inventory/movement.ts'
import type { Share } from '../../shared/domain/shares/share.ts'
import { type Area, Faults, plural } from './findings.ts'
import type { ShopOrders } from './left-out.ts'

interface Level {
  onHand: number
  reserved: number
}

/**
 * On hand is the sum of the movements, reserved that of the orders' reservations, at each place; each order moved what it
 * sold, and no movement is of an order that did not. Of what is never oversold this till sold no more than it was handed.
 * @param levels rows of the store's projection
 * @param shares this till's own
 */
export const checkStock = (
  { orders, left }: ShopOrders,
  movements: Iterable<Movement>,
  levels: Iterable<Readonly<Record<string, unknown>>>,
  shares: readonly Share[],
): Area => {
  const faults = new Faults()
  const sums = new Map<string, Level>()
  const level = (variantId: string, locationId: string): Level => {
    const key = JSON.stringify([variantId, locationId])
    const known = sums.get(key) ?? { onHand: 0, reserved: 0 }
    sums.set(key, known)
    return known
  }
  const due = new Map([...orders.values()].flatMap((order) => order.moves.map((move) => [move.id, move] as const)))
  let count = 0
  for (const { id, variantId, locationId, quantity, orderId } of movements) {
    count += 1
    level(variantId, locationId).onHand += quantity
    if (orderId === null || left.has(orderId)) continue
    const wanted = due.get(id)
    due.delete(id)
    if (wanted === undefined) faults.add(`The movement ${id} is of an order that moved nothing like it.`)
    else
      faults.same(
        { id, variantId, locationId, quantity },
        wanted,
        (is, shouldBe) => `The movement is ${is}, but its order makes it ${shouldBe}.`,
      )
  }
  for (const id of due.keys()) faults.add(`The movement ${id} is missing: its order says that the goods left.`)
  for (const { reservations } of orders.values())
    for (const { variantId, locationId, quantity } of reservations) level(variantId, locationId).reserved += quantity
  checkLevels(sums, levels, faults)
  for (const { name, received, spent } of shares)
    if (spent < 0 || spent > received)
      faults.add(`Of ${name} this till was handed ${received}, and ${spent} of that are gone.`)
  return {
    name: 'Stock',
    checked: `${plural(count, 'movement')}, ${plural(sums.size, 'level')}`,
    count,
    faults: faults.found,
  }
}

const checkLevels = (
  sums: ReadonlyMap<string, Level>,
  levels: Iterable<Readonly<Record<string, unknown>>>,
  faults: Faults,
): void => {
  const kept = new Map<string, Level>()
  for (const { variant, location, on_hand: onHand, reserved } of levels)
    kept.set(JSON.stringify([variant, location]), { onHand: Number(onHand), reserved: Number(reserved) })
  for (const key of new Set([...sums.keys(), ...kept.keys()])) {
    const [is, shouldBe] = [kept.get(key), sums.get(key)].map((one) => one ?? { onHand: 0, reserved: 0 })
    if (is?.onHand !== shouldBe?.onHand || is?.reserved !== shouldBe?.reserved)
      faults.add(
        `Stock of ${key}: ${is?.onHand} on hand and ${is?.reserved} reserved, but movements and orders make it ${shouldBe?.onHand} and ${shouldBe?.reserved}.`,
      )
  }
}
