import type { Product } from '../../../shared/domain/catalog/product.ts'
import type { PlainDocument } from '../rx-storage/documents/document.ts'
import type { Projection } from '../rx-storage/documents/projection.ts'
import type { Connection } from '../rx-storage/sqlite/connection.ts'

/** The variants that are sold against shares: few, of a catalog that may be large. */
export class NeverOversold implements Projection {
  readonly name = 'never oversold'
  readonly version = 1
  readonly collections: ReadonlySet<string> = new Set(['products'])
  readonly #connection: Connection

  constructor(connection: Connection) {
    this.#connection = connection
  }

  reset(): void {
    this.#connection.exec(
      `DROP TABLE IF EXISTS never_oversold;
       CREATE TABLE never_oversold (variant TEXT PRIMARY KEY) STRICT, WITHOUT ROWID`,
    )
  }

  apply(_collection: string, after: PlainDocument | undefined, before: PlainDocument | undefined): void {
    for (const variant of variantsOf(before))
      this.#connection.run('DELETE FROM never_oversold WHERE variant = ?', variant)
    for (const variant of variantsOf(after))
      this.#connection.run('INSERT OR IGNORE INTO never_oversold VALUES (?)', variant)
  }

  has(variantId: string): boolean {
    return this.#connection.get('SELECT 1 FROM never_oversold WHERE variant = ?', variantId) !== undefined
  }

  /** Those that follow one in the order of their ids. */
  after(variantId: string, limit: number): string[] {
    return this.#connection
      .all('SELECT variant FROM never_oversold WHERE variant > ? ORDER BY variant LIMIT ?', variantId, limit)
      .map(({ variant }) => String(variant))
  }
}

const variantsOf = (document: PlainDocument | undefined): string[] => {
  const product = document as Product | undefined
  return product?.neverOversell === true
    ? product.variants.flatMap(({ id, tracked, digital }) => (tracked && digital === null ? [id] : []))
    : []
}
