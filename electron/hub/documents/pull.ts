import { fullPage, type Part, type PullAnswer } from '../../../shared/contract/hub/protocol.ts'
import { type Refusal, refuse } from '../../../shared/domain/refusal.ts'
import type { Synced } from '../../../shared/domain/sync/rules.ts'
import { numberOf, type Queries, type Row } from '../database/database.ts'
import type { Device } from '../devices/device.ts'
import { lackedElsewhere } from '../shares/lacking.ts'
import { leaveOld, staysBefore } from './old-orders.ts'
import { type Stored, storedColumns, storedOf, toldText } from './stored.ts'

interface Wanted {
  readonly since: number
  readonly limit: number
  /** Whether old sales may stay here. */
  readonly leavesOld?: boolean
  /** Null is all. */
  readonly part?: Part | null
}

/** A till's answer, with the documents as the database has them. */
interface Page extends Omit<PullAnswer, 'documents'> {
  readonly documents: readonly Stored[]
}

/** Rows that are read at once: of a catalog many fit a page, of orders few. */
const readAtOnce = 500

/** What a till can sell without: orders and shifts that are closed. */
const closedStates: ReadonlySet<unknown> = new Set(['completed', 'cancelled', 'refused', 'closed'])
const partIn = ({ collection, body }: Stored): Exclude<Part, 'again'> =>
  (collection === 'orders' || collection === 'shifts') && closedStates.has((JSON.parse(body) as Synced)['state'])
    ? 'earlier'
    : 'needed'

/**
 * What the device may read of what was written after its checkpoint, oldest revision first. Refuses
 * `checkpoint_from_the_future` (the hub's database was restored, or it is another hub) and `checkpoint_too_old` (deletions
 * since then are forgotten): the till then begins again from 0.
 */
export const pull = async (
  queries: Queries,
  device: Device,
  { since, limit, leavesOld = false, part = null }: Wanted,
): Promise<Page | Refusal> => {
  // Read first: all that was written up to it is committed, and is seen by the next statement.
  const [row] = await queries.query('SELECT sequence, forgotten FROM organisations WHERE id = $1', [
    device.organisation,
  ])
  const newest = numberOf(row?.['sequence'])
  if (since > newest)
    return refuse(
      'checkpoint_from_the_future',
      'This till has seen more than the hub has: the hub’s data were restored. The till begins again from the start.',
      'since',
    )
  // A new till never had what was deleted, and who begins again has been told so on its first page.
  if (part === null && since > 0 && since < numberOf(row?.['forgotten']))
    return refuse('checkpoint_too_old', 'This till was away longer than deletions are kept, and begins again.', 'since')
  const page = await gather(queries, device, { since, limit, newest, part: part === 'again' ? null : part })
  const before = leavesOld ? await staysBefore(queries, device.organisation, Date.now()) : 0
  return {
    ...leaveOld(page.documents, device, before),
    ...(part === null ? {} : { part }),
    through: page.through,
    newest,
    lacking: await lackedElsewhere(queries, device),
  }
}

/**
 * The page as a till gets it (`PullAnswer`), in UTF-8. Each document is encoded by itself: one letter beyond Latin-1 makes a text of all
 * of them take twice the memory and six times as long.
 */
export const pageBytes = ({ documents, ...rest }: Page): Buffer =>
  Buffer.concat([
    Buffer.from('{"documents":['),
    ...documents.map((one, place) => Buffer.from((place === 0 ? '' : ',') + toldText(one))),
    Buffer.from(`],${JSON.stringify(rest).slice(1)}`),
  ])

interface Stretch {
  readonly since: number
  readonly limit: number
  readonly newest: number
}

/**
 * Documents until the page is full or so many were looked through, at least one, so that the till gets on; and up to which
 * revision that is all.
 */
const gather = async (
  queries: Queries,
  device: Device,
  { since, limit, newest, part }: Stretch & { readonly part: Part | null },
): Promise<{ readonly documents: Stored[]; readonly through: number }> => {
  const documents: Stored[] = []
  let through = since
  let size = 0
  for (let left = limit; left > 0; left -= readAtOnce) {
    const most = Math.min(readAtOnce, left)
    const rows = await rowsAfter(queries, device, { since: through, limit: most, newest })
    for (const one of rows.map(storedOf)) {
      if (part === null || partIn(one) === part) {
        size += one.body.length
        if (documents.length > 0 && size > fullPage) return { documents, through }
        documents.push(one)
      }
      through = one.revision
    }
    if (rows.length < most) return { documents, through: newest }
  }
  return { documents, through }
}

/**
 * The next rows, fewer than `limit` where there are no more. Few revisions are looked through, then eight times as many: of a table that was
 * filled a moment ago and has no statistics, PostgreSQL sorts all that a condition allows, for each page.
 */
const rowsAfter = async (queries: Queries, device: Device, { since, limit, newest }: Stretch): Promise<Row[]> => {
  for (let span = 2 * limit; ; span *= 8) {
    const through = Math.min(newest, since + span)
    const rows = await queries.query(
      `SELECT ${storedColumns} FROM documents WHERE organisation = $1 AND revision > $2 AND revision <= $3
        AND (store IS NULL OR store = $4 OR $5) ORDER BY revision LIMIT $6`,
      [device.organisation, since, through, device.store, device.role === 'office', limit],
    )
    if (rows.length === limit || through === newest) return rows
  }
}
