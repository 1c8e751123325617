import { createRevision, now } from 'rxdb'
import type { FieldTimes } from '../../../shared/domain/sync/merge-fields.ts'
import { type Synced, travels } from '../../../shared/domain/sync/rules.ts'
import type {
  LocalChange,
  LocalVersion,
  RefusedChange,
  Replica,
  ReplicaTransaction,
} from '../../order-manager/ports/replica.ts'
import { type PlainDocument, type StoredDocument, withoutBookkeeping } from '../rx-storage/documents/document.ts'
import type { DocumentTable } from '../rx-storage/documents/document-table.ts'
import type { WritePath, Writes } from '../rx-storage/documents/write-path.ts'
import type { Connection } from '../rx-storage/sqlite/connection.ts'
import { TransactionDocuments } from '../transaction-documents.ts'
import type { EditTimes } from './edit-times.ts'
import type { Filling } from './filling.ts'
import type { LeftOrders } from './left-orders.ts'
import { TakenOver } from './taken-over.ts'

interface ReplicaParts {
  readonly connection: Connection
  readonly writePath: WritePath
  /** The tables of the collections that travel, by name. */
  readonly tables: ReadonlyMap<string, DocumentTable>
  readonly edits: EditTimes
  readonly left: LeftOrders
  readonly filling: Filling
  /** Names this store in revisions of RxDB. */
  readonly token: string
}

/** What change events say of who wrote. */
const context = 'tillhouse-sync'

/** How many more documents than it was asked for a batch holds at most. */
const mostBeyond = 50

interface Write {
  readonly collection: string
  readonly id: string
  readonly document: Synced | null
  readonly revision: number
  readonly times: FieldTimes
}

export const createReplica = ({
  connection,
  writePath,
  tables,
  edits,
  left,
  filling,
  token,
}: ReplicaParts): Replica => {
  const taken = new TakenOver(connection)
  const place = (name: 'pulled' | 'pushed'): number =>
    Number(connection.get('SELECT pulled, pushed FROM sync_place')?.[name])
  const tableOf = (collection: string): DocumentTable => {
    const table = tables.get(collection)
    if (table === undefined) throw new Error(`There is no collection ${collection} that travels.`)
    return table
  }
  const revisionOf = (collection: string, id: string): number =>
    Number(
      connection.get('SELECT revision FROM sync_documents WHERE collection = ? AND id = ?', collection, id)?.[
        'revision'
      ] ?? 0,
    )
  const know = (collection: string, id: string, revision: number, times?: FieldTimes): void => {
    connection.run(
      `INSERT INTO sync_documents VALUES (?, ?, ?, ?) ON CONFLICT (collection, id)
        DO UPDATE SET revision = excluded.revision${times === undefined ? '' : ', times = excluded.times'}`,
      collection,
      id,
      revision,
      times === undefined || Object.keys(times).length === 0 ? '' : JSON.stringify(times),
    )
  }

  const version = (
    collection: string,
    id: string,
    documents = new TransactionDocuments(),
  ): LocalVersion | undefined => {
    const table = tableOf(collection)
    const stored = documents.known(table, id)?.stored
    if (stored === undefined) return undefined
    const seq = table.seqOf(id)
    return {
      document: stored._deleted ? null : (withoutBookkeeping(stored) as Synced),
      revision: revisionOf(collection, id),
      times: edits.of(collection, id),
      changed: seq > place('pushed') && !taken.holds(seq),
    }
  }

  /** The oldest of what is in the gap, over all collections. */
  const writtenBetween = (after: number, before: number, limit: number) =>
    upToJournal(
      [...tables]
        .flatMap(([collection, table]) =>
          table.changedSince(after, limit + mostBeyond).map(({ document, seq }) => ({ collection, document, seq })),
        )
        .filter(({ seq }) => seq < before)
        .sort((one, other) => one.seq - other.seq),
      limit,
    )

  const changeOf = (collection: string, stored: StoredDocument): LocalChange | null => {
    const document = withoutBookkeeping(stored) as Synced
    const { id } = document
    return travels(collection, document)
      ? {
          collection,
          id,
          document: stored._deleted ? null : document,
          base: revisionOf(collection, id),
          times: edits.of(collection, id),
        }
      : null
  }

  /** Answers with the number of the write; null where nothing was written: it is gone, and never was here. */
  const write = (
    writes: Writes,
    documents: TransactionDocuments,
    { collection, id, document, revision, times }: Write,
  ): number | null => {
    const table = tableOf(collection)
    const before = documents.known(table, id)?.stored
    if (collection === 'orders') left.forget(id)
    know(collection, id, revision, times)
    edits.seen(times)
    if (document === null && before === undefined) return null
    const plain: PlainDocument = document === null ? withoutBookkeeping(before as StoredDocument) : document
    const stored = withBookkeeping(plain, document === null, before, token)
    documents.written(table, id, { stored, plain })
    return writes.write(table, stored, before, plain)
  }

  /** The same of what is written once: it has one version, of which there is nothing to know, and nobody looks for it first. */
  const writeOnce = (writes: Writes, collection: string, document: Synced): number | null =>
    writes.insert(tableOf(collection), withBookkeeping(document, false, undefined, token), document)

  return {
    position: () => place('pulled'),
    earlier: () => {
      const row = connection.get('SELECT reached, through FROM sync_earlier')
      return row === undefined ? null : { reached: Number(row['reached']), through: Number(row['through']) }
    },
    changes: (limit) => {
      let through = place('pushed')
      for (const gap of taken.gapsAfter(through)) {
        let after = gap.after
        while (true) {
          const found = writtenBetween(after, gap.before, limit)
          if (found.length === 0) break
          after = through = found.at(-1)?.seq ?? after
          const changes = found.flatMap(({ collection, document }) => changeOf(collection, document) ?? [])
          if (changes.length > 0) return { changes, through }
        }
      }
      return { changes: [], through }
    },
    isTold: (collection, id) => version(collection, id)?.changed === false,
    waiting: () =>
      taken
        .gapsAfter(place('pushed'))
        .reduce(
          (count, { after, before }) =>
            count +
            [...tables].reduce(
              (sum, [collection, table]) =>
                sum +
                (collection === 'settings'
                  ? table
                      .changedSince(after, 1000)
                      .filter(
                        ({ seq, document }) =>
                          seq < before && travels(collection, withoutBookkeeping(document) as Synced),
                      ).length
                  : table.countBetween(after, before)),
              0,
            ),
          0,
        ),
    refused: () =>
      connection.all('SELECT collection, id, refusal, message, at FROM sync_refused ORDER BY at').map(
        (row): RefusedChange => ({
          collection: String(row['collection']),
          id: String(row['id']),
          why: { refusal: String(row['refusal']), message: String(row['message']) },
          at: Number(row['at']),
        }),
      ),
    commit: (work) =>
      writePath.transaction(context, (writes) => {
        const over: (() => number | null)[] = []
        const merged: Write[] = []
        const documents = new TransactionDocuments()
        const transaction: ReplicaTransaction = {
          version: (collection, id) => version(collection, id, documents),
          takeOver: (collection, id, document, revision, times) =>
            over.push(() => write(writes, documents, { collection, id, document, revision, times })),
          takeOverOnce: (collection, document) => over.push(() => writeOnce(writes, collection, document)),
          putMerged: (collection, id, document, revision, times) =>
            merged.push({ collection, id, document, revision, times }),
          confirm: (collection, id, revision) => know(collection, id, revision),
          leave: (order) => {
            if (tableOf('orders').get(order.id) === undefined) left.add(order)
          },
          refuse: ({ collection, id, why, at }) =>
            connection.run(
              'INSERT OR REPLACE INTO sync_refused VALUES (?, ?, ?, ?, ?)',
              collection,
              id,
              why.refusal,
              why.message,
              at,
            ),
          settle: (collection, id) =>
            connection.run('DELETE FROM sync_refused WHERE collection = ? AND id = ?', collection, id),
          pulled: (position) => connection.run('UPDATE sync_place SET pulled = ?', position),
          earlierUpTo: (position) =>
            connection.run(
              'INSERT INTO sync_earlier VALUES (1, 0, ?) ON CONFLICT (only) DO UPDATE SET through = excluded.through',
              position,
            ),
          earlierReached: (position) => {
            connection.run('UPDATE sync_earlier SET reached = ?', position)
            connection.run('DELETE FROM sync_earlier WHERE reached >= through')
          },
          pushed: (reached) => {
            connection.run('UPDATE sync_place SET pushed = ? WHERE pushed < ?', reached, reached)
            taken.forget(reached)
          },
        }
        const result = work(transaction)
        edits.takingOver(() => {
          // First what is the hub's, so that its write numbers lie together.
          const numbers = over.flatMap((one) => one() ?? [])
          const [first] = numbers
          if (first !== undefined) taken.add(first, numbers.at(-1) ?? first)
          for (const one of merged) write(writes, documents, one)
        })
        return result
      }),
    fill: async (work) => {
      filling.begin()
      try {
        return await work()
      } finally {
        await filling.end()
      }
    },
    beginAgain: () =>
      connection.transaction(() => {
        connection.run('UPDATE sync_place SET pulled = 0, pushed = 0')
        connection.run('UPDATE sync_documents SET revision = 0')
        connection.run('DELETE FROM sync_taken')
        connection.run('DELETE FROM sync_earlier')
      }),
  }
}

/**
 * So many, and what belongs to the last of them: a commit that moves goods ends with its line in the journal. Without it the
 * hub would know for a moment that an order promises nothing any more, and not yet that its goods have left.
 */
const upToJournal = <W extends { readonly collection: string }>(written: readonly W[], limit: number): readonly W[] => {
  if (written.length <= limit) return written
  const end = written.findIndex(({ collection }, place) => place >= limit - 1 && collection === 'journal')
  return written.slice(0, end === -1 || end >= limit + mostBeyond ? limit : end + 1)
}

const withBookkeeping = (
  document: PlainDocument,
  deleted: boolean,
  base: StoredDocument | undefined,
  token: string,
): StoredDocument => ({
  ...document,
  _deleted: deleted,
  _attachments: base?._attachments ?? {},
  _meta: { ...base?._meta, lwt: now() },
  _rev: createRevision(token, base as never),
})
