import type { Database } from '../database/database.ts'
import { holdOrganisation } from '../database/hold-organisation.ts'

/** Days that a deletion is kept: a till that was away for longer downloads everything anew. */
const daysKept = 180
/** Documents that one transaction forgets at most: pushes of the organisation wait for it. */
const atOnce = 5000

/**
 * Forgets deletions that are older, and remembers up to which revision it has: a till that has seen less must begin anew.
 * Answers with how many were forgotten.
 */
export const forgetDeletions = async (database: Database, days = daysKept): Promise<number> => {
  const organisations = await database.query(
    'SELECT DISTINCT organisation FROM documents WHERE deleted AND written_at < now() - make_interval(days => $1::int)',
    [days],
  )
  let forgotten = 0
  for (const { organisation } of organisations) forgotten += await forgetOf(database, String(organisation), days)
  return forgotten
}

const forgetOf = (database: Database, organisation: string, days: number): Promise<number> =>
  database.transaction(async (queries) => {
    // As pushes do: first the organisation, then its documents.
    await holdOrganisation(queries, organisation)
    const rows = await queries.query(
      `DELETE FROM documents WHERE (organisation, collection, id) IN (
          SELECT organisation, collection, id FROM documents WHERE organisation = $1 AND deleted
            AND written_at < now() - make_interval(days => $2::int) LIMIT $3
        ) RETURNING revision`,
      [organisation, days, atOnce],
    )
    const reached = Math.max(0, ...rows.map(({ revision }) => Number(revision)))
    await queries.query('UPDATE organisations SET forgotten = greatest(forgotten, $2::bigint) WHERE id = $1', [
      organisation,
      reached,
    ])
    return rows.length
  })
