import type { Connection } from '../rx-storage/sqlite/connection.ts'

/** The last of all characters: no word has it, so that it ends the range of all words with a prefix. */
const afterAll = '\u{10ffff}'

export interface Term {
  readonly word: string
  /** How many products have it. */
  readonly products: number
}

/** The different words of the catalog, in the order of their letters, each with how many products have it. */
export class SearchTerms {
  readonly #connection: Connection
  /** By how many products more, or less, have the word than the file says. */
  readonly #changes = new Map<string, number>()

  constructor(connection: Connection) {
    this.#connection = connection
  }

  reset(): void {
    this.#connection.exec(
      `DROP TABLE IF EXISTS search_terms;
       CREATE TABLE search_terms (word TEXT PRIMARY KEY, products INTEGER NOT NULL) STRICT, WITHOUT ROWID`,
    )
  }

  /** One product has other words than before. Most words of many products are the same: they are counted, and then written. */
  change(after: ReadonlySet<string>, before: ReadonlySet<string>): void {
    for (const word of before) if (!after.has(word)) this.#count(word, -1)
    for (const word of after) if (!before.has(word)) this.#count(word, 1)
  }

  #count(word: string, products: number): void {
    this.#changes.set(word, (this.#changes.get(word) ?? 0) + products)
  }

  /** Writes what has changed: what is asked for below is as of the last time. */
  write(): void {
    for (const [word, products] of this.#changes) {
      if (products > 0) this.#gain(word, products)
      if (products < 0) this.#lose(word, -products)
    }
    this.#changes.clear()
  }

  /** Forgets what has changed and was not written. */
  abandon(): void {
    this.#changes.clear()
  }

  #gain(word: string, products: number): void {
    this.#connection.run(
      'INSERT INTO search_terms (word, products) VALUES (?, ?) ON CONFLICT DO UPDATE SET products = products + excluded.products',
      word,
      products,
    )
  }

  #lose(word: string, products: number): void {
    const left = this.#connection.get(
      'UPDATE search_terms SET products = products - ? WHERE word = ? RETURNING products',
      products,
      word,
    )
    if (left?.['products'] === 0) this.#connection.run('DELETE FROM search_terms WHERE word = ?', word)
  }

  /** How many products have just this word. */
  products(word: string): number {
    return Number(this.#connection.get('SELECT products FROM search_terms WHERE word = ?', word)?.['products'] ?? 0)
  }

  /** Whether a word starts so. */
  isStart(prefix: string): boolean {
    return this.#from('SELECT word FROM search_terms WHERE word >= ? ORDER BY word LIMIT 1', prefix).startsWith(prefix)
  }

  /** Of each of the prefixes the first word that starts so, which is the prefix itself where that is a word. */
  firstOfEach(prefixes: readonly string[]): { readonly prefix: string; readonly term: Term }[] {
    const rows = this.#connection.all(
      `SELECT value AS prefix, word, products FROM json_each(?) JOIN search_terms
         ON word = (SELECT word FROM search_terms WHERE word >= value ORDER BY word LIMIT 1)`,
      JSON.stringify(prefixes),
    )
    return rows.flatMap((row) => {
      const [prefix, word] = [String(row['prefix']), String(row['word'])]
      return word.startsWith(prefix) ? [{ prefix, term: { word, products: Number(row['products']) } }] : []
    })
  }

  /** The letters that follow the prefix in some word, each once. */
  *lettersAfter(prefix: string): Iterable<string> {
    let past = prefix
    while (true) {
      const word = this.#from('SELECT word FROM search_terms WHERE word > ? ORDER BY word LIMIT 1', past)
      if (word === '' || !word.startsWith(prefix)) return
      const letter = String.fromCodePoint(word.codePointAt(prefix.length) ?? 0)
      yield letter
      past = prefix + letter + afterAll
    }
  }

  #from(sql: string, bound: string): string {
    return String(this.#connection.get(sql, bound)?.['word'] ?? '')
  }
}
