import type { WebOrder } from '../../../shared/contract/storefront.ts'
import { pricingOf, repriced } from '../../../shared/domain/orders/cart-of.ts'
import type { Line, Order } from '../../../shared/domain/orders/order.ts'
import { isRefusal } from '../../../shared/domain/refusal.ts'
import { gatewayFor } from '../../../shared/domain/settings/gateway.ts'
import type { Shop } from '../../../shared/domain/settings/settings.ts'
import type { WebShop } from '../../../shared/domain/settings/web-shop.ts'
import type { Adapters } from '../adapters.ts'
import { acceptOrder } from '../online/accept-order.ts'
import type { Transaction } from '../ports/store.ts'
import { gateways, theShop } from '../settings.ts'
import { isRejection, type Rejection, reject } from './rejection.ts'
import { linesOf } from './web-lines.ts'

/** Who an order is from, who is told of it, and where its goods are taken from. */
interface OrderSource {
  readonly channel: 'web' | 'phone' | 'file'
  /** Empty where it is no web shop's. */
  readonly webShopId: string
  /** Of the web shop's endpoints, those beside its first. */
  readonly endpoints?: readonly string[]
  readonly locationId: string
  /** Null where no person is behind it. */
  readonly staffId: string | null
}

/** A file need not say what the customer agreed to pay; who orders by phone may have no e-mail address. */
type PlacedOrderWanted = Omit<WebOrder, 'total'> & { readonly total?: number | undefined }

/**
 * Takes an order of a web shop, a file or the telephone: stored with its stock reserved, or refused for want of it, in one commit. The same
 * Idempotency-Key answers with the order that it made.
 * Rejects: 422 for the same key with another body, unknown or fractional goods, a missing address, another currency or
 * total; 409 for a reference that another key has used.
 */
export const createPlacing =
  ({ runtime, gateways: { kinds } }: Pick<Adapters, 'runtime' | 'gateways'>) =>
  (
    transaction: Transaction,
    { channel, webShopId, endpoints = [], locationId, staffId }: OrderSource,
    idempotencyKey: string,
    body: PlacedOrderWanted,
  ): Order | Rejection => {
    const key = runtime.sha256(`${webShopId}\n${idempotencyKey}`)
    const bodyHash = runtime.sha256(JSON.stringify(body))
    const [known] = transaction.find('orders', { selector: { idempotencyKey: key }, limit: 1 })
    if (known !== undefined)
      return known.web?.bodyHash === bodyHash
        ? known
        : reject(
            422,
            'This Idempotency-Key was used for another order',
            'Idempotency-Key',
            'Use a new key for a new order.',
          )
    const webReference = `${webShopId}/${body.reference}`
    const [same] = transaction.find('orders', { selector: { webReference }, limit: 1 })
    if (same !== undefined)
      return reject(
        409,
        'This order is here already',
        'reference',
        `Your order ${body.reference} is our order ${same.number} (id ${same.id}).`,
      )

    const shop = theShop(transaction)
    const lines = linesOf(transaction, runtime, shop, channel, body)
    if (isRejection(lines)) return lines
    const rejection = check(shop, body, lines)
    if (rejection !== null) return rejection
    const way = wayToPay(transaction, kinds, body)
    if (isRejection(way)) return way

    return acceptOrder(transaction, runtime, staffId, {
      id: runtime.newId(),
      channel,
      lines,
      customer: { ...body.customer, phone: body.customer.phone ?? null },
      shippingAddress: body.shippingAddress ?? null,
      billingAddress: body.billingAddress ?? null,
      web: {
        webShopId,
        reference: body.reference,
        idempotencyKey: key,
        bodyHash,
        ...way,
        ...(endpoints.length === 0 ? {} : { endpoints }),
      },
      locationId,
    })
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

/** How the order says that it is paid, and the token that this needs. */
const wayToPay = (
  transaction: Transaction,
  kinds: Adapters['gateways']['kinds'],
  { payment: { gateway: named, token = '' } }: Pick<WebOrder, 'payment'>,
): { readonly paymentToken: string; readonly gateway?: string } | Rejection => {
  const chosen = gatewayFor(gateways(transaction), named)
  if (isRefusal(chosen)) return reject(422, 'How is it paid?', 'payment.gateway', chosen.message)
  const needsToken = kinds.find(({ provider }) => provider === chosen?.provider)?.needsToken ?? true
  if (needsToken && token === '')
    return reject(
      422,
      'No payment source',
      'payment.token',
      'This way to pay needs a token of the customer’s payment source.',
    )
  return { paymentToken: token, ...(chosen === null ? {} : { gateway: chosen.id }) }
}

const check = (shop: Shop, body: PlacedOrderWanted, lines: readonly Line[]): Rejection | null => {
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
