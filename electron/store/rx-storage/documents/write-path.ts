import { randomUUID } from 'node:crypto'
import type { EventBulk, RxStorageChangeEvent } from 'rxdb'
import { Subject } from 'rxjs'
import type { Checkpoints } from '../sqlite/checkpoints.ts'
import type { Connection } from '../sqlite/connection.ts'
import { type KnownDocument, type PlainDocument, type StoredDocument, visible, withoutBookkeeping } from './document.ts'
import type { DocumentTable } from './document-table.ts'
import type { Projection } from './projection.ts'
import type { Sequence } from './sequence.ts'

export interface Checkpoint {
  readonly seq: number
}
type ChangeBulk = EventBulk<RxStorageChangeEvent<StoredDocument>, Checkpoint>

/** What one transaction did to a table: the documents as they were before it and are after it, by id. */
export type TableChanges = Map<string, { readonly before: StoredDocument | undefined; readonly after: KnownDocument }>

/** Told after each commit: once for RxDB with the change events, once with the ids by collection. */
export interface Committed {
  readonly table: DocumentTable
  readonly bulk: ChangeBulk
}

/** The writes of the transaction that is open. */
export interface Writes {
  /**
   * Answers with the number of the write.
   * @param plain the document without bookkeeping, where the caller has it
   */
  write(
    table: DocumentTable,
    document: StoredDocument,
    previous: StoredDocument | undefined,
    plain?: PlainDocument,
  ): number
  /** Writes a document that is new, and answers with the number of the write; null, and does nothing, where there is one with its id. */
  insert(table: DocumentTable, document: StoredDocument, plain: PlainDocument): number | null
  /** The document as it was before the transaction, if the transaction has written it. */
  changes(table: DocumentTable): TableChanges
}

/** The one way by which documents get into the file: sequence, projections and events are kept here. */
export class WritePath {
  readonly committed = new Subject<readonly Committed[]>()
  readonly #connection: Connection
  readonly #sequence: Sequence
  readonly #projections: readonly Projection[]
  readonly #byCollection = new Map<string, readonly Projection[]>()
  readonly #checkpoints: Checkpoints
  readonly #waiting: (readonly Committed[])[] = []
  #emitting = false

  constructor(
    connection: Connection,
    sequence: Sequence,
    projections: readonly Projection[],
    checkpoints: Checkpoints,
  ) {
    this.#connection = connection
    this.#sequence = sequence
    this.#projections = projections
    this.#checkpoints = checkpoints
  }

  /**
   * Runs `work` in one transaction. After it has been committed, and only then, its change events go out.
   * @throws StoreFullError when the disk is full, and whatever `work` throws; nothing was written then.
   */
  transaction<R>(context: string, work: (writes: Writes) => R): R {
    const changed = new Map<DocumentTable, TableChanges>()
    const writes = this.#writes(changed)
    let committed = false
    try {
      const result = this.#connection.transaction(() => {
        const done = work(writes)
        for (const projection of this.#projections) projection.finish?.()
        return done
      })
      committed = true
      const first = this.#sequence.settled
      this.#sequence.settle(true)
      for (const [table, changes] of changed) table.rememberLast(changes)
      this.#emit(this.#bulks(changed, context))
      this.#checkpoints.written(this.#sequence.last - first)
      return result
    } finally {
      if (!committed && !this.#connection.inTransaction) this.#takeBack()
    }
  }

  #takeBack(): void {
    this.#sequence.settle(false)
    for (const projection of this.#projections) projection.abandon?.()
  }

  #writes(changed: Map<DocumentTable, TableChanges>): Writes {
    const changes = (table: DocumentTable): TableChanges => {
      const known = changed.get(table)
      if (known !== undefined) return known
      const fresh: TableChanges = new Map()
      changed.set(table, fresh)
      return fresh
    }
    const written = (table: DocumentTable, after: KnownDocument, previous: StoredDocument | undefined): void => {
      const document = after.stored
      for (const projection of this.#projectionsOf(table.collection))
        projection.apply(table.collection, visible(document), visible(previous))
      const id = String(document[table.shape.primary])
      const ofTable = changes(table)
      const earlier = ofTable.get(id)
      ofTable.set(id, { before: earlier === undefined ? previous : earlier.before, after })
    }
    const write: Writes['write'] = (table, stored, previous, plain = withoutBookkeeping(stored)) => {
      const number = this.#sequence.next()
      table.write(stored, previous, number, plain)
      written(table, { stored, plain }, previous)
      return number
    }
    const insert: Writes['insert'] = (table, stored, plain) => {
      // Taken only by what is written: a number that the file does not have would be a write that is missing.
      if (!table.insert(stored, this.#sequence.last + 1, plain)) return null
      written(table, { stored, plain }, undefined)
      return this.#sequence.next()
    }
    return { write, insert, changes }
  }

  #projectionsOf(collection: string): readonly Projection[] {
    const known = this.#byCollection.get(collection)
    if (known !== undefined) return known
    const found = this.#projections.filter(({ collections }) => collections.has(collection))
    this.#byCollection.set(collection, found)
    return found
  }

  #bulks(changed: Map<DocumentTable, TableChanges>, context: string): Committed[] {
    const checkpoint = { seq: this.#sequence.last }
    return [...changed].flatMap(([table, changes]) => {
      const events = [...changes].flatMap(([id, { before, after }]) => changeEvent(id, before, after.stored))
      return changes.size === 0 ? [] : [{ table, bulk: { id: randomUUID(), events, checkpoint, context } }]
    })
  }

  /** One commit after the other, also where a listener commits in turn. */
  #emit(commit: readonly Committed[]): void {
    this.#waiting.push(commit)
    if (this.#emitting) return
    this.#emitting = true
    try {
      for (let next = this.#waiting.shift(); next !== undefined; next = this.#waiting.shift()) {
        if (next.length > 0) this.committed.next(next)
      }
    } finally {
      this.#emitting = false
    }
  }
}

/** The event that RxDB expects for a change; none for a tombstone of a document that never was here. */
const changeEvent = (
  id: string,
  before: StoredDocument | undefined,
  after: StoredDocument,
): RxStorageChangeEvent<StoredDocument>[] => {
  if (after._deleted) {
    if (before === undefined) return []
    return [{ documentId: id, operation: 'DELETE', documentData: after, previousDocumentData: before }]
  }
  if (before === undefined || before._deleted) {
    return [{ documentId: id, operation: 'INSERT', documentData: after, previousDocumentData: undefined }]
  }
  return [{ documentId: id, operation: 'UPDATE', documentData: after, previousDocumentData: before }]
}
