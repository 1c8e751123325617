import type { RxAttachmentData } from 'rxdb'
import type { Row, SqlValue } from '../sqlite/driver.ts'
import { type PlainDocument, type StoredDocument, withoutBookkeeping } from './document.ts'

/** The columns that `toStored` and `toPlain` read. */
export const rowColumns = 'rev, deleted, lwt, extra, data'

/** What RxDB keeps with a document beside revision, time and deleted flag; most documents have none of it. */
interface Extra {
  readonly meta?: Record<string, unknown>
  readonly attachments?: Record<string, RxAttachmentData>
}

/** The document's own fields as JSON in UTF-8: half the bytes of a text in a UTF-16 database. */
export const encodeData = (document: StoredDocument): Uint8Array =>
  Buffer.from(JSON.stringify(withoutBookkeeping(document)))

export const encodeExtra = (document: StoredDocument): SqlValue => {
  const { lwt: _, ...meta } = document._meta
  const hasMeta = Object.keys(meta).length > 0
  const hasAttachments = Object.keys(document._attachments).length > 0
  if (!hasMeta && !hasAttachments) return null
  const extra: Extra = { ...(hasMeta && { meta }), ...(hasAttachments && { attachments: document._attachments }) }
  return JSON.stringify(extra)
}

export const toPlain = (row: Row): PlainDocument => {
  const data = row['data'] as Uint8Array
  return JSON.parse(Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString()) as PlainDocument
}

export const toStored = (row: Row): StoredDocument => {
  const extra: Extra = row['extra'] === null ? {} : (JSON.parse(String(row['extra'])) as Extra)
  return {
    ...toPlain(row),
    _deleted: row['deleted'] === 1,
    _rev: String(row['rev']),
    _meta: { ...extra.meta, lwt: Number(row['lwt']) },
    _attachments: extra.attachments ?? {},
  }
}
