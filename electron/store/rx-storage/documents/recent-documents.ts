import type { KnownDocument } from './document.ts'

/** The last documents of a table that a commit wrote or read: they are what is asked for next, as a cart is when it is paid. */
export class RecentDocuments {
  readonly #known = new Map<string, KnownDocument>()

  get(id: string): KnownDocument | undefined {
    return this.#known.get(id)
  }

  /** Only of a document that is in the file as it is here. Those that are deleted may be purged, and are not kept. */
  keep(id: string, document: KnownDocument): void {
    this.#known.delete(id)
    if (document.stored._deleted) return
    this.#known.set(id, document)
    if (this.#known.size <= keptAtMost) return
    for (const oldest of this.#known.keys()) {
      this.#known.delete(oldest)
      return
    }
  }

  forget(id: string): void {
    this.#known.delete(id)
  }
}

/** Web orders that are in the air at once are written three times each; a cart of a thousand lines is about a megabyte in memory. */
export const keptAtMost = 128
