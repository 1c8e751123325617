import { journalOf } from '../../../shared/contract/hub/documents.ts'
import type { Change, Outcome } from '../../../shared/contract/hub/protocol.ts'
import type { JournalEntry } from '../../../shared/domain/journal/journal-entry.ts'
import type { Refusal } from '../../../shared/domain/refusal.ts'
import { ruleOf } from '../../../shared/domain/sync/rules.ts'
import { numberOf, type Queries } from '../database/database.ts'
import type { Device } from '../devices/device.ts'
import { brokenSeal, goesOnFromRefused } from '../journal/chain.ts'
import { Chains } from '../journal/chains.ts'
import { StorefrontIndexes } from '../storefront/indexes.ts'
import { judge } from './judge.ts'
import { malformed } from './permitted.ts'
import { Quantities } from './quantities.ts'
import { type Stored, storedColumns, storedOf } from './stored.ts'

/** What one device wants written. */
export interface Push {
  readonly device: Device
  readonly changes: readonly ReadChange[]
}

/** A change as far as it is looked at without the database. */
interface ReadChange {
  readonly change: Change
  /** Why it can't be taken at all. */
  readonly refusal: Refusal | null
  /** The journal entry that it brings. */
  readonly entry: JournalEntry | null
  /** The document as JSON; null where it is deleted. */
  readonly body: string | null
}

/** Looks at the changes, before anybody waits for them: the organisation is held by whoever wrote before, and the database works. */
export const readPush = (device: Device, changes: readonly Change[]): Push => ({
  device,
  changes: changes.map((change) => {
    const entry = journalOf(change)
    return {
      change,
      refusal: malformed(change) ?? (entry === null ? null : brokenSeal(entry)),
      entry,
      body: change.document === null ? null : JSON.stringify(change.document),
    }
  }),
})

const keyOf = ({ collection, id }: Pick<Stored, 'collection' | 'id'>): string => `${collection}/${id}`

/**
 * Writes the pushes of one organisation, one after another, in the transaction that it is given. The organisation's row is
 * held from the first statement to the commit: revisions are given in the order of commits, and a reader that has seen one
 * has seen all that are smaller. Other organisations don't wait.
 */
export const writePushes = async (
  queries: Queries,
  organisation: string,
  pushes: readonly Push[],
): Promise<Outcome[][]> => {
  const [row] = await queries.query('SELECT sequence FROM organisations WHERE id = $1 FOR UPDATE', [organisation])
  let sequence = numberOf(row?.['sequence'])
  const known = await currentOf(queries, organisation, pushes)
  const chains = await Chains.read(
    queries,
    organisation,
    pushes.flatMap(({ changes }) => changes.flatMap(({ entry }) => entry ?? [])),
  )
  const written = new Map<string, Stored>()
  const quantities = new Quantities()
  const indexes = new StorefrontIndexes()

  const outcomes = pushes.map(({ device, changes }) =>
    changes.map((read): Outcome => {
      const { change, refusal, entry } = read
      if (refusal !== null) return { is: 'refused', why: refusal }
      const key = keyOf(change)
      const verdict = judge(change, known.get(key), device)
      if (verdict === 'write' && entry !== null && chains.followsRefused(entry))
        return { is: 'refused', why: goesOnFromRefused }
      if (verdict !== 'write') {
        if (entry !== null && verdict.is === 'refused') chains.forkedAt(entry)
        return verdict
      }
      if (entry !== null) chains.add(entry, device.id)
      sequence += 1
      const stored = storedFrom(read, device, sequence, known.get(key))
      quantities.add(known.get(key), stored, change.document)
      indexes.add(known.get(key), stored)
      known.set(key, stored)
      written.set(key, stored)
      return { is: 'written', revision: sequence }
    }),
  )
  await chains.write(queries)
  if (written.size > 0) {
    await queries.query('UPDATE organisations SET sequence = $2 WHERE id = $1', [organisation, sequence])
    await upsert(queries, organisation, [...written.values()])
    await quantities.write(queries, organisation)
    await indexes.write(queries, organisation)
  }
  return outcomes
}

const storedFrom = (
  { change, body }: ReadChange,
  device: Device,
  revision: number,
  before: Stored | undefined,
): Stored => ({
  collection: change.collection,
  id: change.id,
  store: before === undefined ? (ruleOf(change.collection)?.scope === 'store' ? device.store : null) : before.store,
  revision,
  deleted: change.document === null,
  body: body ?? before?.body ?? '{}',
  times: JSON.stringify(change.times),
  device: device.id,
})

/** Each is looked for by its key: left to itself PostgreSQL joins them with all that the organisation has, for each push. */
const currentOf = async (
  queries: Queries,
  organisation: string,
  pushes: readonly Push[],
): Promise<Map<string, Stored>> => {
  const changes = pushes.flatMap((push) => push.changes.map(({ change }) => change))
  const rows = await queries.query(
    `SELECT found.* FROM unnest($2::text[], $3::text[]) AS wanted (collection, id) CROSS JOIN LATERAL (
        SELECT ${storedColumns} FROM documents
          WHERE organisation = $1 AND collection = wanted.collection AND id = wanted.id OFFSET 0
      ) AS found`,
    [organisation, changes.map(({ collection }) => collection), changes.map(({ id }) => id)],
  )
  return new Map(rows.map(storedOf).map((stored) => [keyOf(stored), stored]))
}

const upsert = async (queries: Queries, organisation: string, documents: readonly Stored[]): Promise<void> => {
  const column = <F extends keyof Stored>(field: F) => documents.map((document) => document[field])
  await queries.query(
    `INSERT INTO documents (organisation, ${storedColumns})
      SELECT $1, * FROM unnest($2::text[], $3::text[], $4::text[], $5::bigint[], $6::boolean[], $7::text[], $8::text[], $9::text[])
      ON CONFLICT (organisation, collection, id) DO UPDATE SET revision = excluded.revision, deleted = excluded.deleted,
        body = excluded.body, times = excluded.times, device = excluded.device, written_at = now()`,
    [
      organisation,
      column('collection'),
      column('id'),
      column('store'),
      column('revision'),
      column('deleted'),
      column('body'),
      column('times'),
      column('device'),
    ],
  )
}
