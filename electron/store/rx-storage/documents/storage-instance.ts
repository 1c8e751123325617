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
  type RxStorageInstanceCreationParams,
  type RxStorageQueryResult,
} from 'rxdb'
import { EMPTY, filter, map, mergeMap, type Observable, Subject, takeUntil } from 'rxjs'
import { countQuery, type FilledQuery, runQuery } from '../query/run-query.ts'
import type { SlowQueries } from '../query/slow-queries.ts'
import type { Connection } from '../sqlite/connection.ts'
import { type Attachments, type BlobBytes, readBlobs } from './attachments.ts'
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
  /** Told of each query, in development. */
  readonly slow?: SlowQueries
}

/** Tombstones purged at once; more would hold up a sale. */
const purgedAtOnce = 1000

const noBytes: BlobBytes = new Map()

/** Tables that are gone from the file: another instance may still have them in hand. */
const removedTables = new WeakSet<DocumentTable>()

/**
 * One collection, as RxDB asks for it. RxDB's types are promises; the answers are there at once. Several instances of one
 * collection see the same documents and events, so that RxDB's `multiInstance` needs no more than one open file.
 */
export class StorageInstance<D> implements RxStorageInstance<D, StorageParts, object, Checkpoint> {
  readonly databaseName: string
  readonly collectionName: string
  readonly schema: Readonly<RxJsonSchema<RxDocumentData<D>>>
  readonly internals: StorageParts
  readonly options: object
  readonly table: DocumentTable
  readonly #closed = new Subject<void>()
  #closing: Promise<void> | undefined
  /** Writes with attachments, which are read before they are written: one after the other, as they came. */
  #reading: Promise<unknown> = Promise.resolve()

  constructor(params: RxStorageInstanceCreationParams<D, object>, table: DocumentTable, parts: StorageParts) {
    this.databaseName = params.databaseName
    this.collectionName = params.collectionName
    this.schema = params.schema
    this.internals = parts
    this.options = params.options
    this.table = table
  }

  async bulkWrite(documentWrites: BulkWriteRow<D>[], context: string) {
    this.#ensureOpen()
    const rows = documentWrites as unknown as WriteRow[]
    if (this.schema.attachments === undefined) return this.#write(rows, context, noBytes)
    const written = this.#reading.then(async () => this.#write(rows, context, await readBlobs(rows)))
    this.#reading = written.catch(() => {})
    return written
  }

  async findDocumentsById(ids: string[], withDeleted: boolean): Promise<RxDocumentData<D>[]> {
    this.#ensureOpen()
    const found = ids.flatMap((id) => this.table.get(id) ?? [])
    return (withDeleted ? found : found.filter((document) => !document._deleted)) as RxDocumentData<D>[]
  }

  async query(prepared: PreparedQuery<D>): Promise<RxStorageQueryResult<D>> {
    this.#ensureOpen()
    const documents = runQuery(
      this.internals.connection,
      this.table,
      filledQuery(prepared.query),
      toStored,
      this.internals.slow,
    )
    return { documents: documents as RxDocumentData<D>[] }
  }

  async count(prepared: PreparedQuery<D>): Promise<RxStorageCountResult> {
    this.#ensureOpen()
    const { count, fast } = countQuery(
      this.internals.connection,
      this.table,
      filledQuery(prepared.query),
      this.internals.slow,
    )
    return { count, mode: fast ? 'fast' : 'slow' }
  }

  async getAttachmentData(documentId: string, attachmentId: string, digest: string): Promise<Blob> {
    this.#ensureOpen()
    return this.internals.attachments.get(this.table, documentId, attachmentId, digest)
  }

  async getChangedDocumentsSince(limit: number, checkpoint?: Checkpoint) {
    this.#ensureOpen()
    const changed = this.table.changedSince(checkpoint?.seq ?? 0, limit)
    return {
      documents: changed.map(({ document }) => document) as RxDocumentData<D>[],
      checkpoint: { seq: changed.at(-1)?.seq ?? checkpoint?.seq ?? 0 },
    }
  }

  changeStream(): Observable<EventBulk<RxStorageChangeEvent<D>, Checkpoint>> {
    if (this.#closing !== undefined) return EMPTY
    return this.internals.writePath.committed.pipe(
      takeUntil(this.#closed),
      mergeMap((commit) => commit.filter(({ table }) => table.name === this.table.name)),
      map(({ bulk }) => bulk as unknown as EventBulk<RxStorageChangeEvent<D>, Checkpoint>),
      filter((bulk) => bulk.events.length > 0),
    )
  }

  async cleanup(minimumDeletedTime: number): Promise<boolean> {
    this.#ensureOpen()
    const { attachments, connection } = this.internals
    const purged = connection.transaction(() => {
      const ids = this.table.purge(now() - minimumDeletedTime, purgedAtOnce)
      attachments.purge(this.table, ids)
      return ids.length
    })
    return purged < purgedAtOnce
  }

  /** May be called more than once. Writes that have been asked for are still made. */
  async close(): Promise<void> {
    this.#closing ??= this.#endWhenWritten()
    return this.#closing
  }

  /** Takes the collection out of the file, with its attachments. @throws Error when the instance has been closed. */
  async remove(): Promise<void> {
    this.#ensureOpen()
    await this.close()
    if (removedTables.has(this.table)) return
    this.internals.tables.remove(this.table, () => this.internals.attachments.purge(this.table))
    removedTables.add(this.table)
  }

  #write(rows: readonly WriteRow[], context: string, bytes: BlobBytes) {
    const { attachments, writePath } = this.internals
    const write = { table: this.table, rows, context, bytes }
    const error = writePath.transaction(context, (writes) => bulkWrite(write, writes, attachments))
    return { error: error as never[] }
  }

  async #endWhenWritten(): Promise<void> {
    await this.#reading
    this.#closed.next()
    this.#closed.complete()
  }

  #ensureOpen(): void {
    if (removedTables.has(this.table)) throw new Error(`The collection ${this.collectionName} has been removed.`)
    if (this.#closing !== undefined) throw new Error(`The collection ${this.collectionName} has been closed.`)
  }
}

/** RxDB's wrapper for key compression hands a query on without `skip`. */
const filledQuery = (query: unknown): FilledQuery => {
  const { skip = 0, ...rest } = query as Partial<FilledQuery>
  return { ...rest, skip } as FilledQuery
}
