import { randomUUID } from 'node:crypto'
import type { Order } from '../../../shared/domain/orders/order.ts'
import { pageOf, stockOfSkus, stockPage, storefrontProducts } from '../../../shared/storefront/catalog-views.ts'
import { askingReturn, cancelling } from '../../../shared/storefront/changes.ts'
import type { Storefront } from '../../../shared/storefront/port.ts'
import { quoteOf } from '../../../shared/storefront/quote.ts'
import { isRejection, type Rejection } from '../../../shared/storefront/rejection.ts'
import type { Database } from '../database/database.ts'
import { changeOrder } from './change-order.ts'
import { shownEndpoints } from './endpoints.ts'
import { placeOrder } from './place-order.ts'
import { callerOf, orderOf, productsAfter, type Served, shelfFor, shopOf } from './served.ts'

interface StorefrontParts {
  readonly database: Database
  /** Has the organisation's tills look again. */
  readonly announce: (organisation: string) => void
  /** Milliseconds since 1970. */
  readonly now: () => number
}

/** What a web shop may ask of the hub, whoever else is there: all of it is answered from the database, by any process on it. */
export const createHubStorefront = ({ database, announce, now }: StorefrontParts): Storefront<Served> => {
  const moment = { now, newId: randomUUID }
  const announced = async (
    { organisation }: Served,
    writing: Promise<Order | Rejection>,
  ): Promise<Order | Rejection> => {
    const written = await writing
    if (!isRejection(written)) announce(organisation)
    return written
  }
  const page = async (served: Served, after: string, limit: number) =>
    pageOf(await productsAfter(database, served, after, limit + 1), limit)
  return {
    callerOf: (apiKey) => callerOf(database, apiKey),
    placeOrder: (served, key, body) => announced(served, placeOrder(database, now, served, key, body)),
    quote: async (served, cart) => {
      const skus = cart.lines.map(({ sku }) => sku)
      return quoteOf(await shelfFor(database, served, skus), moment, await shopOf(database, served), 'web', cart)
    },
    order: async (served, id) => (await orderOf(database, served, id))?.order,
    cancel: (served, id, reason) => announced(served, changeOrder(database, now, served, id, cancelling(reason))),
    askReturn: (served, id, wanted) => announced(served, changeOrder(database, now, served, id, askingReturn(wanted))),
    products: async (served, after, limit) => {
      const found = await page(served, after, limit)
      return storefrontProducts(
        await shopOf(database, served),
        found,
        await shelfFor(database, served, [], found.products),
      )
    },
    availability: async (served, skus, after, limit) => {
      if (skus.length > 0) return stockOfSkus(await shelfFor(database, served, skus), skus)
      const found = await page(served, after, limit)
      return stockPage(found, await shelfFor(database, served, [], found.products))
    },
    endpoints: shownEndpoints,
  }
}
