import type { WebOrder } from '../../../shared/contract/storefront.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import type { WebShop } from '../../../shared/domain/settings/web-shop.ts'
import {
  fingerprintsOf,
  type OrderSource,
  type OrderWanted,
  placedOf,
  repeatedOrder,
} from '../../../shared/storefront/placing.ts'
import { isRejection, type Rejection } from '../../../shared/storefront/rejection.ts'
import type { Adapters } from '../adapters.ts'
import { acceptOrder } from '../online/accept-order.ts'
import type { Transaction } from '../ports/store.ts'
import { theShop } from '../settings.ts'
import { shelfOf } from './shelf.ts'
import { waysToPay } from './ways-to-pay.ts'

interface TakenBy extends OrderSource {
  /** Null where no person is behind it. */
  readonly staffId: string | null
}

/**
 * Takes an order of a web shop, a file or the telephone: stored with its stock reserved, or refused for want of it, in one commit. The same
 * Idempotency-Key answers with the order that it made. Rejects as `repeatedOrder` and `placedOf`.
 */
export const createPlacing =
  ({ runtime, gateways: { kinds } }: Pick<Adapters, 'runtime' | 'gateways'>) =>
  (
    transaction: Transaction,
    { staffId, ...source }: TakenBy,
    idempotencyKey: string,
    body: OrderWanted,
  ): Order | Rejection => {
    const { webShopId, locationId } = source
    const prints = fingerprintsOf(runtime.sha256, webShopId, idempotencyKey, body)
    const first = (selector: Readonly<Record<string, string>>): Order | undefined =>
      transaction.find('orders', { selector, limit: 1 })[0]
    const known = first({ idempotencyKey: prints.idempotencyKey })
    const same = known ?? first({ webReference: `${webShopId}/${body.reference}` })
    const repeated = repeatedOrder(known, same, prints, body)
    if (repeated !== null) return repeated
    const ways = waysToPay(transaction, kinds)
    const shelf = shelfOf(transaction, locationId)
    const placed = placedOf(shelf, runtime, theShop(transaction), ways, source, prints, body)
    return isRejection(placed) ? placed : acceptOrder(transaction, runtime, staffId, runtime.newId(), placed)
  }

/** The same for a web shop. */
export const createPlaceOrder = (adapters: Parameters<typeof createPlacing>[0]) => {
  const place = createPlacing(adapters)
  return (
    transaction: Transaction,
    { id, locationId, moreEndpoints = [] }: WebShop,
    idempotencyKey: string,
    body: WebOrder,
  ): Order | Rejection => {
    const endpoints = moreEndpoints.map((endpoint) => endpoint.id)
    const source = { channel: 'web', webShopId: id, endpoints, locationId, staffId: null } as const
    return place(transaction, source, idempotencyKey, body)
  }
}
