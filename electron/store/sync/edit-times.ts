import { type LogicalTime, tick } from '../../../shared/domain/sync/clock.ts'
import { changedFields, type FieldTimes } from '../../../shared/domain/sync/merge-fields.ts'
import { ruleOf, type Synced, travels } from '../../../shared/domain/sync/rules.ts'
import type { PlainDocument } from '../rx-storage/documents/document.ts'
import type { Projection } from '../rx-storage/documents/projection.ts'
import type { Connection } from '../rx-storage/sqlite/connection.ts'

/**
 * When each field of a product, a customer, a setting was edited last, by hybrid logical clock. A document's first version
 * has no times: it has no rival. Nothing of what a sale writes is looked at.
 */
export class EditTimes implements Projection {
  readonly name = 'edit times'
  readonly version = 1
  readonly collections: ReadonlySet<string> = new Set(['products', 'customers', 'settings', 'staff'])
  readonly #connection: Connection
  #takingOver = false

  constructor(connection: Connection) {
    this.#connection = connection
  }

  /** They follow from no document: what is known stays. */
  reset(): void {}

  apply(collection: string, after: PlainDocument | undefined, before: PlainDocument | undefined): void {
    if (this.#takingOver || before === undefined) return
    const [previous, next] = [before as Synced, after as Synced | undefined]
    if (!travels(collection, previous) || previous['kind'] === 'register' || ruleOf(collection)?.merge !== 'fields')
      return
    const fields = next === undefined ? [''] : changedFields(plain(previous), plain(next))
    if (fields.length === 0) return
    const time = this.#tick()
    const times = { ...this.of(collection, previous.id), ...Object.fromEntries(fields.map((field) => [field, time])) }
    this.#connection.run(
      `INSERT INTO sync_documents VALUES (?, ?, 0, ?) ON CONFLICT (collection, id) DO UPDATE SET times = excluded.times`,
      collection,
      previous.id,
      JSON.stringify(times),
    )
  }

  of(collection: string, id: string): FieldTimes {
    const row = this.#connection.get('SELECT times FROM sync_documents WHERE collection = ? AND id = ?', collection, id)
    const times = row?.['times']
    return typeof times === 'string' && times !== '' ? (JSON.parse(times) as FieldTimes) : {}
  }

  /** Runs the work without taking its writes for edits: they were made elsewhere, at times of their own. */
  takingOver(work: () => void): void {
    this.#takingOver = true
    try {
      work()
    } finally {
      this.#takingOver = false
    }
  }

  /** The clock is never behind what it has seen. */
  seen(times: FieldTimes): void {
    const newest = Object.values(times).reduce<LogicalTime>((one, other) => (one > other ? one : other), '')
    if (newest !== '') this.#connection.run('UPDATE sync_place SET clock = max(clock, ?)', newest)
  }

  /** Two clocks of one name would give the same time twice. */
  renameNode(): void {
    this.#connection.run('UPDATE sync_place SET node = ?', globalThis.crypto.randomUUID())
  }

  #tick(): LogicalTime {
    const row = this.#connection.get('SELECT clock, node FROM sync_place')
    const time = tick(String(row?.['clock']), Date.now(), String(row?.['node']))
    this.#connection.run('UPDATE sync_place SET clock = ?', time)
    return time
  }
}

/** The storage's own fields are no edits. */
const plain = ({ _rev, _meta, _deleted, _attachments, ...document }: Synced): Synced => document
