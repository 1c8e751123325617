import type { Availability, StorefrontProducts, WebOrder } from '../../../shared/contract/storefront.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import type { WebShop } from '../../../shared/domain/settings/web-shop.ts'
import type { Adapters } from '../adapters.ts'
import { theShop } from '../settings.ts'
import { type Caller, callerOf } from '../setup/web-shops.ts'
import { stockOfSkus, stockPage, storefrontProducts } from './catalog-views.ts'
import { createOrderChanges } from './change-order.ts'
import { createPlaceOrder } from './place-order.ts'
import { createQuote } from './quote.ts'
import type { Rejection } from './rejection.ts'
import { createWebhookEndpoints } from './webhook-endpoints.ts'

/** Orders that come at once are stored together. */
const placeJointly = (adapters: Adapters) => {
  const place = createPlaceOrder(adapters)
  return (webShop: WebShop, idempotencyKey: string, body: WebOrder): Promise<Order | Rejection> =>
    adapters.store.commitJointly((transaction) => place(transaction, webShop, idempotencyKey, body))
}

/** What a web shop may ask of the order manager. The host serves it over HTTP. */
export const createStorefront = (adapters: Adapters) => ({
  callerOf: (apiKey: string): Caller | undefined => callerOf(adapters.store, adapters, apiKey),
  placeOrder: placeJointly(adapters),
  quote: createQuote(adapters, 'web'),
  ...createOrderChanges(adapters),
  endpoints: createWebhookEndpoints(adapters),
  /** An order of this web shop; another's is as if it were not there. */
  order: (webShop: WebShop, id: string): Order | undefined => {
    const order = adapters.store.get('orders', id)
    return order?.web?.webShopId === webShop.id ? order : undefined
  },
  products: (webShop: WebShop, after: string, limit: number): StorefrontProducts =>
    storefrontProducts(adapters.store, theShop(adapters.store), webShop.locationId, after, limit),
  /** A page of all stock; or of these SKUs, where any are named. */
  availability: (webShop: WebShop, skus: readonly string[], after: string, limit: number): Availability =>
    skus.length > 0
      ? stockOfSkus(adapters.store, webShop.locationId, skus)
      : stockPage(adapters.store, webShop.locationId, after, limit),
})
