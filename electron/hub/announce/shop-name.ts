import type { Queries } from '../database/database.ts'

/** The shop's name, as its office wrote it: empty before there is a shop, and where the hub serves several organisations. */
export const shopName = async (queries: Queries): Promise<string> => {
  const rows = await queries.query(
    `SELECT body FROM organisations LEFT JOIN documents
        ON organisation = organisations.id AND collection = 'settings' AND documents.id = 'shop' AND NOT deleted LIMIT 2`,
  )
  const body = rows.length === 1 ? rows[0]?.['body'] : undefined
  return typeof body === 'string' ? (JSON.parse(body) as { readonly name: string }).name : ''
}
