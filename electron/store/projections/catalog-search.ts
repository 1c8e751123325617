import type { Product } from '../../../shared/domain/catalog/product.ts'
import type { PlainDocument } from '../rx-storage/documents/document.ts'
import type { Connection } from '../rx-storage/sqlite/connection.ts'
import { FindVariants } from './find-variants.ts'
import { entryNumber, popularityOf } from './popularity.ts'
import type { MadeAtOnce } from './rebuild.ts'
import { SearchTerms } from './search-terms.ts'
import { isSameToSearch, type SearchTexts, wordsOf } from './search-words.ts'
import type { VariantKey } from './variant-codes.ts'

/** Entries that are written to the full-text index together when it is made anew, ordered: it takes in ordered ones fastest. */
const writtenTogether = 5000

interface IndexedEntry {
  readonly number: number
  readonly texts: SearchTexts
}

/** Full-text search over the variants of active products: one row for each, in the order of how much they sell. */
export class CatalogSearch implements MadeAtOnce {
  readonly name = 'catalog search'
  readonly version = 2
  readonly collections: ReadonlySet<string> = new Set(['products'])
  readonly #connection: Connection
  readonly #productOf: (id: string) => Product | undefined
  readonly #terms: SearchTerms
  readonly #variants: FindVariants

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
         tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3 4')`,
    )
    this.#terms.reset()
  }

  apply(_collection: string, after: PlainDocument | undefined, before: PlainDocument | undefined): void {
    const was = wordsOf(before as Product | undefined)
    const is = wordsOf(after as Product | undefined)
    if (isSameToSearch(was, is)) return
    this.#terms.change(is.spelled, was.spelled)
    if (was.texts.size > 0) this.#remove(String(before?.['id']))
    const id = String(after?.['id'])
    this.#index([...is.texts].map(([variant, texts]) => ({ number: this.#enter(id, variant, texts), texts })))
  }

  makeFrom(documents: (collection: string) => Iterable<PlainDocument>): void {
    let waiting: IndexedEntry[] = []
    for (const product of documents('products')) {
      const { texts, spelled } = wordsOf(product as unknown as Product)
      this.#terms.change(spelled, new Set())
      for (const [variant, each] of texts) {
        waiting.push({ number: this.#enter(String(product['id']), variant, each), texts: each })
      }
      if (waiting.length < writtenTogether) continue
      this.#index(waiting)
      waiting = []
    }
    this.#index(waiting)
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
    this.#index(noted.flatMap((row) => this.#moved(String(row['variant']))))
    return noted.length
  }

  #moved(variant: string): IndexedEntry[] {
    this.#connection.run('DELETE FROM popularity_changes WHERE variant = ?', variant)
    const entry = this.#connection.get(
      `SELECT serial, popularity, search_entries.product FROM variant_codes
         JOIN search_entries ON search_entries.product = variant_codes.product AND search_entries.variant = variant_codes.variant
       WHERE variant_codes.variant = ?`,
      variant,
    )
    const popularity = this.#popularity(variant)
    if (entry === undefined || entry['popularity'] === popularity) return []
    const texts = wordsOf(this.#productOf(String(entry['product']))).texts.get(variant)
    if (texts === undefined) return []
    const serial = Number(entry['serial'])
    this.#unindex(entryNumber(Number(entry['popularity']), serial))
    this.#connection.run('UPDATE search_entries SET popularity = ? WHERE serial = ?', popularity, serial)
    return [{ number: entryNumber(popularity, serial), texts }]
  }

  /** @returns its number in the full-text index */
  #enter(product: string, variant: string, { name }: SearchTexts): number {
    const popularity = this.#popularity(variant)
    const row = this.#connection.get(
      'INSERT INTO search_entries (popularity, product, variant, name) VALUES (?, ?, ?, ?) RETURNING serial',
      popularity,
      product,
      variant,
      name,
    )
    return entryNumber(popularity, Number(row?.['serial']))
  }

  #index(entries: readonly IndexedEntry[]): void {
    for (const { number, texts } of entries.toSorted((one, other) => one.number - other.number)) {
      this.#connection.run(
        'INSERT INTO search_words (rowid, name, other) VALUES (?, ?, ?)',
        number,
        texts.nameWords,
        texts.otherWords,
      )
    }
  }

  #remove(product: string): void {
    const rows = this.#connection.all(
      'DELETE FROM search_entries WHERE product = ? RETURNING popularity, serial',
      product,
    )
    for (const row of rows) this.#unindex(entryNumber(Number(row['popularity']), Number(row['serial'])))
  }

  #unindex(number: number): void {
    this.#connection.run('DELETE FROM search_words WHERE rowid = ?', number)
  }

  #popularity(variant: string): number {
    const row = this.#connection.get('SELECT max(sold) AS sold FROM stock_levels WHERE variant = ?', variant)
    return popularityOf(Number(row?.['sold'] ?? 0))
  }

  find(text: string, limit: number): VariantKey[] {
    return this.#variants.find(text, limit)
  }
}
