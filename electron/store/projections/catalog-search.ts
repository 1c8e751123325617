import type { Product } from '../../../shared/domain/catalog/product.ts'
import type { PlainDocument } from '../rx-storage/documents/document.ts'
import type { Connection } from '../rx-storage/sqlite/connection.ts'
import { FindVariants } from './find-variants.ts'
import { IndexChanges } from './index-changes.ts'
import { entryNumber, popularityOf } from './popularity.ts'
import type { MadeAtOnce } from './rebuild.ts'
import { SearchTerms } from './search-terms.ts'
import { isSameToSearch, type SearchTexts, wordsOf } from './search-words.ts'
import type { VariantKey } from './variant-codes.ts'

/** Entries that are written to the full-text index together when it is made anew. */
const writtenTogether = 5000

/** Full-text search over the variants of active products: one row for each, in the order of how much they sell. */
export class CatalogSearch implements MadeAtOnce {
  readonly name = 'catalog search'
  readonly version = 5
  readonly collections: ReadonlySet<string> = new Set(['products'])
  readonly #connection: Connection
  readonly #productOf: (id: string) => Product | undefined
  readonly #terms: SearchTerms
  readonly #variants: FindVariants
  /** Of the transaction that is open. */
  readonly #changes = new IndexChanges()

  /** @param productOf the product as it is stored */
  constructor(connection: Connection, productOf: (id: string) => Product | undefined) {
    this.#connection = connection
    this.#productOf = productOf
    this.#terms = new SearchTerms(connection)
    this.#variants = new FindVariants(connection, this.#terms)
  }

  reset(): void {
    this.#connection.exec(
      `DROP TABLE IF EXISTS search_entries;
       DROP TABLE IF EXISTS search_words;
       CREATE TABLE search_entries (serial INTEGER PRIMARY KEY, popularity INTEGER NOT NULL, product TEXT NOT NULL,
         variant TEXT NOT NULL, name TEXT NOT NULL) STRICT;
       CREATE INDEX search_entries_by_product ON search_entries (product);
       CREATE VIRTUAL TABLE search_words USING fts5 (name, other, content = '', contentless_delete = 1, detail = column,
         tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3 4 5 6 7 8');
       INSERT INTO search_words (search_words, rank) VALUES ('automerge', 0)`,
    )
    this.#terms.reset()
  }

  apply(_collection: string, after: PlainDocument | undefined, before: PlainDocument | undefined): void {
    const was = wordsOf(before as Product | undefined)
    const is = wordsOf(after as Product | undefined)
    if (isSameToSearch(was, is)) return
    this.#terms.change(is.spelled, was.spelled)
    if (was.texts.size > 0) this.#remove(String(before?.['id']))
    for (const [variant, texts] of is.texts) this.#enter(String(after?.['id']), variant, texts, this.#changes)
  }

  finish(): void {
    this.#terms.write()
    this.#changes.writeTo(this.#connection)
  }

  abandon(): void {
    this.#terms.abandon()
    this.#changes.clear()
  }

  makeFrom(documents: (collection: string) => Iterable<PlainDocument>): void {
    const changes = new IndexChanges()
    for (const product of documents('products')) {
      const { texts, spelled } = wordsOf(product as unknown as Product)
      this.#terms.change(spelled, new Set())
      for (const [variant, each] of texts) this.#enter(String(product['id']), variant, each, changes)
      if (changes.count >= writtenTogether) changes.writeTo(this.#connection)
    }
    changes.writeTo(this.#connection)
    this.#terms.write()
    this.#connection.exec('DELETE FROM popularity_changes')
  }

  isRankOutdated(): boolean {
    return this.#connection.get('SELECT 1 FROM popularity_changes LIMIT 1') !== undefined
  }

  /**
   * Moves entries to where they belong by what they sell now. Inside a transaction.
   * @param most looks at so many of the variants that are noted at most
   * @returns how many it looked at
   */
  updateRank(most: number): number {
    const noted = this.#connection.all('SELECT variant FROM popularity_changes ORDER BY variant LIMIT ?', most)
    const changes = new IndexChanges()
    for (const row of noted) this.#move(String(row['variant']), changes)
    changes.writeTo(this.#connection)
    return noted.length
  }

  #move(variant: string, changes: IndexChanges): void {
    this.#connection.run('DELETE FROM popularity_changes WHERE variant = ?', variant)
    const entry = this.#connection.get(
      `SELECT serial, popularity, search_entries.product FROM variant_codes
         JOIN search_entries ON search_entries.product = variant_codes.product AND search_entries.variant = variant_codes.variant
       WHERE variant_codes.variant = ?`,
      variant,
    )
    const popularity = this.#popularity(variant)
    if (entry === undefined || entry['popularity'] === popularity) return
    const texts = wordsOf(this.#productOf(String(entry['product']))).texts.get(variant)
    if (texts === undefined) return
    const serial = Number(entry['serial'])
    changes.remove(entryNumber(Number(entry['popularity']), serial))
    this.#connection.run('UPDATE search_entries SET popularity = ? WHERE serial = ?', popularity, serial)
    changes.enter(entryNumber(popularity, serial), texts)
  }

  #enter(product: string, variant: string, texts: SearchTexts, changes: IndexChanges): void {
    const popularity = this.#popularity(variant)
    const serial = this.#connection.insert(
      'INSERT INTO search_entries (popularity, product, variant, name) VALUES (?, ?, ?, ?)',
      popularity,
      product,
      variant,
      texts.name,
    )
    changes.enter(entryNumber(popularity, serial), texts)
  }

  #remove(product: string): void {
    const rows = this.#connection.all(
      'DELETE FROM search_entries WHERE product = ? RETURNING popularity, serial',
      product,
    )
    for (const row of rows) this.#changes.remove(entryNumber(Number(row['popularity']), Number(row['serial'])))
  }

  #popularity(variant: string): number {
    const row = this.#connection.get('SELECT max(sold) AS sold FROM stock_levels WHERE variant = ?', variant)
    return popularityOf(Number(row?.['sold'] ?? 0))
  }

  /** In a transaction, what it has written so far is found too. */
  find(text: string, limit: number): VariantKey[] {
    this.finish()
    return this.#variants.find(text, limit)
  }
}
