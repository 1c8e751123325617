import type { Connection } from '../rx-storage/sqlite/connection.ts'
import type { Row } from '../rx-storage/sqlite/driver.ts'
import { foldWords } from './fold-words.ts'
import { lastSerial } from './popularity.ts'
import type { SearchTerms } from './search-terms.ts'
import { isSpelled, nameStart } from './search-words.ts'
import { type Correction, corrections } from './speller.ts'
import type { VariantKey } from './variant-codes.ts'

/** As many of the most popular matches are ranked by what they sold to the unit; the rest by their class alone. */
const rankedExactly = 64

/** Of a correction's matches, which share the room with other corrections'. */
const rankedOfCorrection = 24

/** More corrections of a word than that are guesses. */
const mostCorrections = 20

/** What was typed is a word itself: another one is meant only where so many times as many products have that. */
const muchOftener = 8

/** Corrections whose own order of results is kept; of the others what sells most is shown. */
const likelyCorrections = 3

interface Found extends VariantKey {
  readonly serial: number
}

/** Answers a text that someone types into the search field. */
export class FindVariants {
  readonly #connection: Connection
  readonly #terms: SearchTerms

  constructor(connection: Connection, terms: SearchTerms) {
    this.#connection = connection
    this.#terms = terms
  }

  /**
   * Variants whose name starts with the text come first; then those with all of its words in the name, then those with
   * them anywhere; among equals, what sells most. Each word may be a prefix. Where that leaves room, and only then,
   * those follow that have the words with a letter typed wrong.
   */
  find(text: string, limit: number): VariantKey[] {
    const words = foldWords(text)
    if (words.length === 0) return []
    const unknown = words.filter((word) => !this.#isKnown(word))
    const exact = unknown.length === 0 ? this.#ranked(words, limit) : this.#matching(startsWith(words), rankedExactly)
    const respelled = exact.length < limit ? this.#respelled(words, unknown, limit, exact.length > 0) : []
    const distinct = new Map([...exact, ...respelled].map((each) => [each.serial, each]))
    return [...distinct.values()].slice(0, limit)
  }

  #ranked(words: readonly string[], limit: number, exactly = rankedExactly): Found[] {
    const all = words.map((word) => anyOf([word])).join(' AND ')
    const found = new Map<number, Found>()
    for (const query of [startsWith(words), `name : (${all})`, all]) {
      for (const each of this.#matching(query, exactly)) found.set(each.serial, each)
      if (found.size >= limit) break
    }
    return [...found.values()].slice(0, limit)
  }

  #matching(query: string, most: number): Found[] {
    const rows = this.#connection.all(
      `SELECT serial, product, variant,
         (SELECT sum(sold) FROM stock_levels WHERE stock_levels.variant = search_entries.variant) AS sold
       FROM (SELECT rowid FROM search_words WHERE search_words MATCH ? ORDER BY rowid LIMIT ?) AS hit
         JOIN search_entries ON serial = hit.rowid & ${lastSerial} ORDER BY sold DESC, name, variant`,
      query,
      most,
    )
    return rows.map(toFound)
  }

  /** Words that nothing has are corrected; where each is known, but not all together, one word at a time is. */
  #respelled(words: readonly string[], unknown: readonly string[], limit: number, isFound: boolean): Found[] {
    const spelled = words.filter(isSpelled)
    if (words.length === 1) return spelled.flatMap((word) => this.#inTurns(this.#corrections(word, isFound), limit))
    const wrong = unknown.filter(isSpelled)
    if (wrong.length > 0) return this.#read(words, wrong)
    return isFound ? [] : spelled.flatMap((word) => this.#read(words, [word]))
  }

  /** Of each correction some, so that a likely one does not leave the others no room. */
  #inTurns(readings: readonly Correction[], limit: number): Found[] {
    const share = Math.max(3, Math.ceil(limit / Math.max(1, readings.length)))
    const most = readings.length === 1 ? limit : Math.min(limit, rankedOfCorrection)
    const lists = readings.map(({ prefix }, place) =>
      place < likelyCorrections
        ? this.#ranked([prefix], most, rankedOfCorrection)
        : this.#matching(anyOf([prefix]), share),
    )
    const longest = Math.max(0, ...lists.map((list) => list.length))
    return Array.from({ length: longest }, (_, place) => lists.flatMap((list) => list[place] ?? [])).flat()
  }

  /** All words, each of those that are wrong as any of its corrections; the more are wrong, the fewer of each. */
  #read(words: readonly string[], wrong: readonly string[]): Found[] {
    const most = Math.ceil(mostCorrections / wrong.length)
    const choices = words.map((word) =>
      wrong.includes(word)
        ? this.#corrections(word, false)
            .slice(0, most)
            .map(({ prefix }) => prefix)
        : [word],
    )
    if (choices.some((some) => some.length === 0)) return []
    return this.#matching(choices.map(anyOf).join(' AND '), rankedExactly)
  }

  /** @param isFound something has the word as it was typed: then only whole words come into question */
  #corrections(word: string, isFound: boolean): Correction[] {
    const all = corrections(this.#terms, word)
    const least = isFound ? this.#terms.products(word) * muchOftener : 0
    return all.filter(({ whole, products }) => !isFound || (whole && products >= least)).slice(0, mostCorrections)
  }

  #isKnown(word: string): boolean {
    if (this.#terms.isStart(word)) return true
    // Codes and numbers are found, though nothing is corrected to them.
    const sql = 'SELECT 1 FROM search_words WHERE search_words MATCH ? LIMIT 1'
    return this.#connection.get(sql, anyOf([word])) !== undefined
  }
}

/** One of the words, whole or as a prefix (https://sqlite.org/fts5.html#full_text_query_syntax). */
const anyOf = (words: readonly string[]): string => `(${words.map((word) => `"${word}"*`).join(' OR ')})`

/** Names that start with the words. */
const startsWith = (words: readonly string[]): string => `"${nameStart(words)}"*`

const toFound = (row: Row): Found => ({
  serial: Number(row['serial']),
  productId: String(row['product']),
  variantId: String(row['variant']),
})
