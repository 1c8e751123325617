import type { RxDocumentData, RxJsonSchema } from 'rxdb'

/** A document as the domain knows it. */
export type PlainDocument = Record<string, unknown>

/** A document as RxDB knows it: with revision, deleted flag, meta and attachments. */
export type StoredDocument = RxDocumentData<PlainDocument>

/** A document in both forms. */
export interface KnownDocument {
  readonly stored: StoredDocument
  readonly plain: PlainDocument
}

export type StoredSchema = RxJsonSchema<StoredDocument>

/** The document without what RxDB adds to it. */
export const withoutBookkeeping = (document: StoredDocument): PlainDocument => {
  const { _rev, _meta, _deleted, _attachments, ...plain } = document
  return plain
}

/** What a projection and a query see of a document: nothing of one that is deleted. */
export const visible = (document: StoredDocument | undefined): PlainDocument | undefined =>
  document === undefined || document._deleted ? undefined : document
