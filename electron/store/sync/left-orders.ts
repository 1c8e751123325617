import type { LeftOrder } from '../../../shared/domain/sync/order-window.ts'
import type { Connection } from '../rx-storage/sqlite/connection.ts'

/** What this till knows of the sales that stayed on the hub: enough to ask for one, and for `verify` to know what is not here. */
export class LeftOrders {
  readonly #connection: Connection

  constructor(connection: Connection) {
    this.#connection = connection
  }

  add({ id, number, customerId, shifts }: LeftOrder): void {
    this.#connection.run(
      'INSERT OR REPLACE INTO sync_left VALUES (?, ?, ?, ?)',
      id,
      number,
      customerId,
      JSON.stringify(shifts),
    )
  }

  /** It is here now. */
  forget(id: string): void {
    this.#connection.run('DELETE FROM sync_left WHERE id = ?', id)
  }

  holds(id: string): boolean {
    return this.#connection.get('SELECT 1 FROM sync_left WHERE id = ?', id) !== undefined
  }

  /** The id of the one with just this number. */
  numbered(number: string): string | undefined {
    const row = this.#connection.get('SELECT id FROM sync_left WHERE number = ?', number)
    return row === undefined ? undefined : String(row['id'])
  }

  /** Ids, the newest first: of what the customer bought. */
  ofCustomer(customerId: string, limit: number): string[] {
    if (customerId === '') return []
    return this.#connection
      .all(`SELECT id FROM sync_left WHERE customer = ? AND customer <> '' ORDER BY id DESC LIMIT ?`, customerId, limit)
      .map((row) => String(row['id']))
  }
}
