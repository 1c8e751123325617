import type { Product } from '../../../shared/domain/catalog/product.ts'
import type { PlainDocument } from '../rx-storage/documents/document.ts'
import type { Projection } from '../rx-storage/documents/projection.ts'
import type { Connection } from '../rx-storage/sqlite/connection.ts'

/** How many active products each category has. A product without a category counts nowhere. */
export class Categories implements Projection {
  readonly name = 'categories'
  readonly version = 1
  readonly collections: ReadonlySet<string> = new Set(['products'])
  readonly #connection: Connection

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
    if (was !== '') this.#count(was, -1)
    if (is !== '') this.#count(is, 1)
  }

  all(): { name: string; count: number }[] {
    const rows = this.#connection.all('SELECT name, products FROM categories WHERE products > 0 ORDER BY name')
    return rows.map((row) => ({ name: String(row['name']), count: Number(row['products']) }))
  }

  #count(name: string, change: number): void {
    const sql =
      'INSERT INTO categories (name, products) VALUES (?, ?) ON CONFLICT DO UPDATE SET products = products + excluded.products'
    this.#connection.run(sql, name, change)
  }
}

const activeCategory = (document: PlainDocument | undefined): string => {
  const product = document as unknown as Product | undefined
  return product?.status === 'active' ? product.category : ''
}
