import type { PlainDocument } from '../documents/document.ts'

/** Something that follows from the documents, and is kept up to date in the transaction that writes them. */
export interface Projection {
  readonly name: string
  /** Raised when the same documents give another result, or lie in other tables: it is then rebuilt at the next start. */
  readonly version: number
  readonly collections: ReadonlySet<string>
  /** Makes its tables, empty, in place of what there was. */
  reset(): void
  /** Takes in the change of one document; undefined stands for one that isn't there, or was deleted. */
  apply(collection: string, after: PlainDocument | undefined, before: PlainDocument | undefined): void
  /** Writes what it has put off to the end of the transaction. */
  finish?(): void
  /** The transaction was taken back: what it put off is not to be written. */
  abandon?(): void
}
