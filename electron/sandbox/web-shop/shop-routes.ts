import type { FastifyInstance, FastifyRequest } from 'fastify'
import { html, sendPage } from '../page-layout.ts'
import { cartCookie, priceLines, readCart, readQuantity, shippingPrice } from './cart.ts'
import { cartPage, type Sums } from './cart-page.ts'
import { type CatalogCache, findVariant, lineName } from './catalog-cache.ts'
import { addressOf, catalogPage } from './catalog-page.ts'
import { orderPage, orderStatus } from './order-page.ts'
import type { OrderPlacing } from './order-placing.ts'
import { messagePage, shopPage } from './shop-layout.ts'
import type { ShopLedger } from './shop-ledger.ts'
import type { Catalog } from './storefront-client.ts'

/** What the shop's routes work with. */
export type Shop = { ledger: ShopLedger; placing: OrderPlacing; catalog: CatalogCache }

type Fields = Record<string, string>

/** The customer's cart, read from the request's cookie. */
export const cartOf = (request: FastifyRequest) => readCart(request.headers.cookie)

/** What the lines of a cart come to at the catalog's prices. */
export function sumsOf(catalog: Catalog, quantities: Iterable<readonly [string, number]>): Sums {
  const lines = priceLines(catalog, quantities)
  const shipping = shippingPrice(catalog, lines)
  const total = lines.reduce((sum, line) => sum + line.sum, shipping)
  return { currency: catalog.currency, digits: catalog.digits, lines, shipping, total }
}

/** Shown while there has never been a catalog to show. */
export const closedPage = (basketCount: number) =>
  messagePage('We are opening', 'The shop’s order manager does not answer yet. Try again in a moment.', basketCount, {
    href: '/',
    label: 'Try again',
  })

/** Serves the pages that a customer walks through before and after the checkout. */
export function serveShop(server: FastifyInstance, shop: Shop): void {
  server.get<{ Querystring: Fields }>('/', async (request, reply) => {
    const catalog = await shop.catalog.read()
    const count = cartOf(request).size
    if (catalog === undefined) return sendPage(reply, closedPage(count), 503)
    const { q = '', category = '', page = '1', added = '' } = request.query
    const query = {
      search: q.trim(),
      category,
      page: Math.max(1, Math.floor(Number(page)) || 1),
      added: added.slice(0, 200),
    }
    return sendPage(reply, catalogPage(catalog, query, count))
  })
  serveCart(server, shop)
  serveOrders(server, shop)
  server.setNotFoundHandler((request, reply) =>
    sendPage(reply, messagePage('Page not found', 'There is nothing at this address.', cartOf(request).size), 404),
  )
}

function serveCart(server: FastifyInstance, shop: Shop): void {
  server.get('/cart', async (request, reply) => {
    const catalog = await shop.catalog.read()
    const cart = cartOf(request)
    if (catalog === undefined) return sendPage(reply, closedPage(cart.size), 503)
    return sendPage(reply, cartPage(catalog, sumsOf(catalog, cart), cart.size))
  })
  server.post<{ Body: Fields }>('/cart/add', async (request, reply) => {
    const catalog = await shop.catalog.read()
    const cart = new Map(cartOf(request))
    const { sku = '', quantity = '', back = '/' } = request.body ?? {}
    const found = catalog === undefined ? undefined : findVariant(catalog, sku)
    const added = readQuantity(quantity)
    if (found === undefined)
      return sendPage(reply, messagePage('Not in the shop', 'This product is no longer sold.', cart.size), 404)
    if (added === undefined || added === 0 || (found.product.unit === 'piece' && added % 1000 !== 0)) {
      const text =
        found.product.unit === 'piece' ? 'Give a whole number, such as 2.' : 'Give a weight in kg, such as 0.350.'
      return sendPage(reply, messagePage('That quantity does not work', text, cart.size), 400)
    }
    cart.set(sku, (cart.get(sku) ?? 0) + added)
    const [, search = ''] = back.split('?')
    const view = Object.fromEntries(new URLSearchParams(search))
    const page = Math.max(1, Number(view['page'] ?? '1') || 1)
    const name = lineName(found.product, found.variant)
    const address = addressOf({ search: view['q'] ?? '', category: view['category'] ?? '', page, added: name })
    return reply.header('set-cookie', cartCookie(cart)).redirect(address, 303)
  })
  server.post<{ Body: Fields }>('/cart/change', async (request, reply) => {
    const cart = new Map(cartOf(request))
    const { sku = '', quantity = '', do: action } = request.body ?? {}
    const wanted = action === 'remove' ? 0 : readQuantity(quantity)
    if (wanted === 0) cart.delete(sku)
    else if (wanted !== undefined && cart.has(sku)) cart.set(sku, wanted)
    return reply.header('set-cookie', cartCookie(cart)).redirect('/cart', 303)
  })
}

function serveOrders(server: FastifyInstance, { ledger, placing }: Shop): void {
  type Params = { Params: { reference: string } }
  const missing = (request: FastifyRequest) =>
    messagePage(
      'Order not found',
      'Check the reference: it starts with W- and has eight characters.',
      cartOf(request).size,
    )
  server.get<Params>('/orders/:reference', async (request, reply) => {
    const order = ledger.order(request.params.reference)
    if (order === undefined) return sendPage(reply, missing(request), 404)
    return sendPage(reply, orderPage(await placing.refresh(order), cartOf(request).size))
  })
  server.get<Params>('/orders/:reference/live', async (request, reply) => {
    const order = ledger.order(request.params.reference)
    if (order === undefined) return sendPage(reply, missing(request), 404)
    return sendPage(reply, orderStatus(await placing.refresh(order)))
  })
  server.get<{ Params: { token: string } }>('/access/:token', async (request, reply) => {
    const granted = ledger.grantedAccess(request.params.token)
    const count = cartOf(request).size
    if (granted === undefined) {
      return sendPage(
        reply,
        messagePage('Download not found', 'This link does not belong to any order of ours.', count),
        404,
      )
    }
    const content = html`<section class="message panel"><h1>Your download</h1><p><strong>${granted.name}</strong> is ready. It belongs to order ${granted.reference}.</p>
      <a class="button" href="/orders/${granted.reference}">See the order</a></section>`
    return sendPage(reply, shopPage('Your download', count, content))
  })
}
