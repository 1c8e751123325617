import type { z } from 'zod'
import type { ClaimAnswer, claimsRequest } from '../../../shared/contract/hub/protocol.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import { isHub } from '../../../shared/domain/settings/hub-identity.ts'
import type { Queries } from '../database/database.ts'
import { holdOrganisation } from '../database/hold-organisation.ts'
import type { Device } from '../devices/device.ts'
import { storedColumns, storedOf, toldOf } from '../documents/stored.ts'
import { writeAsHub } from '../own/write.ts'

/** Milliseconds for which a till acts for an order without being heard of. */
export const lease = 60_000
/** Who asks again with more than this left of it is told how long it still has; nothing is written. */
const enough = lease / 2

/**
 * Has a till act for orders that the hub took in, those for which no other till does: an entry of the hub's own on each, in the
 * organisation's sequence and by the hub's clock, so that of two that ask one is the first. A holder that is not heard of loses it
 * when its time is over.
 */
export const claimOrders = async (
  queries: Queries,
  { organisation, store, id }: Device,
  { holder, orders }: z.output<typeof claimsRequest>,
  now: number,
): Promise<ClaimAnswer[]> => {
  await holdOrganisation(queries, organisation)
  const [device] = await queries.query('SELECT name FROM devices WHERE organisation = $1 AND id = $2', [
    organisation,
    id,
  ])
  const till = device === undefined ? '' : String(device['name'])
  const read = async (orderId: string) => {
    const [row] = await queries.query(
      `SELECT ${storedColumns} FROM documents
        WHERE organisation = $1 AND collection = 'orders' AND id = $2 AND store = $3 AND NOT deleted`,
      [organisation, orderId, store],
    )
    return row === undefined ? null : storedOf(row)
  }
  const answers: ClaimAnswer[] = []
  for (const orderId of new Set(orders)) {
    const known = await read(orderId)
    const order = known === null ? null : (JSON.parse(known.body) as Order)
    if (known === null || order === null || !isHub(order.entries[0]?.deviceId ?? '')) {
      answers.push({ order: orderId, is: 'unknown' })
      continue
    }
    const left = (order.claim?.until ?? 0) - now
    if (left > 0 && order.claim?.holder !== holder) {
      answers.push({ order: orderId, is: 'taken', milliseconds: left })
      continue
    }
    if (left > enough) {
      answers.push({ order: orderId, is: 'held', milliseconds: left, document: toldOf(known) })
      continue
    }
    const claimed = { type: 'claimed', holder, till, until: now + lease } as const
    await writeAsHub(
      queries,
      { organisation, store },
      now,
      { order, revision: known.revision },
      () => ({ id: orderId, happenings: [claimed] }),
      () => null,
    )
    const written = await read(orderId)
    if (written === null) throw new Error('The order that was claimed is gone.')
    answers.push({ order: orderId, is: 'held', milliseconds: lease, document: toldOf(written) })
  }
  return answers
}
