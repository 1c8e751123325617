import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { sendPage } from '../page-layout.ts'
import { cartCookie } from './cart.ts'
import { checkoutPage } from './checkout-page.ts'
import { PAYMENT_ACCOUNTS } from './payment-accounts.ts'
import { cartOf, closedPage, type Shop, sumsOf } from './shop-routes.ts'

const filled = (what: string) => z.string().trim().min(1, `Give your ${what}.`).max(120)
const buyer = {
  checkout: z.uuid(),
  name: filled('name'),
  email: z.email('Give an e-mail address such as ada@example.com.').max(120),
  account: z.enum(PAYMENT_ACCOUNTS.map((account) => account.id)),
}
const delivery = {
  street: filled('street and number'),
  postalCode: filled('postal code').max(16, 'A postal code has at most 16 characters.'),
  city: filled('city'),
  country: z.string().regex(/^[A-Z]{2}$/u, 'Choose a country.'),
}
const withoutDelivery = z.object(buyer)
const withDelivery = z.object({ ...buyer, ...delivery })

/** Serves the checkout: the form, and placing the order. The order is on the disk before the customer sees its page. */
export function serveCheckout(server: FastifyInstance, shop: Shop): void {
  server.get('/checkout', async (request, reply) => {
    const catalog = await shop.catalog.read()
    const cart = cartOf(request)
    if (catalog === undefined) return sendPage(reply, closedPage(cart.size), 503)
    const sums = sumsOf(catalog, cart)
    if (sums.lines.length === 0) return reply.redirect('/cart', 303)
    return sendPage(reply, checkoutPage(sums, randomUUID(), { values: {}, wrong: {} }, cart.size))
  })

  server.post<{ Body: Record<string, string> | undefined }>('/checkout', async (request, reply) => {
    const values = request.body ?? {}
    const placed = shop.ledger.orderOfCheckout(values['checkout'] ?? '')
    if (placed !== undefined) return reply.redirect(`/orders/${placed.reference}`, 303)

    const catalog = await shop.catalog.read()
    const cart = cartOf(request)
    if (catalog === undefined) return sendPage(reply, closedPage(cart.size), 503)
    const sums = sumsOf(catalog, cart)
    if (sums.lines.length === 0) return reply.redirect('/cart', 303)
    const read = sums.shipping > 0 ? withDelivery.safeParse(values) : withoutDelivery.safeParse(values)
    if (!read.success) {
      const wrong = Object.fromEntries(read.error.issues.map((issue) => [String(issue.path[0]), issue.message]))
      return sendPage(reply, checkoutPage(sums, values['checkout'] ?? randomUUID(), { values, wrong }, cart.size), 400)
    }
    const { checkout, name, email, account } = read.data
    const { street = '', postalCode = '', city = '', country = '' } = read.data as Partial<z.infer<typeof withDelivery>>
    const order = shop.placing.place(catalog, {
      checkout,
      quantities: cart,
      customer: { name, email },
      address: { name, lines: [street], postalCode, city, country },
      account,
    })
    return reply.header('set-cookie', cartCookie(new Map())).redirect(`/orders/${order.reference}`, 303)
  })
}
