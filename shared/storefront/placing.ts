import type { WebOrder } from '../contract/storefront.ts'
import { pricingOf, repriced } from '../domain/orders/cart-of.ts'
import type { Happening } from '../domain/orders/entries.ts'
import type { Line, Order } from '../domain/orders/order.ts'
import { isRefusal } from '../domain/refusal.ts'
import { type Gateway, gatewayFor } from '../domain/settings/gateway.ts'
import type { Shop } from '../domain/settings/settings.ts'
import { isRejection, type Rejection, reject } from './rejection.ts'
import type { Shelf } from './shelf.ts'
import { linesOf, type Moment } from './web-lines.ts'

/** Who an order is from, who is told of it, and where its goods are taken from. */
export interface OrderSource {
  readonly channel: 'web' | 'phone' | 'file'
  /** Empty where it is no web shop's. */
  readonly webShopId: string
  /** Of the web shop's endpoints, those beside its first. */
  readonly endpoints?: readonly string[]
  readonly locationId: string
}

/** A way to pay online, as far as an order that is placed is concerned. */
export interface WayToPay extends Pick<Gateway, 'id' | 'active'> {
  /** Whether the web shop has to send a token of the customer's payment source. */
  readonly needsToken: boolean
}

/** A file need not say what the customer agreed to pay; who orders by phone may have no e-mail address. */
export type OrderWanted = Omit<WebOrder, 'total'> & { readonly total?: number | undefined }

/** What a repeated request is known by: SHA-256, hex. */
export interface Fingerprints {
  readonly idempotencyKey: string
  readonly bodyHash: string
}

export const fingerprintsOf = (
  sha256: (text: string) => string,
  webShopId: string,
  idempotencyKey: string,
  body: OrderWanted,
): Fingerprints => ({
  idempotencyKey: sha256(`${webShopId}\n${idempotencyKey}`),
  bodyHash: sha256(JSON.stringify(body)),
})

/**
 * What an order that is here already answers; null where there is none. Rejects: 422 for the same key with another body, 409
 * for a reference that another key has used.
 * @param known the order under the same key @param same the one of the same reference
 */
export const repeatedOrder = (
  known: Order | undefined,
  same: Order | undefined,
  { bodyHash }: Fingerprints,
  { reference }: OrderWanted,
): Order | Rejection | null => {
  if (known !== undefined)
    return known.web?.bodyHash === bodyHash
      ? known
      : reject(
          422,
          'This Idempotency-Key was used for another order',
          'Idempotency-Key',
          'Use a new key for a new order.',
        )
  return same === undefined
    ? null
    : reject(
        409,
        'This order is here already',
        'reference',
        `Your order ${reference} is our order ${same.number} (id ${same.id}).`,
      )
}

/** All that an order begins with but its number, which is not taken for one that is rejected. */
export type Unnumbered = Omit<Extract<Happening, { readonly type: 'placed' }>, 'number'>

/**
 * What an order begins with, whoever stores it. Rejects 422: unknown or fractional goods, a missing address, another currency or
 * total, a way to pay that there is not, or that lacks its token.
 */
export const placedOf = (
  shelf: Pick<Shelf, 'bySku'>,
  moment: Moment,
  shop: Shop,
  ways: readonly WayToPay[],
  { channel, webShopId, endpoints = [], locationId }: OrderSource,
  fingerprints: Fingerprints,
  body: OrderWanted,
): Unnumbered | Rejection => {
  const lines = linesOf(shelf, moment, shop, channel, body)
  if (isRejection(lines)) return lines
  const rejection = check(shop, body, lines)
  if (rejection !== null) return rejection
  const way = wayToPay(ways, body)
  if (isRejection(way)) return way
  return {
    type: 'placed',
    lines,
    customer: { ...body.customer, phone: body.customer.phone ?? null },
    shippingAddress: body.shippingAddress ?? null,
    web: {
      webShopId,
      reference: body.reference,
      ...fingerprints,
      ...way,
      ...(endpoints.length === 0 ? {} : { endpoints }),
    },
    ...(channel === 'web' ? {} : { channel }),
    ...(body.billingAddress === undefined ? {} : { billingAddress: body.billingAddress }),
    registerId: '',
    locationId,
    currency: shop.currency,
    ...pricingOf(shop),
  }
}

/** How the order says that it is paid, and the token that this needs. */
const wayToPay = (
  ways: readonly WayToPay[],
  { payment: { gateway: named, token = '' } }: Pick<WebOrder, 'payment'>,
): { readonly paymentToken: string; readonly gateway?: string } | Rejection => {
  const chosen = gatewayFor(ways, named)
  if (isRefusal(chosen)) return reject(422, 'How is it paid?', 'payment.gateway', chosen.message)
  if ((chosen?.needsToken ?? true) && token === '')
    return reject(
      422,
      'No payment source',
      'payment.token',
      'This way to pay needs a token of the customer’s payment source.',
    )
  return { paymentToken: token, ...(chosen === null ? {} : { gateway: chosen.id }) }
}

const check = (shop: Shop, body: OrderWanted, lines: readonly Line[]): Rejection | null => {
  if (body.currency !== shop.currency)
    return reject(422, 'Another currency', 'currency', `This shop sells in ${shop.currency}.`)
  if (body.shippingAddress === undefined && lines.some((line) => line.kind === 'goods'))
    return reject(
      422,
      'No address to ship to',
      'shippingAddress',
      'The order has goods that are shipped: it needs an address.',
    )
  const { total } = repriced({ ...pricingOf(shop), lines }).totals
  if (total === 0)
    return reject(422, 'Nothing to pay', 'lines', 'The order costs nothing: there is no payment to authorise.')
  if (body.total !== undefined && total !== body.total)
    return reject(
      422,
      'Another total',
      'total',
      `The order costs ${total} minor units of ${shop.currency}, not ${body.total}. Show the customer today’s prices.`,
    )
  return null
}
