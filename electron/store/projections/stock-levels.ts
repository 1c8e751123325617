import type { Movement, Reservation, StockLevel } from '../../../shared/domain/inventory/movement.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import type { PlainDocument } from '../rx-storage/documents/document.ts'
import type { Projection } from '../rx-storage/documents/projection.ts'
import type { Connection } from '../rx-storage/sqlite/connection.ts'
import type { Row } from '../rx-storage/sqlite/driver.ts'

/**
 * On hand and reserved by variant and location, in thousandths of the unit: the sum of all movements, and the sum of
 * the reservations of all orders.
 */
export class StockLevels implements Projection {
  readonly name = 'stock levels'
  readonly version = 1
  readonly collections: ReadonlySet<string> = new Set(['movements', 'orders'])
  readonly #connection: Connection

  constructor(connection: Connection) {
    this.#connection = connection
  }

  reset(): void {
    this.#connection.exec(
      `DROP TABLE IF EXISTS stock_levels;
       CREATE TABLE stock_levels (variant TEXT NOT NULL, location TEXT NOT NULL, on_hand INTEGER NOT NULL, reserved INTEGER NOT NULL,
         PRIMARY KEY (variant, location)) STRICT, WITHOUT ROWID`,
    )
  }

  apply(collection: string, after: PlainDocument | undefined, before: PlainDocument | undefined): void {
    const changes = collection === 'movements' ? movementChanges(after, before) : reservationChanges(after, before)
    for (const { variantId, locationId, onHand, reserved } of changes) {
      this.#connection.run(
        `INSERT INTO stock_levels (variant, location, on_hand, reserved) VALUES (?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET on_hand = on_hand + excluded.on_hand, reserved = reserved + excluded.reserved`,
        variantId,
        locationId,
        onHand,
        reserved,
      )
    }
  }

  level(variantId: string, locationId: string): StockLevel {
    const row = this.#connection.get(
      'SELECT * FROM stock_levels WHERE variant = ? AND location = ?',
      variantId,
      locationId,
    )
    return row === undefined ? { variantId, locationId, onHand: 0, reserved: 0 } : toLevel(row)
  }

  levels(variantIds: readonly string[]): StockLevel[] {
    const sql =
      'SELECT * FROM stock_levels WHERE variant IN (SELECT value FROM json_each(?)) ORDER BY variant, location'
    return this.#connection.all(sql, JSON.stringify(variantIds)).map(toLevel)
  }
}

const toLevel = (row: Row): StockLevel => ({
  variantId: String(row['variant']),
  locationId: String(row['location']),
  onHand: Number(row['on_hand']),
  reserved: Number(row['reserved']),
})

const movementChanges = (after: PlainDocument | undefined, before: PlainDocument | undefined): StockLevel[] => {
  const moved = (document: PlainDocument | undefined, sign: 1 | -1): StockLevel[] => {
    if (document === undefined) return []
    const { variantId, locationId, quantity } = document as unknown as Movement
    return [{ variantId, locationId, onHand: sign * quantity, reserved: 0 }]
  }
  return [...moved(before, -1), ...moved(after, 1)]
}

/** Most writes to an order leave its reservations alone, and then no level is touched. */
const reservationChanges = (after: PlainDocument | undefined, before: PlainDocument | undefined): StockLevel[] => {
  const sums = new Map<string, StockLevel>()
  const add = (document: PlainDocument | undefined, sign: 1 | -1): void => {
    const reservations: readonly Reservation[] = (document as Order | undefined)?.reservations ?? []
    for (const { variantId, locationId, quantity } of reservations) {
      const key = JSON.stringify([variantId, locationId])
      sums.set(key, { variantId, locationId, onHand: 0, reserved: (sums.get(key)?.reserved ?? 0) + sign * quantity })
    }
  }
  add(before, -1)
  add(after, 1)
  return [...sums.values()].filter((change) => change.reserved !== 0)
}
