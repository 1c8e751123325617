import type { Movement, Reservation, StockLevel } from '../../../shared/domain/inventory/movement.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import type { PlainDocument } from '../rx-storage/documents/document.ts'
import type { Connection } from '../rx-storage/sqlite/connection.ts'
import type { Row } from '../rx-storage/sqlite/driver.ts'
import { popularityOf } from './popularity.ts'
import type { MadeAtOnce } from './rebuild.ts'

/** Levels that are summed up in memory when they are made anew, about 40 MB, before they are written. */
const summedTogether = 200_000

/** What a document changes, in thousandths. */
interface Change extends StockLevel {
  readonly sold: number
}

const addition = `INSERT INTO stock_levels (variant, location, on_hand, reserved, sold) VALUES (?, ?, ?, ?, ?)
  ON CONFLICT DO UPDATE SET on_hand = on_hand + excluded.on_hand, reserved = reserved + excluded.reserved, sold = sold + excluded.sold`

/**
 * On hand and reserved by variant and location, in thousandths of the unit: the sum of all movements, and the sum of
 * the reservations of all orders. Beside them what was sold there less what came back, which search ranks by: a sale
 * writes the row in any case.
 */
export class StockLevels implements MadeAtOnce {
  readonly name = 'stock levels'
  readonly version = 3
  readonly collections: ReadonlySet<string> = new Set(['movements', 'orders'])
  readonly #connection: Connection

  constructor(connection: Connection) {
    this.#connection = connection
  }

  reset(): void {
    this.#connection.exec(
      `DROP TABLE IF EXISTS stock_levels;
       CREATE TABLE stock_levels (variant TEXT NOT NULL, location TEXT NOT NULL, on_hand INTEGER NOT NULL, reserved INTEGER NOT NULL,
         sold INTEGER NOT NULL, PRIMARY KEY (variant, location)) STRICT, WITHOUT ROWID;
       CREATE INDEX stock_below_zero ON stock_levels (on_hand) WHERE on_hand < 0;
       CREATE TABLE IF NOT EXISTS popularity_changes (variant TEXT PRIMARY KEY) STRICT, WITHOUT ROWID`,
    )
  }

  apply(collection: string, after: PlainDocument | undefined, before: PlainDocument | undefined): void {
    for (const change of changesOf(collection, after, before)) this.#add(change)
  }

  makeFrom(documents: (collection: string) => Iterable<PlainDocument>): void {
    const sums = new Map<string, Change>()
    for (const collection of this.collections) {
      for (const document of documents(collection)) {
        for (const change of changesOf(collection, document, undefined)) addTo(sums, change)
        if (sums.size >= summedTogether) this.#addAll(sums)
      }
    }
    this.#addAll(sums)
  }

  #addAll(sums: Map<string, Change>): void {
    for (const sum of sums.values()) this.#add(sum)
    sums.clear()
  }

  #add({ variantId, locationId, onHand, reserved, sold }: Change): void {
    // SQLite takes twice as long where it is to answer with what it wrote, and most of what is not sold moves no rank.
    if (sold === 0) return void this.#connection.run(addition, variantId, locationId, onHand, reserved, 0)
    const row = this.#connection.get(`${addition} RETURNING sold`, variantId, locationId, onHand, reserved, sold)
    const sum = Number(row?.['sold'])
    if (popularityOf(sum) !== popularityOf(sum - sold))
      this.#connection.run('INSERT OR IGNORE INTO popularity_changes (variant) VALUES (?)', variantId)
  }

  level(variantId: string, locationId: string): StockLevel {
    const row = this.#connection.get(
      'SELECT * FROM stock_levels WHERE variant = ? AND location = ?',
      variantId,
      locationId,
    )
    return row === undefined ? { variantId, locationId, onHand: 0, reserved: 0 } : toLevel(row)
  }

  /** What was sold more often than it was there, the most wanting first. */
  belowZero(limit: number): StockLevel[] {
    const sql = 'SELECT * FROM stock_levels WHERE on_hand < 0 ORDER BY on_hand LIMIT ?'
    return this.#connection.all(sql, limit).map(toLevel)
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

const changesOf = (
  collection: string,
  after: PlainDocument | undefined,
  before: PlainDocument | undefined,
): Iterable<Change> => (collection === 'movements' ? movementChanges(after, before) : reservationChanges(after, before))

const addTo = (sums: Map<string, Change>, change: Change): void => {
  const key = JSON.stringify([change.variantId, change.locationId])
  const sum = sums.get(key)
  const onHand = change.onHand + (sum?.onHand ?? 0)
  const reserved = change.reserved + (sum?.reserved ?? 0)
  sums.set(key, { ...change, onHand, reserved, sold: change.sold + (sum?.sold ?? 0) })
}

const movementChanges = (after: PlainDocument | undefined, before: PlainDocument | undefined): Change[] => {
  const moved = (document: PlainDocument | undefined, sign: 1 | -1): Change[] => {
    if (document === undefined) return []
    const { variantId, locationId, quantity, reason } = document as unknown as Movement
    const onHand = sign * quantity
    // Goods that come back sell less; of earlier versions they are a movement of a sale the other way round.
    const isSold = reason === 'sale' || reason === 'return' || reason === 'shipment'
    return [{ variantId, locationId, onHand, reserved: 0, sold: isSold && onHand !== 0 ? -onHand : 0 }]
  }
  return [...moved(before, -1), ...moved(after, 1)]
}

/** Most writes to an order leave its reservations alone, and then no level is touched. */
const reservationChanges = (after: PlainDocument | undefined, before: PlainDocument | undefined): Change[] => {
  const sums = new Map<string, Change>()
  const add = (document: PlainDocument | undefined, sign: 1 | -1): void => {
    const reservations: readonly Reservation[] = (document as Order | undefined)?.reservations ?? []
    for (const { variantId, locationId, quantity } of reservations)
      addTo(sums, { variantId, locationId, onHand: 0, reserved: sign * quantity, sold: 0 })
  }
  add(before, -1)
  add(after, 1)
  return [...sums.values()].filter((change) => change.reserved !== 0)
}
