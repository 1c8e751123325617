import type { HubDocument } from '../../../shared/contract/hub/protocol.ts'
import type { FieldTimes } from '../../../shared/domain/sync/merge-fields.ts'
import type { Synced } from '../../../shared/domain/sync/rules.ts'
import { numberOf, type Row } from '../database/database.ts'

/** A document as the database has it. */
export interface Stored {
  readonly collection: string
  readonly id: string
  /** Null: every store's. */
  readonly store: string | null
  readonly revision: number
  readonly deleted: boolean
  /** JSON; of a deleted document, its last state. */
  readonly body: string
  /** JSON of `FieldTimes`. */
  readonly times: string
  readonly device: string
}

export const storedColumns = 'collection, id, store, revision, deleted, body, times, device'

export const storedOf = (row: Row): Stored => ({
  collection: String(row['collection']),
  id: String(row['id']),
  store: typeof row['store'] === 'string' ? row['store'] : null,
  revision: numberOf(row['revision']),
  deleted: row['deleted'] === true,
  body: String(row['body']),
  times: String(row['times']),
  device: String(row['device']),
})

export const toldOf = ({ collection, id, revision, deleted, body, times, device }: Stored): HubDocument => ({
  collection,
  id,
  revision,
  document: bodyOf({ deleted, body }),
  times: JSON.parse(times) as FieldTimes,
  device,
})

/** The same as JSON: a document goes out as it came in, and is not read for that. */
export const toldText = ({ collection, id, revision, deleted, body, times, device }: Stored): string =>
  `{"collection":${JSON.stringify(collection)},"id":${JSON.stringify(id)},"revision":${revision},"document":${deleted ? 'null' : body},"times":${times},"device":${JSON.stringify(device)}}`

/** Null where it was deleted. */
export const bodyOf = ({ deleted, body }: Pick<Stored, 'deleted' | 'body'>): Synced | null =>
  deleted ? null : (JSON.parse(body) as Synced)
