import type { phoneOrderMethods } from '../../../shared/contract/phone-orders.ts'
import type { QuoteRequest } from '../../../shared/contract/storefront.ts'
import { type Refusal, refuse } from '../../../shared/domain/refusal.ts'
import type { Handlers } from '../../../shared/rpc/contract-types.ts'
import { quoteOf } from '../../../shared/storefront/quote.ts'
import { isRejection, type Rejection } from '../../../shared/storefront/rejection.ts'
import type { Adapters } from '../adapters.ts'
import type { Session } from '../session.ts'
import { gateways, locationOfOrders, theShop } from '../settings.ts'
import { createPlacing } from '../storefront/place-order.ts'
import { shelfOf } from '../storefront/shelf.ts'

/** What a customer calls delivery on the bill. */
const delivery = 'Delivery'

interface Cart {
  readonly lines: readonly { readonly sku: string; readonly quantity: number }[]
  readonly shipping: number | null
}

const wantedOf = ({ lines, shipping }: Cart): QuoteRequest => ({
  lines: lines.map(({ sku, quantity }) => ({ sku, quantity: quantity / 1000 })),
  ...(shipping === null ? {} : { shipping: { name: delivery, price: shipping } }),
})

/** Beside the field of the form: `lines[0].sku` is one of the lines. */
const refusalOf = ({ title, errors: [first] }: Rejection): Refusal =>
  first === undefined
    ? refuse('not_orderable', title)
    : refuse('not_orderable', first.message, first.field.replace(/[[.].*$/, ''))

export const phoneOrderHandlers = (adapters: Adapters): Handlers<typeof phoneOrderMethods, Session> => {
  const { store, runtime, gateways: known } = adapters
  const place = createPlacing(adapters)
  return {
    'phoneOrders.ways': () =>
      gateways(store).flatMap(({ id, name, active, provider }) => {
        const kind = known.kinds.find((one) => one.provider === provider)
        return active && kind?.needsToken === false ? [{ id, name, about: kind.about }] : []
      }),
    'phoneOrders.quote': (cart) => {
      const shop = theShop(store)
      const quoted = quoteOf(shelfOf(store, locationOfOrders(shop)), runtime, shop, 'phone', wantedOf(cart))
      return isRejection(quoted) ? refusalOf(quoted) : quoted
    },
    'phoneOrders.place': ({ id, customer, shippingAddress, total, gateway, ...cart }, { staffId }) => {
      const { name, email, phone } = customer
      if (email === '' && phone === '')
        return refuse('customer_unreachable', 'Enter a phone number or an e-mail address.', 'phone')
      const shop = theShop(store)
      const source = { channel: 'phone', webShopId: '', locationId: locationOfOrders(shop), staffId } as const
      const wanted = {
        reference: `P-${id.slice(-12)}`,
        currency: shop.currency,
        customer: { name, email, ...(phone === '' ? {} : { phone }) },
        ...(shippingAddress === null ? {} : { shippingAddress }),
        ...wantedOf(cart),
        total,
        payment: { gateway },
      }
      const placed = store.commit((transaction) => place(transaction, source, `phone ${id}`, wanted))
      return isRejection(placed) ? refusalOf(placed) : { orderId: placed.id, number: placed.number }
    },
  }
}
