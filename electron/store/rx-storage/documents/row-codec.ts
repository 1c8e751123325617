import { crc32 } from 'node:zlib'
import type { RxAttachmentData } from 'rxdb'
import { StoreUnreadableError } from '../errors.ts'
import type { Row, SqlValue } from '../sqlite/driver.ts'
import type { KnownDocument, PlainDocument, StoredDocument } from './document.ts'
import { fromSortable } from './sortable-text.ts'

/** The columns that `toStored` and `toPlain` read. */
export const rowColumns = 'id, rev, deleted, lwt, extra, data, crc'

/** What RxDB keeps with a document beside revision, time and deleted flag; most documents have none of it. */
interface Extra {
  readonly meta?: Record<string, unknown>
  readonly attachments?: Record<string, RxAttachmentData>
}

/** The document's own fields as JSON in UTF-8: half the bytes of a text in a UTF-16 database. */
export const encodeData = (document: PlainDocument): Uint8Array => Buffer.from(JSON.stringify(document))

export const encodeExtra = (document: StoredDocument): SqlValue => {
  const { lwt: _, ...meta } = document._meta
  const hasMeta = Object.keys(meta).length > 0
  const hasAttachments = Object.keys(document._attachments).length > 0
  if (!hasMeta && !hasAttachments) return null
  const extra: Extra = { ...(hasMeta && { meta }), ...(hasAttachments && { attachments: document._attachments }) }
  return JSON.stringify(extra)
}

/** CRC-32 of what the document is read from: a disk that changes a digit of a price must not go unnoticed. */
export const checksum = (data: Uint8Array, extra: SqlValue): number =>
  extra === null ? crc32(data) : crc32(String(extra), crc32(data))

/** Whether the row's document is the one that was written. */
export const isSound = (row: Row): boolean => checksum(row['data'] as Uint8Array, row['extra'] ?? null) === row['crc']

/** @throws StoreUnreadableError when the bytes are not those that were written. */
export const toPlain = (row: Row): PlainDocument => {
  const data = row['data'] as Uint8Array
  if (!isSound(row)) {
    throw new StoreUnreadableError(
      `The document ${fromSortable(String(row['id']))} in the data file is damaged: what is there is not what was written. Restore a backup.`,
    )
  }
  return JSON.parse(Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString()) as PlainDocument
}

export const toStored = (row: Row): StoredDocument => toKnown(row).stored

export const toKnown = (row: Row): KnownDocument => {
  const extra: Extra = row['extra'] === null ? {} : (JSON.parse(String(row['extra'])) as Extra)
  const plain = toPlain(row)
  const stored = {
    ...plain,
    _deleted: row['deleted'] === 1,
    _rev: String(row['rev']),
    _meta: { ...extra.meta, lwt: Number(row['lwt']) },
    _attachments: extra.attachments ?? {},
  }
  return { stored, plain }
}
