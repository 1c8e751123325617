import type { Queries } from './database.ts'

/** From here to the end of the transaction nobody else writes for the organisation: pushes begin with the same row. */
export const holdOrganisation = async (queries: Queries, organisation: string): Promise<void> => {
  await queries.query('SELECT 1 FROM organisations WHERE id = $1 FOR UPDATE', [organisation])
}
