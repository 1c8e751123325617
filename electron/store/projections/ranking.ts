import type { Connection } from '../rx-storage/sqlite/connection.ts'
import type { CatalogSearch } from './catalog-search.ts'

/** Milliseconds after a sale: those that follow at once are taken together. */
const afterSale = 250
/** Milliseconds between two pieces of work, for whoever wants to sell meanwhile. */
const betweenPieces = 20
/** Variants in one piece, a few milliseconds' work. */
const pieceSize = 16

/**
 * Tells search between the sales, and never within one, what has come to sell more: a sale notes that alone, since
 * writing full-text search's index takes as long as the rest of it.
 */
export class Ranking {
  readonly #connection: Connection
  readonly #catalog: CatalogSearch
  #timer: NodeJS.Timeout | undefined
  #closed = false

  constructor(connection: Connection, catalog: CatalogSearch) {
    this.#connection = connection
    this.#catalog = catalog
  }

  /** After a commit that may have changed what sells; and at the start, for what was left over. */
  wake(): void {
    this.#schedule(afterSale)
  }

  close(): void {
    this.#closed = true
    clearTimeout(this.#timer)
  }

  #schedule(milliseconds: number): void {
    if (this.#closed || this.#timer !== undefined) return
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      if (this.#isMoreLeft()) this.#schedule(betweenPieces)
    }, milliseconds)
    this.#timer.unref()
  }

  #isMoreLeft(): boolean {
    if (!this.#catalog.isRankOutdated()) return false
    try {
      return this.#connection.transaction(() => this.#catalog.updateRank(pieceSize)) === pieceSize
    } catch {
      // A full disk, say. What is to be done stays noted, and the next sale wakes this again.
      return false
    }
  }
}
