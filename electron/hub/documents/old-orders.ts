import { readableSale } from '../../../shared/contract/hub/documents.ts'
import { type HubDocument, type LeftAtHub, mostWanted } from '../../../shared/contract/hub/protocol.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import { leftOf, mayStay, noWindow, type OrderWindow, windowStart } from '../../../shared/domain/sync/order-window.ts'
import type { Queries } from '../database/database.ts'
import type { Device } from '../devices/device.ts'
import { bodyOf, type Stored, storedColumns, storedOf, toldOf } from './stored.ts'

/** Before when sales stay here, milliseconds since 1970: the shop has set it for its tills. */
export const staysBefore = async (queries: Queries, organisation: string, now: number): Promise<number> => {
  const [row] = await queries.query(
    `SELECT body FROM documents WHERE organisation = $1 AND collection = 'settings' AND id = $2 AND NOT deleted`,
    [organisation, noWindow.id],
  )
  return windowStart(row === undefined ? noWindow : (JSON.parse(String(row['body'])) as OrderWindow), now)
}

/** What the till gets, and what it is told of instead: never what it wrote itself, which a restored backup of it lacks. */
export const leaveOld = (
  documents: readonly Stored[],
  { id }: Pick<Device, 'id'>,
  before: number,
): { readonly documents: Stored[]; readonly left: LeftAtHub[] } => {
  const left: LeftAtHub[] = []
  const kept = documents.filter((one) => {
    const isOthers = before > 0 && one.collection === 'orders' && one.device !== id
    const sale = isOthers ? readableSale.safeParse(bodyOf(one)) : undefined
    if (sale?.success !== true) return true
    const order = sale.data as unknown as Order
    if (!mayStay(order, before)) return true
    left.push({ ...leftOf(order), revision: one.revision })
    return false
  })
  return { documents: kept, left }
}

/** Orders that the device may read, of those that it asks for. */
export const ordersOf = async (queries: Queries, device: Device, ids: readonly string[]): Promise<HubDocument[]> => {
  const rows = await queries.query(
    `SELECT ${storedColumns} FROM documents WHERE organisation = $1 AND collection = 'orders' AND id = ANY ($2::text[])
      AND (store IS NULL OR store = $3 OR $4) LIMIT $5`,
    [device.organisation, ids, device.store, device.role === 'office', mostWanted],
  )
  return rows.map((row) => toldOf(storedOf(row)))
}
