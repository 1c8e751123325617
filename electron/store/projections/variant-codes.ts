import type { Product } from '../../../shared/domain/catalog/product.ts'
import type { PlainDocument } from '../rx-storage/documents/document.ts'
import type { Projection } from '../rx-storage/documents/projection.ts'
import type { Connection } from '../rx-storage/sqlite/connection.ts'
import type { Row } from '../rx-storage/sqlite/driver.ts'

/** Which variant of which product. */
export interface VariantKey {
  readonly productId: string
  readonly variantId: string
}

/** Of those that serve whoever scans a code. */
export const codeIndexes: readonly string[] = ['variant_codes_by_sku', 'variant_codes_by_barcode']

/** Which product a variant belongs to, and which variant a barcode or SKU means. */
export class VariantCodes implements Projection {
  readonly name = 'variant codes'
  readonly version = 1
  readonly collections: ReadonlySet<string> = new Set(['products'])
  readonly #connection: Connection

  constructor(connection: Connection) {
    this.#connection = connection
  }

  reset(): void {
    this.#connection.exec(
      `DROP TABLE IF EXISTS variant_codes;
       CREATE TABLE variant_codes (variant TEXT PRIMARY KEY, product TEXT NOT NULL, active INTEGER NOT NULL, sku TEXT NOT NULL,
         barcode TEXT) STRICT, WITHOUT ROWID;
       CREATE INDEX variant_codes_by_product ON variant_codes (product);
       CREATE INDEX variant_codes_by_sku ON variant_codes (sku) WHERE active = 1;
       CREATE INDEX variant_codes_by_barcode ON variant_codes (barcode) WHERE active = 1`,
    )
  }

  apply(_collection: string, after: PlainDocument | undefined, before: PlainDocument | undefined): void {
    if (before !== undefined) this.#connection.run('DELETE FROM variant_codes WHERE product = ?', String(before['id']))
    if (after === undefined) return
    const product = after as unknown as Product
    for (const variant of product.variants) {
      this.#connection.run(
        'INSERT OR REPLACE INTO variant_codes (variant, product, active, sku, barcode) VALUES (?, ?, ?, ?, ?)',
        variant.id,
        product.id,
        Number(product.status === 'active'),
        foldCode(variant.sku),
        variant.barcode,
      )
    }
  }

  /** The variant whatever its product's status: orders name variants that are sold no more. */
  find(variantId: string): VariantKey | undefined {
    const row = this.#connection.get('SELECT variant, product FROM variant_codes WHERE variant = ?', variantId)
    return row && keyOf(row)
  }

  /** Of active products; a barcode goes before an equal SKU. */
  byCode(code: string): VariantKey | undefined {
    return this.#byBarcode(code)[0] ?? this.#bySku(code)[0]
  }

  /** More than one only where the shop gave two variants the same code, or one's barcode is another's SKU. */
  allByCode(code: string): VariantKey[] {
    return [...this.#byBarcode(code), ...this.#bySku(code)]
  }

  #byBarcode(code: string): VariantKey[] {
    const sql = 'SELECT variant, product FROM variant_codes WHERE barcode = ? AND active = 1 ORDER BY variant'
    return code === '' ? [] : this.#connection.all(sql, code).map(keyOf)
  }

  #bySku(code: string): VariantKey[] {
    const sql = 'SELECT variant, product FROM variant_codes WHERE sku = ? AND active = 1 ORDER BY variant'
    return code === '' ? [] : this.#connection.all(sql, foldCode(code)).map(keyOf)
  }
}

const foldCode = (sku: string): string => sku.toLowerCase()

const keyOf = (row: Row): VariantKey => ({ variantId: String(row['variant']), productId: String(row['product']) })
