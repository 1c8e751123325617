import type { Product, Variant } from '../../../shared/domain/catalog/product.ts'
import type { CustomerRecord } from '../../../shared/domain/customers/customer-record.ts'
import type { CustomerKey } from '../../../shared/domain/customers/keys.ts'
import type { Movement, StockLevel } from '../../../shared/domain/inventory/movement.ts'
import type { JournalEntry } from '../../../shared/domain/journal/journal-entry.ts'
import type { LedgerEntry } from '../../../shared/domain/ledgers/ledger-entry.ts'
import type { Lane } from '../../../shared/domain/orders/lanes.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import type { Queue } from '../../../shared/domain/orders/queues.ts'
import type { IdentityKind } from '../../../shared/domain/orders/risk.ts'
import type { PrintJob } from '../../../shared/domain/printing/print-job.ts'
import type { Setting } from '../../../shared/domain/settings/settings.ts'
import type { ShiftReport } from '../../../shared/domain/shifts/report.ts'
import type { Shift } from '../../../shared/domain/shifts/shift.ts'
import type { StaffMember } from '../../../shared/domain/staff/staff-member.ts'

/** The documents that the shop keeps, by collection. Each has a string `id` as its primary key. */
export interface Collections {
  products: Product
  customers: CustomerRecord
  orders: Order
  movements: Movement
  ledgers: LedgerEntry
  shifts: Shift | ShiftReport
  staff: StaffMember
  settings: Setting
  journal: JournalEntry
  printJobs: PrintJob
}
export type CollectionName = keyof Collections

/** A Mango query, as RxDB takes it. Fields named in `selector` and `sort` must be indexed where the collection is large. */
export interface Query {
  readonly selector?: Readonly<Record<string, unknown>>
  readonly sort?: readonly Readonly<Record<string, 'asc' | 'desc'>>[]
  readonly limit?: number
  readonly skip?: number
}

export interface VariantHit {
  readonly product: Product
  readonly variant: Variant
}

/** Reads that see one state of the store. All are synchronous. */
export interface Reader {
  get<C extends CollectionName>(collection: C, id: string): Collections[C] | undefined
  find<C extends CollectionName>(collection: C, query: Query): Collections[C][]
  count(collection: CollectionName, query: Query): number
  /** All of the kind, in the order of their ids; kept at hand, as they are asked for with every order. */
  settingsOf<K extends Setting['kind']>(kind: K): Extract<Setting, { kind: K }>[]
  /** Zero on hand and nothing reserved for a variant that never moved at the location. */
  stockLevel(variantId: string, locationId: string): StockLevel
  /** Levels of all locations, those that ever moved. */
  stockLevels(variantIds: readonly string[]): StockLevel[]
  /** Levels with less than nothing on hand, the most wanting first. */
  stockBelowZero(limit: number): StockLevel[]
  /** Whether no more of it may be sold than this till has a share of. */
  isNeverOversold(variantId: string): boolean
  /** Variants of that kind which follow one in the order of their ids; all of them from '' on. */
  neverOversold(after: string, limit: number): string[]
  /** Minor units; 0 for an account that nothing ever came onto. */
  balance(account: string): number
  /** Accounts that begin so and on which there is less than nothing. */
  accountsBelowZero(begin: string, limit: number): string[]
  /** The variant with exactly this barcode or SKU (letter case of the SKU is ignored), of an active product. */
  byCode(code: string): VariantHit | undefined
  variant(variantId: string): VariantHit | undefined
  /** Categories of active products by name, with how many products each has. */
  categories(): { name: string; count: number }[]
  /** How many active products the category has, or the whole catalog where it is null; kept, not counted. */
  activeProducts(category: string | null): number
  /** Best first: what starts with the query, then the rest. Words match by prefix; accents and case are ignored. */
  search(text: string, limit: number): VariantHit[]
  /** The customer who has this e-mail, phone or card. */
  customerOf(key: CustomerKey): CustomerRecord | undefined
  /** What the customer bought at the counter, newest first. */
  salesOf(customerId: string, limit: number): Order[]
  /** Sales that are older than this till keeps, by their ids: `orders/older-sales.ts` brings them. */
  readonly leftAtHub: {
    holds(id: string): boolean
    /** The one with just this number. */
    numbered(number: string): string | undefined
    /** What the customer bought, newest first. */
    ofCustomer(customerId: string, limit: number): string[]
  }
  /**
   * Customers by the beginnings of their names' words, of an e-mail, a card, or anything of a phone number: those who have just
   * this e-mail, phone or card first, then names that start so, then the newest. By name where the text is empty.
   */
  findCustomers(text: string, limit: number): CustomerRecord[]
  /** How many online orders wait for what, by channel, and since when. */
  queueCounts(): QueueCount[]
  inQueue(filter: QueueFilter): Order[]
  /** How many online orders were placed under the e-mail, card token or address since the time, milliseconds since 1970. */
  placedBy(kind: IdentityKind, value: string, since: number): number
  /**
   * What is set aside, or was and is taken up at a register, and has each word of the text at the beginning of one of its
   * own: number, customer, products. What is to be fetched first comes first.
   */
  setAside(text: string, limit: number): Order[]
  /** How much of it was set aside at a register, and of that what was to be fetched before `today`, as `2026-12-24`. */
  setAsideAt(registerId: string, today: string): { readonly open: number; readonly overdue: number }
  /**
   * What was written to a collection after a place in the order of all writes, in that order, each document once and as it
   * is now. After a backup was restored, places are given anew from where it was made.
   */
  writtenAfter<C extends CollectionName>(
    collection: C,
    place: number,
    limit: number,
  ): { readonly document: Collections[C]; readonly place: number }[]
  /** The place of the newest write. */
  newestPlace(): number
  /** In which lanes orders owe the outside world anything, what was given up among them. */
  effectLanes(): Lane[]
  /** What is owed in a lane, what is due first first. */
  openEffects(filter: OpenEffectsFilter): OpenEffect[]
  /** Online orders by the beginnings of what `OrderSearch` knows of them, the newest first. */
  findOrders(text: string, limit: number): Order[]
  /** Sales of a cart that several tills sold apart, by the number of one that the order could not accept (`otherReceipts`). */
  salesOtherwiseNumbered(number: string): Order[]
}

export interface OpenEffectsFilter {
  readonly lane: Lane
  /** When it is due, milliseconds since 1970, both included. */
  readonly from: number
  readonly to: number
  readonly limit: number
}

export interface OpenEffect {
  readonly orderId: string
  readonly effectId: string
  readonly dueAt: number
}

export interface QueueCount {
  readonly queue: Queue
  readonly channel: Order['channel']
  readonly count: number
  /** When the oldest was placed, milliseconds since 1970. */
  readonly oldest: number
}

export interface QueueFilter {
  readonly queue: Queue
  /** Null is all. */
  readonly channel: Order['channel'] | null
  readonly first: 'oldest' | 'risk'
  readonly limit: number
}

/** What a commit sees and does. A document is replaced whole; reads see the writes made so far. */
export interface Transaction extends Reader {
  put<C extends CollectionName>(collection: C, document: Collections[C]): void
}

export interface Store extends Reader {
  /**
   * Runs `work` in one durable transaction over all collections: all of its writes, or none. When this returns, the
   * writes are on the disk (fsync) and their change events have been emitted. Commits are serialised; `work` is
   * synchronous and does no I/O of its own. If `work` throws, nothing is written and the error is passed on.
   * @throws StoreFullError when the disk is full: nothing was written, and the sentence says what to do.
   */
  commit<R>(work: (transaction: Transaction) => R): R
  /**
   * The same, soon, and with other work of this kind in one transaction: for what nobody at the counter waits for. `work`
   * may run twice, the first time for nothing. Resolves when its writes are on the disk; rejects as `commit` throws.
   */
  commitJointly<R>(work: (transaction: Transaction) => R): Promise<R>
  /** Calls back with the answer now and after each change to it; returns the way to stop. */
  watch<C extends CollectionName>(
    collection: C,
    query: Query,
    listener: (documents: Collections[C][]) => void,
  ): () => void
  /** Calls back after each commit, with the collections that it wrote and the ids written in each. */
  onCommit(listener: (changed: ReadonlyMap<CollectionName, readonly string[]>) => void): () => void
  close(): Promise<void>
}

export class StoreFullError extends Error {
  override readonly name = 'StoreFullError'
}
