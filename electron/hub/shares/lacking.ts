import type { Queries } from '../database/database.ts'
import type { Device } from '../devices/device.ts'

/** After how long nobody waits for it any more. */
export const lackEnds = "interval '2 minutes'"
/** More would not be given back at once. */
const mostTold = 100

/** Of what another till of the store lacks something for a customer who waits. */
export const lackedElsewhere = async (queries: Queries, { organisation, store, id }: Device): Promise<string[]> => {
  const rows = await queries.query(
    `SELECT DISTINCT name FROM shares WHERE organisation = $1 AND store = $2 AND lacks > 0 AND device <> $3
      AND told_at > now() - ${lackEnds} LIMIT $4`,
    [organisation, store, id, mostTold],
  )
  return rows.map(({ name }) => String(name))
}
