import {
  type PlainDocument,
  type StoredDocument,
  visible,
  withoutBookkeeping,
} from './rx-storage/documents/document.ts'
import type { DocumentTable } from './rx-storage/documents/document-table.ts'

/** The documents that a transaction has read or written, by id: each is read from the file once. */
export class TransactionDocuments {
  readonly #known = new Map<DocumentTable, Map<string, StoredDocument | undefined>>()

  /** As the file has it now, the transaction's own writes included; deleted ones too. */
  stored(table: DocumentTable, id: string): StoredDocument | undefined {
    const ofTable = this.#ofTable(table)
    if (ofTable.has(id)) return ofTable.get(id)
    const read = table.get(id)
    ofTable.set(id, read)
    return read
  }

  plain(table: DocumentTable, id: string): PlainDocument | undefined {
    const document = visible(this.stored(table, id))
    return document && withoutBookkeeping(document as StoredDocument)
  }

  written(table: DocumentTable, id: string, document: StoredDocument): void {
    this.#ofTable(table).set(id, document)
  }

  #ofTable(table: DocumentTable): Map<string, StoredDocument | undefined> {
    const known = this.#known.get(table)
    if (known !== undefined) return known
    const fresh = new Map<string, StoredDocument | undefined>()
    this.#known.set(table, fresh)
    return fresh
  }
}
