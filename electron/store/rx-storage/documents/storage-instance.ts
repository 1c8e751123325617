import {
  type BulkWriteRow,
  type EventBulk,
  now,
  type PreparedQuery,
  type RxDocumentData,
  type RxJsonSchema,
  type RxStorageChangeEvent,
  type RxStorageCountResult,
  type RxStorageInstance,
  type RxStorageQueryResult,
} from 'rxdb'
import { filter, map, mergeMap, type Observable, Subject, takeUntil } from 'rxjs'
import { countQuery, type FilledQuery, runQuery } from '../query/run-query.ts'
import type { Connection } from '../sqlite/connection.ts'
import { type Attachments, readBlobs } from './attachments.ts'
import { bulkWrite, type WriteRow } from './bulk-write.ts'
import type { DocumentTable } from './document-table.ts'
import { toStored } from './row-codec.ts'
import type { TableRegistry } from './table-registry.ts'
import type { Checkpoint, WritePath } from './write-path.ts'

/** The parts of the store that an instance works with. */
export interface StorageParts {
  readonly connection: Connection
  readonly tables: TableRegistry
  readonly writePath: WritePath
  readonly attachments: Attachments
}

/** Tombstones purged at once; more would hold up a sale. */
const purgedAtOnce = 1000

/** One collection, as RxDB asks for it. RxDB's types are promises; the answers are there at once. */
export class StorageInstance<D> implements RxStorageInstance<D, StorageParts, object, Checkpoint> {
  readonly databaseName: string
  readonly collectionName: string
  readonly schema: Readonly<RxJsonSchema<RxDocumentData<D>>>
  readonly internals: StorageParts
  readonly options: object
  readonly #table: DocumentTable
  readonly #closed = new Subject<void>()

  constructor(
    databaseName: string,
    table: DocumentTable,
    schema: Readonly<RxJsonSchema<RxDocumentData<D>>>,
    parts: StorageParts,
    options: object,
  ) {
    this.databaseName = databaseName
    this.collectionName = table.collection
    this.schema = schema
    this.internals = parts
    this.options = options
    this.#table = table
  }

  async bulkWrite(documentWrites: BulkWriteRow<D>[], context: string) {
    const rows = documentWrites as unknown as WriteRow[]
    const { attachments, writePath } = this.internals
    const bytes = this.schema.attachments === undefined ? new Map<Blob, Uint8Array>() : await readBlobs(rows)
    const write = { table: this.#table, rows, context, bytes }
    const error = writePath.transaction(context, (writes) => bulkWrite(write, writes, attachments))
    return { error: error as never[] }
  }

  async findDocumentsById(ids: string[], withDeleted: boolean): Promise<RxDocumentData<D>[]> {
    const found = ids.flatMap((id) => this.#table.get(id) ?? [])
    return (withDeleted ? found : found.filter((document) => !document._deleted)) as RxDocumentData<D>[]
  }

  async query(prepared: PreparedQuery<D>): Promise<RxStorageQueryResult<D>> {
    const documents = runQuery(
      this.internals.connection,
      this.#table,
      prepared.query as unknown as FilledQuery,
      toStored,
    )
    return { documents: documents as RxDocumentData<D>[] }
  }

  async count(prepared: PreparedQuery<D>): Promise<RxStorageCountResult> {
    const { count, fast } = countQuery(this.internals.connection, this.#table, prepared.query)
    return { count, mode: fast ? 'fast' : 'slow' }
  }

  async getAttachmentData(documentId: string, attachmentId: string, digest: string): Promise<Blob> {
    return this.internals.attachments.get(this.collectionName, documentId, attachmentId, digest)
  }

  async getChangedDocumentsSince(limit: number, checkpoint?: Checkpoint) {
    const changed = this.#table.changedSince(checkpoint?.seq ?? 0, limit)
    return {
      documents: changed.map(({ document }) => document) as RxDocumentData<D>[],
      checkpoint: { seq: changed.at(-1)?.seq ?? checkpoint?.seq ?? 0 },
    }
  }

  changeStream(): Observable<EventBulk<RxStorageChangeEvent<D>, Checkpoint>> {
    return this.internals.writePath.committed.pipe(
      takeUntil(this.#closed),
      mergeMap((commit) => commit.filter(({ table }) => table.name === this.#table.name)),
      map(({ bulk }) => bulk as unknown as EventBulk<RxStorageChangeEvent<D>, Checkpoint>),
      filter((bulk) => bulk.events.length > 0),
    )
  }

  async cleanup(minimumDeletedTime: number): Promise<boolean> {
    const { attachments, connection } = this.internals
    const purged = connection.transaction(() => {
      const ids = this.#table.purge(now() - minimumDeletedTime, purgedAtOnce)
      attachments.purge(this.collectionName, ids)
      return ids.length
    })
    return purged < purgedAtOnce
  }

  async close(): Promise<void> {
    this.#closed.next()
    this.#closed.complete()
  }

  async remove(): Promise<void> {
    this.internals.tables.remove(this.#table)
    this.internals.attachments.purge(this.collectionName)
    await this.close()
  }
}
