import type { PlacedOrder, StorefrontOrder, StorefrontProducts } from '../../../shared/contract/storefront.ts'
import type { Product, Variant } from '../../../shared/domain/catalog/product.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import type { Shop } from '../../../shared/domain/settings/settings.ts'
import type { Reader } from '../ports/store.ts'

/** The answer to a placed order. It is made of what never changes, so that the same key gets the same answer. */
export const placedOrder = (order: Order): PlacedOrder => ({
  id: order.id,
  number: order.number,
  reference: order.web?.reference ?? '',
  state: 'placed',
  currency: order.currency,
  total: order.totals.total,
  placedAt: new Date(order.placedAt).toISOString(),
})

/** The money that the customer still has to send by themselves. */
const awaitedOf = ({ effects, state }: Order): StorefrontOrder['awaited'] => {
  const awaits = effects.find(({ kind }) => kind === 'authorise' || kind === 'capture')?.awaits
  if (awaits === undefined || state === 'cancelled') return null
  const { reference, dueAt } = awaits
  return { reference, dueAt: dueAt === null ? null : new Date(dueAt).toISOString() }
}

/** The order as its web shop may see it, now. */
export const storefrontOrder = (order: Order): StorefrontOrder => ({
  ...placedOrder(order),
  // A cart is never a web shop's order.
  state: order.state === 'draft' || order.state === 'parked' ? 'placed' : order.state,
  reason: order.reason,
  fulfilment: order.fulfilment,
  payment: order.payment,
  awaited: awaitedOf(order),
  shipment: order.shipment,
  access: order.access.map(({ lineId, kind, value }) => {
    const line = order.lines.find((one) => one.id === lineId)
    return { sku: line?.sku ?? '', name: line?.name ?? '', kind, value }
  }),
})

const sellable = (reader: Reader, locationId: string, product: Product, variant: Variant) => {
  const level = variant.tracked ? reader.stockLevel(variant.id, locationId) : null
  return {
    sku: variant.sku,
    name: variant.options.join(' / '),
    options: [...variant.options],
    price: variant.price,
    available: level === null ? null : Math.max(0, level.onHand - level.reserved) / 1000,
    digital: variant.digital !== null,
    unit: product.unit,
  }
}

/** A page of active products by id, with what can be promised from the web shop's location. */
export const storefrontProducts = (
  reader: Reader,
  shop: Shop,
  locationId: string,
  after: string,
  limit: number,
): StorefrontProducts => {
  const found = reader.find('products', { selector: { id: { $gt: after } }, sort: [{ id: 'asc' }], limit: limit + 1 })
  const page = found.slice(0, limit)
  return {
    currency: shop.currency,
    digits: shop.digits,
    pricesIncludeTax: shop.pricesIncludeTax,
    products: page
      .filter((product) => product.status === 'active')
      .map((product) => {
        const variants = product.variants.map((variant) => sellable(reader, locationId, product, variant))
        return {
          id: product.id,
          name: product.name,
          description: product.description,
          category: product.category,
          unit: product.unit,
          digital: variants.every((variant) => variant.digital),
          variants: variants.map(({ sku, name, options, price, available }) => ({
            sku,
            name,
            options,
            price,
            available,
          })),
        }
      }),
    next: found.length > limit ? (page.at(-1)?.id ?? null) : null,
  }
}
