import type { WebShop } from '../../../shared/domain/settings/web-shop.ts'
import { pageOf, stockOfSkus, stockPage, storefrontProducts } from '../../../shared/storefront/catalog-views.ts'
import { askingReturn, cancelling } from '../../../shared/storefront/changes.ts'
import type { Storefront } from '../../../shared/storefront/port.ts'
import { quoteOf } from '../../../shared/storefront/quote.ts'
import type { Adapters } from '../adapters.ts'
import { theShop } from '../settings.ts'
import { callerOf } from '../setup/web-shops.ts'
import { createWebChange } from './change-order.ts'
import { createPlaceOrder } from './place-order.ts'
import { shelfOf } from './shelf.ts'
import { createWebhookEndpoints } from './webhook-endpoints.ts'

/** What a web shop may ask of the order manager. The host serves it over HTTP. */
export const createStorefront = (adapters: Adapters): Storefront<WebShop> => {
  const { store, runtime } = adapters
  const place = createPlaceOrder(adapters)
  const change = createWebChange(adapters)
  const shelf = ({ locationId }: WebShop) => shelfOf(store, locationId)
  /** A page of products by id. */
  const page = (after: string, limit: number) =>
    pageOf(store.find('products', { selector: { id: { $gt: after } }, sort: [{ id: 'asc' }], limit: limit + 1 }), limit)
  return {
    callerOf: (apiKey) => callerOf(store, adapters, apiKey),
    // Orders that come at once are stored together.
    placeOrder: (webShop, idempotencyKey, body) =>
      store.commitJointly((transaction) => place(transaction, webShop, idempotencyKey, body)),
    quote: (webShop, cart) => quoteOf(shelf(webShop), runtime, theShop(store), 'web', cart),
    cancel: (webShop, id, reason) => change(webShop, id, cancelling(reason)),
    askReturn: (webShop, id, wanted) => change(webShop, id, askingReturn(wanted)),
    endpoints: createWebhookEndpoints(adapters),
    order: (webShop, id) => {
      const order = store.get('orders', id)
      return order?.web?.webShopId === webShop.id ? order : undefined
    },
    products: (webShop, after, limit) => storefrontProducts(theShop(store), page(after, limit), shelf(webShop)),
    availability: (webShop, skus, after, limit) =>
      skus.length > 0 ? stockOfSkus(shelf(webShop), skus) : stockPage(page(after, limit), shelf(webShop)),
  }
}
