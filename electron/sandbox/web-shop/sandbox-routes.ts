import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { findVariant } from './catalog-cache.ts'
import type { ShopLedger, ShopOrder } from './shop-ledger.ts'
import type { Shop } from './shop-routes.ts'
import { paymentState } from './storefront-client.ts'

const orderRequest = z.strictObject({
  lines: z
    .array(z.strictObject({ sku: z.string().min(1), quantity: z.number().positive() }))
    .min(1)
    .max(200),
  account: z.string().min(1).default('ada'),
  customer: z.strictObject({ name: z.string().min(1), email: z.email() }).optional(),
})
const address = z
  .string()
  .regex(/^https?:\/\//u)
  .nullable()
const connectionRequest = z.strictObject({
  orderManager: address.optional(),
  apiKey: z.string().nullable().optional(),
  webhookSecret: z.string().startsWith('whsec_').nullable().optional(),
})

/** Serves what tests ask of the sandbox itself: place an order, see orders and notifications, connect the shop. */
export function serveSandbox(server: FastifyInstance, { ledger, placing, catalog }: Shop): void {
  server.get('/sandbox/notifications', async () =>
    ledger.notifications().map(({ firstReceivedAt, lastReceivedAt, ...notification }) => ({
      ...notification,
      firstReceivedAt: new Date(firstReceivedAt).toISOString(),
      lastReceivedAt: new Date(lastReceivedAt).toISOString(),
    })),
  )
  server.get('/sandbox/orders', async () => ledger.orders().map((order) => orderView(ledger, order)))
  server.get<{ Params: { reference: string } }>('/sandbox/orders/:reference', async (request, reply) => {
    const order = ledger.order(request.params.reference)
    if (order === undefined) return reply.code(404).send({ message: 'The web shop has no such order.' })
    return orderView(ledger, await placing.refresh(order))
  })
  server.post('/sandbox/orders', async (request, reply) => {
    const read = orderRequest.safeParse(request.body)
    if (!read.success) return reply.code(400).send({ message: z.prettifyError(read.error) })
    const { lines, account, customer = { name: 'Ada Alder', email: 'ada@example.com' } } = read.data
    const known = await catalog.read()
    const isKnown = (sku: string): boolean => known !== undefined && findVariant(known, sku) !== undefined
    // A product may be younger than the catalog that was read last.
    const current = lines.every((line) => isKnown(line.sku)) ? known : await catalog.refresh()
    if (current === undefined)
      return reply.code(503).send({ message: 'There is no catalog: the order manager does not answer.' })
    const unknown = lines.filter((line) => findVariant(current, line.sku) === undefined).map((line) => line.sku)
    if (unknown.length > 0) return reply.code(422).send({ message: `Not in the catalog: ${unknown.join(', ')}` })
    const order = placing.place(current, {
      checkout: randomUUID(),
      quantities: lines.map((line) => [line.sku, Math.round(line.quantity * 1000)] as const),
      customer,
      address: {
        name: customer.name,
        lines: ['Harbour Street 5'],
        postalCode: '20457',
        city: 'Hamburg',
        country: 'DE',
      },
      account,
    })
    return reply.code(201).send(orderView(ledger, order))
  })
  server.put('/sandbox/connection', async (request, reply) => {
    const read = connectionRequest.safeParse(request.body)
    if (!read.success) return reply.code(400).send({ message: z.prettifyError(read.error) })
    const given = Object.fromEntries(Object.entries(read.data).filter(([, value]) => value !== undefined))
    ledger.record({ kind: 'connected', connection: { ...ledger.connection(), ...given } })
    await catalog.refresh()
    return reply.code(204).send()
  })
}

function orderView(ledger: ShopLedger, order: ShopOrder) {
  return {
    reference: order.reference,
    url: `/orders/${order.reference}`,
    account: order.account,
    currency: order.currency,
    total: order.total,
    lines: order.lines,
    placement: order.placement,
    problem: order.problem,
    state: order.document?.state ?? null,
    payment: paymentState(order.document),
    order: order.document,
    notifications: ledger.notifications().filter((notification) => notification.reference === order.reference),
  }
}
