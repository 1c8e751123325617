import type { JournalEntry } from '../../shared/domain/journal/journal-entry.ts'
import type { Device } from '../../shared/domain/settings/settings.ts'
import type { Faults } from './findings.ts'
import type { OrderFacts } from './orders/order-facts.ts'

/** A sale that is not in the file: it stayed on the hub. */
interface LeftOut {
  readonly number: string
  /** The shifts whose takings it is among. */
  readonly shifts: readonly string[]
}

/** By the orders' ids. */
export type AllLeftOut = ReadonlyMap<string, LeftOut>

/** The orders of a shop: those that were checked, and those that are not here. */
export interface ShopOrders {
  readonly orders: ReadonlyMap<string, OrderFacts>
  readonly left: AllLeftOut
}

export const allLeftOut = (rows: Iterable<Readonly<Record<string, unknown>>>): AllLeftOut =>
  new Map(
    [...rows].map(({ id, number, shifts }) => [
      String(id),
      { number: String(number), shifts: JSON.parse(String(shifts)) as string[] },
    ]),
  )

/**
 * What stayed on the hub is a sale that the journal tells of, of another till: what was sold at this one is here, and what is
 * missing without having been left out is a fault wherever it is missed.
 */
export const checkLeftOut = (
  left: AllLeftOut,
  orders: ReadonlyMap<string, OrderFacts>,
  journal: readonly JournalEntry[],
  device: Device | undefined,
  faults: Faults,
): void => {
  const told = new Map<string, JournalEntry>()
  for (const entry of journal) if (entry.what === 'sale') told.set(entry.subject, entry)
  for (const [id, { number }] of left) {
    const sale = told.get(id)
    if (orders.has(id)) faults.add(`Order ${number} is here, and is said to have stayed on the hub.`)
    if (sale === undefined || sale.facts['number'] !== number)
      faults.add(`Order ${number} is said to have stayed on the hub, and the journal does not tell of it.`)
    else if (sale.deviceId === device?.deviceId)
      faults.add(`Order ${number} was sold at this till, and is said to have stayed on the hub.`)
  }
}
