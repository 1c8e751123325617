/** What the shop's process and its parent say to each other: one JSON text a line, the process on its stdout. */

/** A document, and a digest of what it says; null where it is not there. */
export type Written = readonly [key: string, digest: string | null]

/** Where the process is to end itself, counted from when it begins to trade; `opening` from when it opens the store. */
export type FailPoint =
  | { readonly at: 'opening'; readonly call: number }
  | { readonly at: 'before BEGIN' | 'after BEGIN' | 'before COMMIT' | 'after COMMIT'; readonly transaction: number }
  | { readonly at: 'after a write'; readonly transaction: number; readonly write: number }
  | {
      readonly at: 'during COMMIT' | 'during a checkpoint'
      readonly transaction: number
      readonly microseconds: number
    }

export type FailPointName = FailPoint['at']

/** The SQLite to trade with: the runtime's own, or one that is broken on purpose. */
export type DriverKind = 'honest' | 'unsynced' | 'late' | 'torn'

/** The one line that the parent sends, when the process before it has ended. */
export interface Go {
  readonly folder: string
  readonly seed: number
  readonly driver: DriverKind
  readonly failAt: FailPoint | null
  /** The folder held a shop before. */
  readonly known: boolean
  /** Whether projections are made anew, and compared with those that were kept. */
  readonly deep: boolean
  /** The checkpoint up to which each collection was synced. */
  readonly synced: Readonly<Record<string, number>>
  /** How many things are done before the store is closed, and opened again that often. Endless by default. */
  readonly trade?: { readonly actions: number; readonly openings: number }
}

/** What a process finds when it opens the store. */
export interface Found {
  readonly documents: readonly Written[]
  /** All receipt numbers, as often as they are there. */
  readonly receipts: readonly string[]
  /** By collection, what was written after the checkpoint of its last sync, and the newest checkpoint. */
  readonly changed: Readonly<Record<string, { readonly documents: readonly Written[]; readonly checkpoint: number }>>
  /** Sentences about what contradicts itself. */
  readonly faults: readonly string[]
  /** Calls of SQLite while opening, and milliseconds of opening and of checking. */
  readonly calls: number
  readonly opening: number
  readonly checking: number
}

export type Line =
  | { readonly say: 'loaded' }
  | { readonly say: 'found'; readonly found: Found }
  | { readonly say: 'trading' }
  /** What a commit is about to write; said inside it, as its last step before COMMIT. */
  | { readonly say: 'intends'; readonly writes: readonly Written[] }
  /** The commit has returned. */
  | { readonly say: 'done' }
  /** The commit has thrown, or was refused: nothing was written. */
  | { readonly say: 'withdrawn' }
  /** The sale was answered, with this number. */
  | { readonly say: 'receipt'; readonly number: string }
  | { readonly say: 'synced'; readonly collection: string; readonly checkpoint: number }
  | { readonly say: 'failing'; readonly at: FailPointName }
  | { readonly say: 'closed' }
  /** The store would not do a step: what it threw. */
  | { readonly say: 'refused'; readonly step: string; readonly error: string; readonly sentence: string }
