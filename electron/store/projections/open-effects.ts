import { type Lane, owedBy } from '../../../shared/domain/orders/lanes.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import type { OpenEffect, OpenEffectsFilter } from '../../order-manager/ports/store.ts'
import type { PlainDocument } from '../rx-storage/documents/document.ts'
import type { Projection } from '../rx-storage/documents/projection.ts'
import type { Connection } from '../rx-storage/sqlite/connection.ts'

type Row = readonly [lane: Lane, due: number, effect: string, order: string]

/** What orders owe the outside world, by lane and time. An order that owes nothing costs it nothing. */
export class OpenEffects implements Projection {
  readonly name = 'open effects'
  readonly version = 2
  readonly collections: ReadonlySet<string> = new Set(['orders'])
  readonly #connection: Connection

  constructor(connection: Connection) {
    this.#connection = connection
  }

  reset(): void {
    this.#connection.exec(
      `DROP TABLE IF EXISTS open_effects;
       CREATE TABLE open_effects (lane TEXT NOT NULL, due INTEGER NOT NULL, effect TEXT NOT NULL, order_id TEXT NOT NULL,
         PRIMARY KEY (lane, due, effect)) STRICT, WITHOUT ROWID`,
    )
  }

  apply(_collection: string, after: PlainDocument | undefined, before: PlainDocument | undefined): void {
    const [is, was] = [rowsOf(after), rowsOf(before)]
    if (is.length === 0 && was.length === 0) return
    if (JSON.stringify(is) === JSON.stringify(was)) return
    for (const [lane, due, effect] of was)
      this.#connection.run('DELETE FROM open_effects WHERE lane = ? AND due = ? AND effect = ?', lane, due, effect)
    for (const row of is) this.#connection.run('INSERT OR REPLACE INTO open_effects VALUES (?, ?, ?, ?)', ...row)
  }

  lanes(): Lane[] {
    // From lane to lane: a lane may hold thousands of rows.
    return this.#connection
      .all(
        `WITH RECURSIVE lanes (lane) AS (SELECT min(lane) FROM open_effects UNION ALL
           SELECT (SELECT min(lane) FROM open_effects AS next WHERE next.lane > lanes.lane) FROM lanes WHERE lane IS NOT NULL)
         SELECT lane FROM lanes WHERE lane IS NOT NULL`,
      )
      .map((row) => String(row['lane']) as Lane)
  }

  find({ lane, from, to, limit }: OpenEffectsFilter): OpenEffect[] {
    return this.#connection
      .all(
        'SELECT * FROM open_effects WHERE lane = ? AND due >= ? AND due <= ? ORDER BY due, effect LIMIT ?',
        lane,
        from,
        to,
        limit,
      )
      .map((row) => ({ orderId: String(row['order_id']), effectId: String(row['effect']), dueAt: Number(row['due']) }))
  }
}

const rowsOf = (document: PlainDocument | undefined): Row[] => {
  const order = document as unknown as Order | undefined
  if (order === undefined || order.effects.length === 0) return []
  return owedBy(order).map(({ lane, effect }) => [lane, effect.dueAt, effect.id, order.id])
}
