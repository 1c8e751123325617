import { quantitiesOf } from '../../../shared/domain/shares/quantities.ts'
import type { Synced } from '../../../shared/domain/sync/rules.ts'
import type { Queries } from '../database/database.ts'
import { bodyOf, type Stored } from './stored.ts'

/** What pushes do to what is there of goods, which is handed out in shares; written once for all of them. */
export class Quantities {
  readonly #sums = new Map<string, Map<string, number>>()

  /** A document that is written; null where it is deleted. */
  add(before: Stored | undefined, after: Stored, document: Synced | null): void {
    if (before !== undefined && before.body === after.body && before.deleted === after.deleted) return
    if (before !== undefined && mayCount(before)) this.#count(before, bodyOf(before), -1)
    if (mayCount(after)) this.#count(after, document, 1)
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

  #count({ collection, store }: Stored, document: Synced | null, sign: 1 | -1): void {
    if (document === null || store === null) return
    const names = this.#sums.get(store) ?? new Map<string, number>()
    this.#sums.set(store, names)
    for (const [name, quantity] of quantitiesOf(collection, document))
      names.set(name, (names.get(name) ?? 0) + sign * quantity)
  }
}

/** Most orders promise nothing: they need not be read for it. */
const mayCount = ({ collection, body }: Stored): boolean =>
  collection === 'movements' || (collection === 'orders' && body.includes('"reservations":[{'))
