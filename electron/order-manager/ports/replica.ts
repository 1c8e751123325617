import type { Refusal } from '../../../shared/domain/refusal.ts'
import type { FieldTimes } from '../../../shared/domain/sync/merge-fields.ts'
import type { LeftOrder } from '../../../shared/domain/sync/order-window.ts'
import type { Synced } from '../../../shared/domain/sync/rules.ts'

/** A document that was written here and that the hub has not taken yet. */
export interface LocalChange {
  readonly collection: string
  readonly id: string
  /** Null where it was deleted. */
  readonly document: Synced | null
  /** The hub's revision that it replaces; 0 where the hub has none. */
  readonly base: number
  readonly times: FieldTimes
}

export interface LocalVersion {
  readonly document: Synced | null
  readonly revision: number
  readonly times: FieldTimes
  /** Whether it was changed here since the hub had it. */
  readonly changed: boolean
}

/** What the hub refused, which stays until somebody has seen to it. */
export interface RefusedChange {
  readonly collection: string
  readonly id: string
  readonly why: Refusal
  /** Milliseconds since 1970. */
  readonly at: number
}

export interface ReplicaTransaction {
  /** Undefined where this till never had the document. */
  version(collection: string, id: string): LocalVersion | undefined
  /** The document as the hub has it: it is not pushed again. */
  takeOver(collection: string, id: string, document: Synced | null, revision: number, times: FieldTimes): void
  /** The same of what is written once: what is here already stays as it is. */
  takeOverOnce(collection: string, document: Synced): void
  /** What became of two versions: it is pushed, over the revision. */
  putMerged(collection: string, id: string, document: Synced | null, revision: number, times: FieldTimes): void
  /** The hub has this version by now, as it is here. */
  confirm(collection: string, id: string, revision: number): void
  /** An order stays on the hub; where it is here already, it stays here. */
  leave(order: LeftOrder): void
  refuse(change: RefusedChange): void
  settle(collection: string, id: string): void
  /** The checkpoint of the hub's sequence up to which all was taken over. */
  pulled(position: number): void
  /** What is closed, and was written up to this place of the hub's sequence, comes later. */
  earlierUpTo(position: number): void
  /** It has come up to here. */
  earlierReached(position: number): void
  /** All that was written here up to this place has been answered by the hub. */
  pushed(place: number): void
}

/** The store, as replication sees it. What it keeps lies in the data file, and is written in the commits that it belongs to. */
export interface Replica {
  position(): number
  /** What a new till still lacks of what is closed: how far it has come, and how far it is to go; null for nothing. */
  earlier(): { readonly reached: number; readonly through: number } | null
  /**
   * The newest state of what was written here and not pushed, in the order of writing, and the place to go on from. A few more
   * than so many, where they belong to the last commit.
   */
  changes(limit: number): { readonly changes: readonly LocalChange[]; readonly through: number }
  waiting(): number
  /** Whether the hub has the document as it is here. */
  isTold(collection: string, id: string): boolean
  refused(): RefusedChange[]
  commit<R>(work: (transaction: ReplicaTransaction) => R): R
  /** Runs the download of a shop, while which nobody reads: what only readers need is made at its end, also where it is cut. */
  fill<R>(work: () => Promise<R>): Promise<R>
  /** The hub's data were restored, or it is another hub: everything is compared and pushed again. */
  beginAgain(): void
}
