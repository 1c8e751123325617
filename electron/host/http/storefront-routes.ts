import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type Problem, webOrder } from '../../../shared/contract/storefront.ts'
import { AmountOutOfRangeError } from '../../../shared/domain/money/money.ts'
import type { WebShop } from '../../../shared/domain/settings/settings.ts'
import type { OrderManager } from '../../order-manager/order-manager.ts'
import { StoreFullError } from '../../order-manager/ports/store.ts'
import { isRejection } from '../../order-manager/storefront/place-order.ts'
import { placedOrder, storefrontOrder } from '../../order-manager/storefront/views.ts'
import { storefrontDocument } from './storefront-document.ts'

/** Bytes of the largest order that is read. */
const largestOrder = 256 * 1024

const send = (reply: FastifyReply, status: number, title: string, detail: string, errors?: Problem['errors']) =>
  reply
    .code(status)
    .header('content-type', 'application/problem+json')
    .send(
      JSON.stringify({
        type: 'about:blank',
        title,
        status,
        detail,
        ...(errors === undefined ? {} : { errors }),
      } satisfies Problem),
    )

/** `lines[0].quantity`, as the web shop's programmer wrote it. */
const fieldOf = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (field, key) =>
      typeof key === 'number' ? `${field}[${key}]` : field === '' ? String(key) : `${field}.${String(key)}`,
    '',
  )

const pageQuery = z.object({
  after: z.string().max(100).default(''),
  limit: z.coerce.number().int().min(1).max(500).default(100),
})
const documentPath = '/storefront/v1/openapi.json'
const idempotencyKey = z.string().trim().min(1).max(255)

/** `/storefront/v1`: JSON in and out, problems as RFC 9457, every call but the document's with an API key. */
export const storefrontRoutes = (
  server: FastifyInstance,
  storefront: OrderManager['storefront'],
  address: () => string,
): void => {
  const shopOf = (request: FastifyRequest): WebShop | undefined => {
    const key = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1]
    return key === undefined ? undefined : storefront.webShopOfKey(key)
  }
  const noKey = (reply: FastifyReply) =>
    send(
      reply.header('www-authenticate', 'Bearer'),
      401,
      'No valid API key',
      'Send the web shop’s key as “Authorization: Bearer thk_…”.',
    )
  const withShop =
    (handle: (webShop: WebShop, request: FastifyRequest, reply: FastifyReply) => unknown) =>
    async (request: FastifyRequest, reply: FastifyReply) => {
      const webShop = shopOf(request)
      return webShop === undefined ? noKey(reply) : handle(webShop, request, reply)
    }
  const invalid = (reply: FastifyReply, error: z.ZodError) =>
    send(
      reply,
      422,
      'The request is not valid',
      'Nothing was stored. Correct the fields named and send it again.',
      error.issues.map((issue) => ({
        // A field that nobody knows is named itself, not what it is in.
        field: fieldOf([...issue.path, ...(issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [])]),
        message: issue.message,
      })),
    )

  server.register(
    async (routes) => {
      routes.setErrorHandler((error: { statusCode?: number; code?: string; message: string }, _request, reply) => {
        if (error instanceof StoreFullError)
          return send(reply.header('retry-after', '60'), 503, 'The shop can’t store orders now', error.message)
        if (error instanceof AmountOutOfRangeError)
          return send(reply, 422, 'Too large a total', 'Nothing was stored.', [
            { field: 'lines', message: 'The total is too large to be exact. Divide the order into several.' },
          ])
        const status = error.statusCode ?? 500
        if (status === 413)
          return send(reply, 413, 'The order is too large', `An order has at most ${largestOrder / 1024} KiB.`)
        if (status === 415) return send(reply, 415, 'Not JSON', 'Send the order as application/json.')
        if (status < 500)
          return send(reply, 400, 'The body is not JSON', 'The body could not be read as JSON. Nothing was stored.')
        routes.log.error({ error: error.message }, 'storefront request failed')
        return send(
          reply,
          500,
          'Something went wrong',
          'Nothing is known to be stored. Send it again with the same Idempotency-Key.',
        )
      })
      // Text is no JSON either, though Fastify reads it.
      routes.removeContentTypeParser('text/plain')
      // A route, not Fastify's handler for what is not found: where the page is served too, its files come before that.
      routes.all('/*', (_request, reply) =>
        send(reply, 404, 'Not found', 'There is nothing at this address. See /storefront/v1/openapi.json.'),
      )

      // Before the body is read: who has no key gets no other answer, and no work is done for them.
      routes.addHook('onRequest', async (request, reply) => {
        if (request.routeOptions.url !== documentPath && shopOf(request) === undefined) return noKey(reply)
      })

      routes.get('/openapi.json', async () => storefrontDocument(address()))

      routes.get(
        '/products',
        withShop((webShop, request, reply) => {
          const query = pageQuery.safeParse(request.query)
          return query.success
            ? storefront.products(webShop, query.data.after, query.data.limit)
            : invalid(reply, query.error)
        }),
      )

      routes.post(
        '/orders',
        { bodyLimit: largestOrder },
        withShop((webShop, request, reply) => {
          const key = idempotencyKey.safeParse(request.headers['idempotency-key'])
          if (!key.success)
            return send(
              reply,
              400,
              'No Idempotency-Key',
              'Send an Idempotency-Key of 1 to 255 characters, the same one when you repeat the order.',
              [{ field: 'Idempotency-Key', message: 'Needed, so that a repeated request makes one order.' }],
            )
          const body = webOrder.safeParse(request.body)
          if (!body.success) return invalid(reply, body.error)
          const placed = storefront.placeOrder(webShop, key.data, body.data)
          if (isRejection(placed))
            return send(reply, placed.status, placed.title, 'Nothing was stored.', [...placed.errors])
          return reply.code(201).header('location', `/storefront/v1/orders/${placed.id}`).send(placedOrder(placed))
        }),
      )

      routes.get(
        '/orders/:id',
        withShop((webShop, request, reply) => {
          const order = storefront.order(webShop, z.object({ id: z.string() }).parse(request.params).id)
          return order === undefined
            ? send(reply, 404, 'No such order', 'This web shop has no order with that id.')
            : storefrontOrder(order)
        }),
      )
    },
    { prefix: '/storefront/v1' },
  )
}
