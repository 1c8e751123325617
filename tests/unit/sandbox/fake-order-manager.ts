import type { AddressInfo } from 'node:net'
import Fastify from 'fastify'
import { Webhook } from 'standardwebhooks'

type Body = { reference: string; currency: string; total: number; lines: { sku: string; quantity: number }[] }
type Order = Record<string, unknown> & { id: string; reference: string; state: string }

/** An order manager reduced to the storefront API: it remembers keys and says what it is told to say. */
export class FakeOrderManager {
  readonly secret = `whsec_${Buffer.from('a secret of at least 24 bytes').toString('base64')}`
  readonly apiKey = 'key-1'
  readonly orders = new Map<string, Order>()
  readonly keys: string[] = []
  /** How many calls of POST orders fail from now on: after the work, as a lost answer does. */
  failures = 0
  url = ''
  private readonly server = Fastify({ forceCloseConnections: true })
  private readonly answers = new Map<string, Order>()

  async start(): Promise<void> {
    this.server.addHook('onRequest', async (request, reply) => {
      if (request.headers.authorization !== `Bearer ${this.apiKey}`) return reply.code(401).send({ title: 'No key' })
      return undefined
    })
    this.server.get<{ Querystring: { after?: string } }>('/storefront/v1/products', async (request) => {
      const products = request.query.after === undefined ? PRODUCTS.slice(0, 4) : PRODUCTS.slice(4)
      return {
        currency: 'EUR',
        digits: 2,
        pricesIncludeTax: true,
        products,
        next: request.query.after === undefined ? 'p4' : null,
      }
    })
    this.server.get<{ Params: { id: string } }>('/storefront/v1/orders/:id', async (request) =>
      this.orders.get(request.params.id),
    )
    this.server.post<{ Body: Body }>('/storefront/v1/orders', async (request, reply) => {
      const key = String(request.headers['idempotency-key'])
      this.keys.push(key)
      const { body } = request
      if (body.lines.some((line) => line.quantity > 900)) {
        return reply.code(422).type('application/problem+json').send(TOO_MANY)
      }
      const order = this.answers.get(key) ?? this.take(body)
      this.answers.set(key, order)
      if (this.failures > 0) {
        this.failures -= 1
        return reply.code(503).send({ title: 'Busy' })
      }
      return reply.code(201).send(order)
    })
    await this.server.listen({ host: '127.0.0.1', port: 0 })
    this.url = `http://127.0.0.1:${(this.server.server.address() as AddressInfo).port}`
  }

  private take(body: Body): Order {
    const number = `W-${1001 + this.orders.size}`
    const base = {
      id: `order-${number}`,
      number,
      reference: body.reference,
      currency: body.currency,
      total: body.total,
    }
    const order = {
      ...base,
      state: 'placed',
      reason: null,
      fulfilment: 'none',
      payment: 'pending',
      shipment: null,
      access: [],
    }
    this.orders.set(order.id, order)
    return order
  }

  /** Changes an order and gives its webhook, signed and ready to be sent to the web shop, as often as one likes. */
  webhook(reference: string, id: string, type: string, changes: Record<string, unknown>, secret = this.secret) {
    const order = [...this.orders.values()].find((candidate) => candidate.reference === reference)
    if (order === undefined) throw new Error(`There is no order ${reference}.`)
    Object.assign(order, changes)
    const now = new Date()
    const body = JSON.stringify({ type, timestamp: now.toISOString(), data: { order } })
    const headers = {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
      'webhook-signature': new Webhook(secret).sign(id, now, body),
    }
    return (url: string) => fetch(url, { method: 'POST', headers, body })
  }

  stop(): Promise<void> {
    return this.server.close()
  }
}

const TOO_MANY = {
  type: 'about:blank',
  title: 'The order has mistakes',
  status: 422,
  detail: 'A line asks for too many.',
  errors: [{ field: 'lines.0.quantity', message: 'At most 900' }],
}

const variant = (sku: string, name: string, price: number, available: number | null = 40) => ({
  sku,
  name,
  options: [],
  price,
  available,
})
const product = (
  id: string,
  name: string,
  category: string,
  description: string,
  variants: object[],
  more: object = {},
) => ({
  id,
  name,
  category,
  description,
  unit: 'piece',
  digital: false,
  variants,
  ...more,
})

const PRODUCTS = [
  product('p1', 'Stoneware mug', 'Kitchen', 'Hand thrown, holds 350 ml, safe in the dishwasher.', [
    variant('MUG', 'Stoneware mug', 1490),
  ]),
  product('p2', 'Linen apron', 'Kitchen', 'Washed linen with two deep pockets.', [
    variant('APRON-S', 'Sand', 3900),
    variant('APRON-M', 'Moss', 4200, 3),
  ]),
  product(
    'p3',
    'Mountain cheese',
    'Deli',
    'Matured for twelve months.',
    [variant('CHEESE', 'Mountain cheese', 2490, null)],
    { unit: 'kg' },
  ),
  product('p4', 'Beeswax candle', 'Home', 'Burns for thirty hours.', [variant('CANDLE', 'Beeswax candle', 990, 0)]),
  product(
    'p5',
    'Sourdough course',
    'Courses',
    'Six lessons, to be watched when you like.',
    [variant('COURSE', 'Sourdough course', 2900, null)],
    { digital: true },
  ),
  product('p6', 'Olive oil', 'Deli', 'First pressing, from a single grove.', [variant('OIL', 'Olive oil', 1250, 4)]),
  product('p7', 'Walnut board', 'Kitchen', 'Oiled walnut, 40 by 25 cm.', [variant('BOARD', 'Walnut board', 4450)]),
  product('p8', 'Wool blanket', 'Home', 'Woven from new wool.', [variant('BLANKET', 'Wool blanket', 8900)]),
]
