import { nodeRuntime } from '../../../electron/host/node-runtime.ts'
import { acceptOrder } from '../../../electron/order-manager/online/accept-order.ts'
import type { Store } from '../../../electron/order-manager/ports/store.ts'
import { theShop } from '../../../electron/order-manager/settings.ts'
import { lineFor } from '../../../shared/domain/catalog/line-for.ts'
import { pricingOf } from '../../../shared/domain/orders/cart-of.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'

/** An order by phone of a plain shop's first two products, so many thousandths of each. */
export const phoneOrder = (store: Store, reference: string, quantity: number): Order => {
  const shop = theShop(store)
  const market = { at: nodeRuntime.now(), priceLists: [] }
  return store.commit((transaction) => {
    const lines = ['SKU-1', 'SKU-2'].flatMap((code) => {
      const hit = transaction.byCode(code)
      return hit === undefined ? [] : [lineFor(shop, hit, nodeRuntime.newId(), quantity, market, null)]
    })
    return acceptOrder(transaction, nodeRuntime, 'jonas', nodeRuntime.newId(), {
      type: 'placed',
      channel: 'phone',
      lines,
      customer: { name: 'Ada', email: 'ada@example.com', phone: '0871234567' },
      shippingAddress: { name: 'Ada', lines: ['1'], postalCode: '', city: 'Cork', country: 'IE' },
      web: { webShopId: '', reference, idempotencyKey: reference, bodyHash: '', paymentToken: '' },
      registerId: '',
      locationId: shop.locations[0]?.id ?? '',
      currency: shop.currency,
      ...pricingOf(shop),
    })
  })
}
