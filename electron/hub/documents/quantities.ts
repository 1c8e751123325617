import { quantitiesOf } from '../../../shared/domain/shares/quantities.ts'
import type { Synced } from '../../../shared/domain/sync/rules.ts'
import type { Queries } from '../database/database.ts'
import type { Stored } from './stored.ts'

/** What pushes do to what is there of goods, which is handed out in shares; written once for all of them. */
export class Quantities {
  readonly #sums = new Map<string, Map<string, number>>()

  /** A document that is written. */
  add(before: Stored | undefined, after: Stored): void {
    if (before !== undefined && before.body === after.body && before.deleted === after.deleted) return
    this.#count(before, -1)
    this.#count(after, 1)
  }

  async write(queries: Queries, organisation: string): Promise<void> {
    const rows = [...this.#sums].flatMap(([store, names]) =>
      [...names].flatMap(([name, quantity]) => (quantity === 0 ? [] : [{ store, name, quantity }])),
    )
    if (rows.length === 0) return
    await queries.query(
      `INSERT INTO quantities (organisation, store, name, quantity)
        SELECT $1, * FROM unnest($2::text[], $3::text[], $4::bigint[])
        ON CONFLICT (organisation, store, name) DO UPDATE SET quantity = quantities.quantity + excluded.quantity`,
      [organisation, rows.map(({ store }) => store), rows.map(({ name }) => name), rows.map((row) => row.quantity)],
    )
  }

  #count(stored: Stored | undefined, sign: 1 | -1): void {
    if (stored === undefined || stored.deleted || stored.store === null || !mayCount(stored)) return
    const names = this.#sums.get(stored.store) ?? new Map<string, number>()
    this.#sums.set(stored.store, names)
    for (const [name, quantity] of quantitiesOf(stored.collection, JSON.parse(stored.body) as Synced))
      names.set(name, (names.get(name) ?? 0) + sign * quantity)
  }
}

/** Most orders promise nothing: they need not be read for it. */
const mayCount = ({ collection, body }: Stored): boolean =>
  collection === 'movements' || (collection === 'orders' && body.includes('"reservations":[{'))
