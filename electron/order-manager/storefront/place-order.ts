import type { WebOrder } from '../../../shared/contract/storefront.ts'
import { lineFor, lineTaxes } from '../../../shared/domain/catalog/line-for.ts'
import { pricingOf, repriced } from '../../../shared/domain/orders/cart-of.ts'
import { mostUnits } from '../../../shared/domain/orders/decide-sale.ts'
import type { Line, Order } from '../../../shared/domain/orders/order.ts'
import { isRefusal } from '../../../shared/domain/refusal.ts'
import { gatewayFor } from '../../../shared/domain/settings/gateway.ts'
import type { Shop, WebShop } from '../../../shared/domain/settings/settings.ts'
import type { Adapters } from '../adapters.ts'
import { acceptOrder } from '../online/accept-order.ts'
import type { Runtime } from '../ports/runtime.ts'
import type { Transaction, VariantHit } from '../ports/store.ts'
import { gateways, theShop } from '../settings.ts'

/** A web order that can't be taken: the HTTP status says how, the fields say where. Nothing was stored. */
export interface Rejection {
  readonly status: 409 | 422
  readonly title: string
  readonly errors: readonly { readonly field: string; readonly message: string }[]
}
export const isRejection = (value: Order | Rejection): value is Rejection => 'status' in value

/**
 * Takes an order of a web shop: stored with its stock reserved, or refused for want of stock, in one commit. The same
 * Idempotency-Key answers with the order that it made.
 * Rejects: 422 for the same key with another body, unknown or fractional goods, a missing address, another currency or
 * total; 409 for a reference that another key has used.
 */
export const createPlaceOrder = ({
  store,
  runtime,
  gateways: { kinds },
}: Pick<Adapters, 'store' | 'runtime' | 'gateways'>) => {
  return (webShop: WebShop, idempotencyKey: string, body: WebOrder): Order | Rejection => {
    const key = runtime.sha256(`${webShop.id}\n${idempotencyKey}`)
    const bodyHash = runtime.sha256(JSON.stringify(body))
    return store.commit((transaction): Order | Rejection => {
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
      const webReference = `${webShop.id}/${body.reference}`
      const [same] = transaction.find('orders', { selector: { webReference }, limit: 1 })
      if (same !== undefined)
        return reject(
          409,
          'This order is here already',
          'reference',
          `Your order ${body.reference} is our order ${same.number} (id ${same.id}).`,
        )

      const shop = theShop(transaction)
      const lines = linesOf(transaction, runtime, shop, body)
      if ('status' in lines) return lines
      const rejection = check(shop, body, lines)
      if (rejection !== null) return rejection
      const way = wayToPay(transaction, kinds, body)
      if ('status' in way) return way

      return acceptOrder(transaction, runtime, null, {
        id: runtime.newId(),
        channel: 'web',
        lines,
        customer: { ...body.customer, phone: body.customer.phone ?? null },
        shippingAddress: body.shippingAddress ?? null,
        billingAddress: body.billingAddress ?? null,
        web: {
          webShopId: webShop.id,
          reference: body.reference,
          idempotencyKey: key,
          bodyHash,
          ...way,
        },
        locationId: webShop.locationId,
      })
    })
  }
}

const reject = (status: Rejection['status'], title: string, field: string, message: string): Rejection => ({
  status,
  title,
  errors: [{ field, message }],
})

/** The order's lines from the catalog as it stands, and what is wrong with them, each named by its field. */
const linesOf = (
  transaction: Transaction,
  { newId, now }: Pick<Runtime, 'newId' | 'now'>,
  shop: Shop,
  body: WebOrder,
): Line[] | Rejection => {
  // A web shop shows the catalog's prices: price lists and promotions are for the counter.
  const market = { at: now(), priceLists: [] }
  const lines: Line[] = []
  const errors: { field: string; message: string }[] = []
  for (const [index, { sku, quantity }] of body.lines.entries()) {
    const hit = bySku(transaction, sku)
    const thousandths = Math.round(quantity * 1000)
    if (hit === undefined)
      errors.push({ field: `lines[${index}].sku`, message: `There is no product with the SKU ${sku}.` })
    else if (hit.product.unit === 'piece' && thousandths % 1000 !== 0)
      errors.push({
        field: `lines[${index}].quantity`,
        message: `${sku} is sold by the piece: the quantity is a whole number.`,
      })
    else if (thousandths <= 0 || thousandths > mostUnits)
      errors.push({ field: `lines[${index}].quantity`, message: 'A quantity is more than zero and at most 9,999.' })
    else lines.push(lineFor(shop, hit, newId(), thousandths, market, null))
  }
  if (errors.length > 0) return { status: 422, title: 'Some lines can’t be ordered', errors }
  if (body.shipping !== undefined) lines.push(shippingLine(shop, newId(), body.shipping, market.at))
  return lines
}

/** A code may be one variant's barcode and another's SKU: here the SKU is meant. */
const bySku = (transaction: Transaction, sku: string): VariantHit | undefined => {
  const isMeant = ({ variant }: VariantHit) => variant.sku.toLowerCase() === sku.toLowerCase()
  const hit = transaction.byCode(sku)
  return hit === undefined || isMeant(hit) ? hit : transaction.search(sku, 10).find(isMeant)
}

const shippingLine = (shop: Shop, id: string, shipping: { name: string; price: number }, at: number): Line => ({
  id,
  kind: 'shipping',
  productId: null,
  variantId: null,
  sku: '',
  name: shipping.name,
  unit: 'piece',
  quantity: 1000,
  unitPrice: shipping.price,
  discount: null,
  ...lineTaxes(shop, shop.shippingTax ?? '', at),
  ...(shop.shippingTax === 'shares' ? { taxes: 'shares' as const } : {}),
  tracked: false,
  digital: null,
  picked: 0,
})

/** How the order says that it is paid, and the token that this needs. */
const wayToPay = (
  transaction: Transaction,
  kinds: Adapters['gateways']['kinds'],
  { payment: { gateway: named, token = '' } }: WebOrder,
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

const check = (shop: Shop, body: WebOrder, lines: readonly Line[]): Rejection | null => {
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
  if (total !== body.total)
    return reject(
      422,
      'Another total',
      'total',
      `The order costs ${total} minor units of ${shop.currency}, not ${body.total}. Show the customer today’s prices.`,
    )
  return null
}
