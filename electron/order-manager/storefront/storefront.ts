import type { StorefrontProducts } from '../../../shared/contract/storefront.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import type { WebShop } from '../../../shared/domain/settings/settings.ts'
import type { Adapters } from '../adapters.ts'
import { theShop } from '../settings.ts'
import { webShopOfKey } from '../setup/web-shops.ts'
import { createPlaceOrder } from './place-order.ts'
import { storefrontProducts } from './views.ts'

/** What a web shop may ask of the order manager. The host serves it over HTTP. */
export const createStorefront = (adapters: Adapters) => ({
  webShopOfKey: (apiKey: string): WebShop | undefined => webShopOfKey(adapters.store, adapters, apiKey),
  placeOrder: createPlaceOrder(adapters),
  /** An order of this web shop; another's is as if it were not there. */
  order: (webShop: WebShop, id: string): Order | undefined => {
    const order = adapters.store.get('orders', id)
    return order?.web?.webShopId === webShop.id ? order : undefined
  },
  products: (webShop: WebShop, after: string, limit: number): StorefrontProducts =>
    storefrontProducts(adapters.store, theShop(adapters.store), webShop.locationId, after, limit),
})
