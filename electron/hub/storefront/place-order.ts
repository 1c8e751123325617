import { randomUUID } from 'node:crypto'
import type { WebOrder } from '../../../shared/contract/storefront.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import { onlineOrderNumber } from '../../../shared/domain/settings/receipt-number.ts'
import { fingerprintsOf, placedOf, repeatedOrder } from '../../../shared/storefront/placing.ts'
import { isRejection, type Rejection } from '../../../shared/storefront/rejection.ts'
import type { Database } from '../database/database.ts'
import { holdOrganisation } from '../database/hold-organisation.ts'
import { begun, writeAsHub } from '../own/write.ts'
import { sha256 } from '../sha256.ts'
import { ordersLike, type Served, shelfFor, shopOf } from './served.ts'

/**
 * Takes an order in while every till may be closed: it is durable when this answers, and waits as `placed` for an order manager that
 * looks for its goods and its money. The organisation's row is held meanwhile, so that the same order at two hub processes is one.
 * Rejects as a till does.
 */
export const placeOrder = (
  database: Database,
  now: () => number,
  served: Served,
  key: string,
  body: WebOrder,
): Promise<Order | Rejection> =>
  database.transaction(async (queries) => {
    const { organisation, webShop } = served
    const { webShopId, locationId, endpoints } = webShop
    await holdOrganisation(queries, organisation)
    const prints = fingerprintsOf(sha256, webShopId, key, body)
    const known = await ordersLike(queries, served, 'idempotency_key', prints.idempotencyKey)
    const same = known ?? (await ordersLike(queries, served, 'reference', `${webShopId}/${body.reference}`))
    const repeated = repeatedOrder(known, same, prints, body)
    if (repeated !== null) return repeated
    const shop = await shopOf(queries, served)
    const skus = body.lines.map(({ sku }) => sku)
    const shelf = await shelfFor(queries, served, skus)
    const source = {
      channel: 'web',
      webShopId,
      endpoints: endpoints.slice(1).map(({ id }) => id),
      locationId,
    } as const
    const placed = placedOf(shelf, { now, newId: randomUUID }, shop, webShop.ways, source, prints, body)
    if (isRejection(placed)) return placed
    return writeAsHub(
      queries,
      served,
      now(),
      begun,
      (identity) => {
        const number = onlineOrderNumber(identity, identity.lastOnlineOrder + 1)
        return { id: randomUUID(), happenings: [{ ...placed, number }], numbered: true }
      },
      ({ id, number, totals, currency, state }) => ({
        what: 'webOrder',
        subject: id,
        facts: { number, total: totals.total, currency, state },
      }),
    )
  })
