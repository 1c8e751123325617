import { appendEntries } from '../../../../electron/order-manager/orders/write.ts'
import { theShop } from '../../../../electron/order-manager/settings.ts'
import { createPlaceOrder } from '../../../../electron/order-manager/storefront/place-order.ts'
import { decideCancellation } from '../../../../shared/domain/orders/decide-fulfilment.ts'
import { isRefusal } from '../../../../shared/domain/refusal.ts'
import { isRejection } from '../../../../shared/storefront/rejection.ts'
import { productCount, type Trade } from './trade.ts'

/** An order of a web shop, which reserves its stock. */
export const placeWebOrder = ({ adapters, random }: Trade): void => {
  const { store, runtime } = adapters
  const shop = theShop(store)
  const hit = store.byCode(`SKU-${random.below(productCount)}`)
  const locationId = shop.locations.at(-1)?.id ?? ''
  if (hit === undefined) return
  const quantity = 1 + random.below(5)
  const webShop = {
    id: 'web-shop',
    kind: 'webShop',
    name: 'Web shop',
    apiKeyHash: '',
    apiKeyHint: '',
    webhookUrl: '',
    webhookSecret: '',
    locationId,
  } as const
  const place = createPlaceOrder({ ...adapters, gateways: { kinds: [], open: () => undefined } })
  const address = {
    name: 'Aoife Byrne',
    lines: ['1 Plain Street'],
    postalCode: 'D01',
    city: 'Dublin',
    country: 'IE',
  }
  const wanted = {
    reference: runtime.newId(),
    currency: shop.currency,
    customer: { name: 'Aoife Byrne', email: 'aoife@example.com' },
    shippingAddress: address,
    lines: [{ sku: hit.variant.sku, quantity }],
    total: hit.variant.price * quantity,
    payment: { token: 'token' },
  }
  const placed = store.commit((transaction) => place(transaction, webShop, runtime.newId(), wanted))
  if (isRejection(placed)) throw new Error(JSON.stringify(placed))
}

/** The newest web order that can be is cancelled, which frees its stock. */
export const cancelWebOrder = ({ adapters }: Trade): void => {
  const { store, runtime } = adapters
  store.commit((transaction) => {
    const [order] = transaction.find('orders', {
      selector: { state: 'placed' },
      sort: [{ updatedAt: 'desc' }],
      limit: 1,
    })
    const happenings = order === undefined ? [] : decideCancellation(order, 'changed their mind')
    if (order !== undefined && !isRefusal(happenings)) appendEntries(transaction, runtime, null, order, happenings)
  })
}
