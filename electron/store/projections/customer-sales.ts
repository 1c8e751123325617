import type { Order } from '../../../shared/domain/orders/order.ts'
import type { PlainDocument } from '../rx-storage/documents/document.ts'
import type { Projection } from '../rx-storage/documents/projection.ts'
import type { Connection } from '../rx-storage/sqlite/connection.ts'

/** Which sales at the counter a customer has made. A cart is none of them until it is paid. */
export class CustomerSales implements Projection {
  readonly name = 'customer sales'
  readonly version = 1
  readonly collections: ReadonlySet<string> = new Set(['orders'])
  readonly #connection: Connection

  constructor(connection: Connection) {
    this.#connection = connection
  }

  reset(): void {
    this.#connection.exec(
      `DROP TABLE IF EXISTS customer_sales;
       CREATE TABLE customer_sales (customer TEXT NOT NULL, placed_at INTEGER NOT NULL, sale TEXT NOT NULL,
         PRIMARY KEY (customer, placed_at, sale)) STRICT, WITHOUT ROWID`,
    )
  }

  apply(_collection: string, after: PlainDocument | undefined, before: PlainDocument | undefined): void {
    const [is, was] = [saleOf(after), saleOf(before)]
    if (is?.customer === was?.customer && is?.at === was?.at) return
    if (was !== undefined)
      this.#connection.run(
        'DELETE FROM customer_sales WHERE customer = ? AND placed_at = ? AND sale = ?',
        was.customer,
        was.at,
        was.id,
      )
    if (is !== undefined)
      this.#connection.run(
        'INSERT OR REPLACE INTO customer_sales (customer, placed_at, sale) VALUES (?, ?, ?)',
        is.customer,
        is.at,
        is.id,
      )
  }

  /** Ids, newest first. */
  of(customer: string, limit: number): string[] {
    return this.#connection
      .all('SELECT sale FROM customer_sales WHERE customer = ? ORDER BY placed_at DESC LIMIT ?', customer, limit)
      .map((row) => String(row['sale']))
  }
}

const saleOf = (document: PlainDocument | undefined) => {
  const order = document as unknown as Order | undefined
  const customer = order?.customer?.record?.id
  if (order === undefined || customer === undefined || order.channel !== 'counter' || order.state !== 'completed')
    return undefined
  return { customer, at: order.placedAt, id: order.id }
}
