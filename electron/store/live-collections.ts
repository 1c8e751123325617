import { createRxDatabase, type RxCollection, type RxDatabase, type RxStorage } from 'rxdb'
import type { CollectionName, Collections, Query } from '../order-manager/ports/store.ts'
import { schemas } from './collections.ts'
import { sorted } from './default-sort.ts'
import type { PlainDocument } from './rx-storage/documents/document.ts'
import type { StorageParts } from './rx-storage/documents/storage-instance.ts'

type LiveCollection = RxCollection<PlainDocument>

/**
 * RxDB's view of the collections, for live queries and replication. Each opens at first use: commits and reads don't
 * need it, and RxDB refuses the 15th open collection in a process.
 */
export class LiveCollections {
  readonly #storage: RxStorage<StorageParts, object>
  readonly #opening = new Map<CollectionName, Promise<LiveCollection>>()
  #database: Promise<RxDatabase> | undefined
  #closed = false

  constructor(storage: RxStorage<StorageParts, object>) {
    this.#storage = storage
  }

  open(name: CollectionName): Promise<LiveCollection> {
    const known = this.#opening.get(name)
    if (known !== undefined) return known
    const opening = this.#open(name)
    this.#opening.set(name, opening)
    return opening
  }

  watch<C extends CollectionName>(name: C, query: Query, listener: (documents: Collections[C][]) => void): () => void {
    let stop: (() => void) | undefined
    let stopped = false
    const start = async (): Promise<void> => {
      const collection = await this.open(name)
      if (stopped || this.#closed) return
      const live = collection.find(structuredClone(sorted(query)) as never).$.subscribe((documents) => {
        listener(documents.map((document) => document.toJSON()) as unknown as Collections[C][])
      })
      stop = () => live.unsubscribe()
    }
    start().catch((error: unknown) => {
      if (!this.#closed) throw error
    })
    return () => {
      stopped = true
      stop?.()
    }
  }

  async close(): Promise<void> {
    this.#closed = true
    const database = await this.#database
    await Promise.allSettled(this.#opening.values())
    await database?.close()
  }

  async #open(name: CollectionName): Promise<LiveCollection> {
    if (this.#closed) throw new Error('The store is closed.')
    this.#database ??= createRxDatabase({
      name: 'tillhouse',
      storage: this.#storage,
      multiInstance: false,
      allowSlowCount: true,
    })
    const database = await this.#database
    const opened = await database.addCollections({ [name]: { schema: schemas[name] } })
    return opened[name] as LiveCollection
  }
}
