import type { Product } from '../../../shared/domain/catalog/product.ts'
import type { PlainDocument } from '../rx-storage/documents/document.ts'
import type { Projection } from '../rx-storage/documents/projection.ts'
import type { Connection } from '../rx-storage/sqlite/connection.ts'

/** How many active products each category has. Those without a category count as of one without a name. */
export class Categories implements Projection {
  readonly name = 'categories'
  readonly version = 2
  readonly collections: ReadonlySet<string> = new Set(['products'])
  readonly #connection: Connection
  /** By how many products each has more, or less, than the file says. */
  readonly #changes = new Map<string, number>()

  constructor(connection: Connection) {
    this.#connection = connection
  }

  reset(): void {
    this.#connection.exec(
      `DROP TABLE IF EXISTS categories;
       CREATE TABLE categories (name TEXT PRIMARY KEY, products INTEGER NOT NULL) STRICT, WITHOUT ROWID`,
    )
  }

  apply(_collection: string, after: PlainDocument | undefined, before: PlainDocument | undefined): void {
    const was = activeCategory(before)
    const is = activeCategory(after)
    if (was === is) return
    if (was !== undefined) this.#count(was, -1)
    if (is !== undefined) this.#count(is, 1)
  }

  finish(): void {
    for (const [name, change] of this.#changes) {
      const sql =
        'INSERT INTO categories (name, products) VALUES (?, ?) ON CONFLICT DO UPDATE SET products = products + excluded.products'
      if (change !== 0) this.#connection.run(sql, name, change)
    }
    this.#changes.clear()
  }

  abandon(): void {
    this.#changes.clear()
  }

  /** By name; those that have one. In a transaction, what it has written so far counts too, here and below. */
  all(): { name: string; count: number }[] {
    this.finish()
    const rows = this.#connection.all(
      "SELECT name, products FROM categories WHERE products > 0 AND name <> '' ORDER BY name",
    )
    return rows.map((row) => ({ name: String(row['name']), count: Number(row['products']) }))
  }

  /** Active products of the category, or of the whole shop. */
  countOf(category: string | null): number {
    this.finish()
    const sql = 'SELECT sum(products) AS total FROM categories WHERE name = ?1 OR ?1 IS NULL'
    return Number(this.#connection.get(sql, category)?.['total'] ?? 0)
  }

  #count(name: string, change: number): void {
    this.#changes.set(name, (this.#changes.get(name) ?? 0) + change)
  }
}

const activeCategory = (document: PlainDocument | undefined): string | undefined => {
  const product = document as unknown as Product | undefined
  return product?.status === 'active' ? product.category : undefined
}
