import type { Connection } from '../rx-storage/sqlite/connection.ts'
import type { SearchTexts } from './search-words.ts'

/**
 * What full-text search's index is still to be told. It is told all at once, in the order of the numbers: FTS5 collects
 * in memory what it is told, and writes it down as one more segment of its index when a lower number comes, and before
 * each statement that could be undone on its own (xSavepoint in SQLite's fts5_main.c).
 *
 * Segments are merged here, a few pages with each transaction (https://sqlite.org/fts5.html#the_merge_command), and not
 * by FTS5 of its own accord: it does that seldom, then hundreds of pages at once, and holds whoever sells meanwhile.
 */
export class IndexChanges {
  readonly #removed = new Set<number>()
  readonly #entered = new Map<number, SearchTexts>()

  get count(): number {
    return this.#removed.size + this.#entered.size
  }

  enter(number: number, texts: SearchTexts): void {
    this.#entered.set(number, texts)
  }

  remove(number: number): void {
    if (!this.#entered.delete(number)) this.#removed.add(number)
  }

  writeTo(connection: Connection): void {
    if (this.count === 0) return
    const pages = leastMerged + this.count
    for (const number of ascending(this.#removed.keys()))
      connection.run('DELETE FROM search_words WHERE rowid = ?', number)
    for (const number of ascending(this.#entered.keys())) {
      const texts = this.#entered.get(number)
      if (texts !== undefined)
        connection.run(
          'INSERT INTO search_words (rowid, name, other) VALUES (?, ?, ?)',
          number,
          texts.nameWords,
          texts.otherWords,
        )
    }
    connection.run(`INSERT INTO search_words (search_words, rank) VALUES ('merge', ?)`, pages)
    this.clear()
  }

  clear(): void {
    this.#removed.clear()
    this.#entered.clear()
  }
}

/** Pages; one more for each entry. */
const leastMerged = 16

const ascending = (numbers: Iterable<number>): number[] => [...numbers].sort((one, other) => one - other)
