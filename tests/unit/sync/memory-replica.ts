import type {
  LocalVersion,
  RefusedChange,
  Replica,
  ReplicaTransaction,
} from '../../../electron/order-manager/ports/replica.ts'
import { type LogicalTime, noTime, tick } from '../../../shared/domain/sync/clock.ts'
import { changedFields, type FieldTimes } from '../../../shared/domain/sync/merge-fields.ts'
import { ruleOf, type Synced } from '../../../shared/domain/sync/rules.ts'

interface Kept {
  readonly collection: string
  readonly id: string
  readonly document: Synced | null
  readonly revision: number
  readonly times: FieldTimes
  readonly seq: number
}

const nothingEarlier = (): void => {
  throw new Error('Every till here was there from the start.')
}

/** A till's data as replication sees them, in memory: what `electron/store/sync` keeps in SQLite. */
export class MemoryReplica implements Replica {
  readonly #kept = new Map<string, Kept>()
  readonly #taken = new Set<number>()
  readonly #refused = new Map<string, RefusedChange>()
  readonly #device: string
  #clock: LogicalTime = noTime
  #seq = 0
  #pulled = 0
  #pushed = 0
  /** Milliseconds since 1970, by a clock that somebody sets. */
  wall = 0

  constructor(device: string) {
    this.#device = device
  }

  all(): readonly Kept[] {
    return [...this.#kept.values()]
  }

  get(collection: string, id: string): Synced | null {
    return this.#kept.get(`${collection}/${id}`)?.document ?? null
  }

  wasDeleted(collection: string, id: string): boolean {
    return this.#kept.get(`${collection}/${id}`)?.document === null
  }

  /** What the till itself writes. */
  put(collection: string, id: string, document: Synced | null): void {
    const before = this.#kept.get(`${collection}/${id}`)
    const edited = ruleOf(collection)?.merge === 'fields' && document?.['kind'] !== 'register' ? before?.document : null
    const fields =
      edited === null || edited === undefined ? [] : document === null ? [''] : changedFields(edited, document)
    if (fields.length > 0) this.#clock = tick(this.#clock, this.wall, this.#device)
    const times = { ...before?.times, ...Object.fromEntries(fields.map((field) => [field, this.#clock])) }
    this.#write({ collection, id, document, revision: before?.revision ?? 0, times })
  }

  #write(kept: Omit<Kept, 'seq'>): number {
    this.#seq += 1
    for (const time of Object.values(kept.times)) if (time > this.#clock) this.#clock = time
    this.#kept.set(`${kept.collection}/${kept.id}`, { ...kept, seq: this.#seq })
    return this.#seq
  }

  #waiting(): Kept[] {
    return this.all()
      .filter(({ seq }) => seq > this.#pushed && !this.#taken.has(seq))
      .sort((one, other) => one.seq - other.seq)
  }

  position = (): number => this.#pulled
  earlier = (): null => null
  waiting = (): number => this.#waiting().length
  isTold = (collection: string, id: string): boolean =>
    this.commit((transaction) => transaction.version(collection, id)?.changed === false)
  refused = (): RefusedChange[] => [...this.#refused.values()]
  changes = (limit: number) => {
    const changes = this.#waiting().slice(0, limit)
    return {
      changes: changes.map(({ revision, ...change }) => ({ ...change, base: revision })),
      through: changes.at(-1)?.seq ?? this.#pushed,
    }
  }
  fill = <R>(work: () => Promise<R>): Promise<R> => work()
  beginAgain = (): void => {
    this.#pulled = 0
    this.#pushed = 0
    this.#taken.clear()
    for (const [key, kept] of this.#kept) this.#kept.set(key, { ...kept, revision: 0 })
  }

  commit = <R>(work: (transaction: ReplicaTransaction) => R): R => {
    const know = (collection: string, id: string, revision: number): void => {
      const kept = this.#kept.get(`${collection}/${id}`)
      if (kept !== undefined) this.#kept.set(`${collection}/${id}`, { ...kept, revision })
    }
    const later: (() => void)[] = []
    const result = work({
      version: (collection, id): LocalVersion | undefined => {
        const kept = this.#kept.get(`${collection}/${id}`)
        return kept && { ...kept, changed: kept.seq > this.#pushed && !this.#taken.has(kept.seq) }
      },
      takeOver: (collection, id, document, revision, times) =>
        later.push(() => this.#taken.add(this.#write({ collection, id, document, revision, times }))),
      takeOverOnce: (collection, document) =>
        later.push(() => {
          const { id } = document
          if (!this.#kept.has(`${collection}/${id}`))
            this.#taken.add(this.#write({ collection, id, document, revision: 0, times: {} }))
        }),
      putMerged: (collection, id, document, revision, times) =>
        later.push(() => this.#write({ collection, id, document, revision, times })),
      confirm: know,
      leave: () => {
        throw new Error('This shop keeps everything.')
      },
      refuse: (change) => this.#refused.set(`${change.collection}/${change.id}`, change),
      settle: (collection, id) => this.#refused.delete(`${collection}/${id}`),
      pulled: (position) => {
        this.#pulled = position
      },
      earlierUpTo: nothingEarlier,
      earlierReached: nothingEarlier,
      pushed: (place) => {
        this.#pushed = Math.max(this.#pushed, place)
      },
    })
    for (const write of later) write()
    return result
  }
}
