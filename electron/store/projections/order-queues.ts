import type { Order } from '../../../shared/domain/orders/order.ts'
import { type Queue, queuesOf } from '../../../shared/domain/orders/queues.ts'
import { type IdentityKind, identitiesOf } from '../../../shared/domain/orders/risk.ts'
import type { QueueCount, QueueFilter } from '../../order-manager/ports/store.ts'
import type { PlainDocument } from '../rx-storage/documents/document.ts'
import type { Projection } from '../rx-storage/documents/projection.ts'
import type { Connection } from '../rx-storage/sqlite/connection.ts'

type QueueRow = readonly [queue: Queue, channel: Order['channel'], placed: number, risk: number, id: string]
type IdentityRow = readonly [kind: IdentityKind, value: string, placed: number, id: string]

/** Which online orders wait in which queue, and which were placed under an e-mail, a card or an address. Counter sales cost it nothing. */
export class OrderQueues implements Projection {
  readonly name = 'order queues'
  readonly version = 3
  readonly collections: ReadonlySet<string> = new Set(['orders'])
  readonly #connection: Connection

  constructor(connection: Connection) {
    this.#connection = connection
  }

  reset(): void {
    this.#connection.exec(
      `DROP TABLE IF EXISTS order_queues;
       DROP TABLE IF EXISTS order_identities;
       CREATE TABLE order_queues (queue TEXT NOT NULL, channel TEXT NOT NULL, placed INTEGER NOT NULL, risk INTEGER NOT NULL, id TEXT NOT NULL,
         PRIMARY KEY (queue, placed, id)) STRICT, WITHOUT ROWID;
       CREATE INDEX order_queues_by_risk ON order_queues (queue, risk DESC, placed);
       CREATE TABLE order_identities (kind TEXT NOT NULL, value TEXT NOT NULL, placed INTEGER NOT NULL, id TEXT NOT NULL,
         PRIMARY KEY (kind, value, placed, id)) STRICT, WITHOUT ROWID`,
    )
  }

  apply(_collection: string, after: PlainDocument | undefined, before: PlainDocument | undefined): void {
    const [is, was] = [asOnline(after), asOnline(before)]
    this.#queue(is, was)
    this.#identify(is, was)
  }

  #queue(is: Order | undefined, was: Order | undefined): void {
    const [rows, earlier] = [is && queueRows(is), was && queueRows(was)]
    if (JSON.stringify(rows) === JSON.stringify(earlier)) return
    for (const [queue, , placed, , id] of earlier ?? [])
      this.#connection.run('DELETE FROM order_queues WHERE queue = ? AND placed = ? AND id = ?', queue, placed, id)
    for (const row of rows ?? [])
      this.#connection.run('INSERT INTO order_queues (queue, channel, placed, risk, id) VALUES (?, ?, ?, ?, ?)', ...row)
  }

  /** These stay while an order goes from queue to queue, and of all orders there are millions of them. */
  #identify(is: Order | undefined, was: Order | undefined): void {
    const [rows, earlier] = [is && identityRows(is), was && identityRows(was)]
    if (JSON.stringify(rows) === JSON.stringify(earlier)) return
    for (const row of earlier ?? [])
      this.#connection.run(
        'DELETE FROM order_identities WHERE kind = ? AND value = ? AND placed = ? AND id = ?',
        ...row,
      )
    for (const row of rows ?? [])
      this.#connection.run('INSERT INTO order_identities (kind, value, placed, id) VALUES (?, ?, ?, ?)', ...row)
  }

  counts(): QueueCount[] {
    return this.#connection
      .all('SELECT queue, channel, count(*) AS count, min(placed) AS oldest FROM order_queues GROUP BY queue, channel')
      .map((row) => ({
        queue: String(row['queue']) as Queue,
        channel: String(row['channel']) as Order['channel'],
        count: Number(row['count']),
        oldest: Number(row['oldest']),
      }))
  }

  /** Ids: the oldest first, or the riskiest. */
  inQueue({ queue, channel, first, limit }: QueueFilter): string[] {
    const ofChannel = channel === null ? '' : 'AND channel = ?'
    return this.#connection
      .all(
        `SELECT id FROM order_queues WHERE queue = ? ${ofChannel} ORDER BY ${first === 'risk' ? 'risk DESC, ' : ''}placed, id LIMIT ?`,
        queue,
        ...(channel === null ? [] : [channel]),
        limit,
      )
      .map((row) => String(row['id']))
  }

  placedBy(kind: IdentityKind, value: string, since: number): number {
    const row = this.#connection.get(
      'SELECT count(*) AS count FROM order_identities WHERE kind = ? AND value = ? AND placed >= ?',
      kind,
      value,
      since,
    )
    return Number(row?.['count'])
  }
}

const asOnline = (document: PlainDocument | undefined): Order | undefined => {
  const order = document as unknown as Order | undefined
  return order === undefined || order.channel === 'counter' ? undefined : order
}

const queueRows = (order: Order): QueueRow[] =>
  queuesOf(order).map((queue) => [queue, order.channel, order.placedAt, order.risk?.score ?? 0, order.id])

const identityRows = (order: Order): IdentityRow[] =>
  [...identitiesOf(order)].map(([kind, value]) => [kind, value, order.placedAt, order.id])
