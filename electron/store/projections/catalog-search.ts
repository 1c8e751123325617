import type { Product, Variant } from '../../../shared/domain/catalog/product.ts'
import type { PlainDocument } from '../rx-storage/documents/document.ts'
import type { Projection } from '../rx-storage/documents/projection.ts'
import type { Connection } from '../rx-storage/sqlite/connection.ts'
import type { Row } from '../rx-storage/sqlite/driver.ts'
import { foldWords } from './fold-words.ts'
import type { VariantKey } from './variant-codes.ts'

/** The highest code unit: no word has it, so that it ends the range of all names with a prefix. */
const afterAll = '\uffff'

/** As many matches as are ranked: a text that finds more is a letter or two, and the next one narrows it. */
const rankedAtMost = 2000

/** Full-text search over the variants of active products: one row for each. */
export class CatalogSearch implements Projection {
  readonly name = 'catalog search'
  readonly version = 1
  readonly collections: ReadonlySet<string> = new Set(['products'])
  readonly #connection: Connection

  constructor(connection: Connection) {
    this.#connection = connection
  }

  reset(): void {
    this.#connection.exec(
      `DROP TABLE IF EXISTS search_entries;
       DROP TABLE IF EXISTS search_words;
       CREATE TABLE search_entries (number INTEGER PRIMARY KEY, product TEXT NOT NULL, variant TEXT NOT NULL, name TEXT NOT NULL) STRICT;
       CREATE INDEX search_entries_by_product ON search_entries (product);
       CREATE INDEX search_entries_by_name ON search_entries (name, number);
       CREATE VIRTUAL TABLE search_words USING fts5 (name, options, sku, barcode, vendor, category,
         content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3')`,
    )
  }

  apply(_collection: string, after: PlainDocument | undefined, before: PlainDocument | undefined): void {
    if (before !== undefined) this.#remove(String(before['id']))
    const product = after as unknown as Product | undefined
    if (product?.status !== 'active') return
    for (const variant of product.variants) this.#add(product, variant)
  }

  #add(product: Product, variant: Variant): void {
    const name = foldWords(product.name).join(' ')
    const row = this.#connection.get(
      'INSERT INTO search_entries (product, variant, name) VALUES (?, ?, ?) RETURNING number',
      product.id,
      variant.id,
      name,
    )
    const texts = [
      product.name,
      variant.options.join(' '),
      variant.sku,
      variant.barcode ?? '',
      product.vendor,
      product.category,
    ]
    const words = texts.map((text) => foldWords(text).join(' '))
    this.#connection.run(
      'INSERT INTO search_words (rowid, name, options, sku, barcode, vendor, category) VALUES (?, ?, ?, ?, ?, ?, ?)',
      Number(row?.['number']),
      ...words,
    )
  }

  #remove(productId: string): void {
    const rows = this.#connection.all('DELETE FROM search_entries WHERE product = ? RETURNING number', productId)
    for (const row of rows) this.#connection.run('DELETE FROM search_words WHERE rowid = ?', Number(row['number']))
  }

  /** Variants whose name starts with the text come first, by name; then those with all of its words, best match first. */
  find(text: string, limit: number): VariantKey[] {
    const words = foldWords(text)
    if (words.length === 0) return []
    const named = this.#startingWith(words.join(' '), limit)
    if (named.length >= limit) return named.map(toKey)
    const known = new Set(named.map((row) => row['number']))
    const others = this.#matching(words, limit + named.length).filter((row) => !known.has(row['number'] ?? null))
    return [...named, ...others].slice(0, limit).map(toKey)
  }

  #startingWith(prefix: string, limit: number): Row[] {
    const sql =
      'SELECT number, product, variant FROM search_entries WHERE name >= ? AND name < ? ORDER BY name, number LIMIT ?'
    return this.#connection.all(sql, prefix, prefix + afterAll, limit)
  }

  #matching(words: readonly string[], limit: number): Row[] {
    const query = words.map((word) => `"${word}"*`).join(' ')
    return this.#connection.all(
      `SELECT number, product, variant FROM
         (SELECT rowid, rank AS score FROM search_words WHERE search_words MATCH ? LIMIT ?) AS hit
         JOIN search_entries ON number = hit.rowid ORDER BY hit.score, number LIMIT ?`,
      query,
      rankedAtMost,
      limit,
    )
  }
}

const toKey = (row: Row): VariantKey => ({ productId: String(row['product']), variantId: String(row['variant']) })
