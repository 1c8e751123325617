import type { KnownDocument, PlainDocument } from './rx-storage/documents/document.ts'
import type { DocumentTable } from './rx-storage/documents/document-table.ts'

/** The documents that a transaction has read or written, by id: each is read from the file once. */
export class TransactionDocuments {
  readonly #known = new Map<DocumentTable, Map<string, KnownDocument | undefined>>()

  /** Whether the transaction has looked for it or written it. */
  isKnown(table: DocumentTable, id: string): boolean {
    return this.#ofTable(table).has(id)
  }

  /** As the file has it now, the transaction's own writes included; deleted ones too. */
  known(table: DocumentTable, id: string): KnownDocument | undefined {
    const ofTable = this.#ofTable(table)
    if (ofTable.has(id)) return ofTable.get(id)
    const read = table.getKnown(id)
    ofTable.set(id, read)
    // The transaction has not written it yet: it is what the file holds, also after a rollback.
    if (read !== undefined) table.remember(id, read)
    return read
  }

  plain(table: DocumentTable, id: string): PlainDocument | undefined {
    const known = this.known(table, id)
    return known?.stored._deleted ? undefined : known?.plain
  }

  written(table: DocumentTable, id: string, document: KnownDocument): void {
    this.#ofTable(table).set(id, document)
  }

  #ofTable(table: DocumentTable): Map<string, KnownDocument | undefined> {
    const known = this.#known.get(table)
    if (known !== undefined) return known
    const fresh = new Map<string, KnownDocument | undefined>()
    this.#known.set(table, fresh)
    return fresh
  }
}
