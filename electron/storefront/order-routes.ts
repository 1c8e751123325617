import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { cancellation, returnWanted, webOrder } from '../../shared/contract/storefront.ts'
import type { Order } from '../../shared/domain/orders/order.ts'
import { placedOrder, storefrontOrder } from '../../shared/storefront/order-views.ts'
import type { Storefront } from '../../shared/storefront/port.ts'
import { isRejection, type Rejection } from '../../shared/storefront/rejection.ts'
import { send, sendInvalid, sendRejection } from './answers.ts'
import type { Gate } from './gate.ts'

/** Bytes of the largest order that is read. */
export const largestOrder = 256 * 1024

const idempotencyKey = z.string().trim().min(1).max(255)
const idOf = (request: FastifyRequest): string => z.object({ id: z.string() }).parse(request.params).id

const sendOrder = (reply: FastifyReply, answer: Order | Rejection) =>
  isRejection(answer) ? sendRejection(reply, answer) : reply.send(storefrontOrder(answer))

/** Orders of the web shop that asks; another's are as if they were not there. */
export const orderRoutes = <Shop>(routes: FastifyInstance, storefront: Storefront<Shop>, gate: Gate<Shop>): void => {
  const config = { scope: 'orders.write' } as const
  routes.post(
    '/orders',
    { config, bodyLimit: largestOrder },
    gate.through(async ({ webShop }, request, reply) => {
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
      if (!body.success) return sendInvalid(reply, body.error)
      const placed = await storefront.placeOrder(webShop, key.data, body.data)
      if (isRejection(placed)) return sendRejection(reply, placed)
      return reply.code(201).header('location', `/storefront/v1/orders/${placed.id}`).send(placedOrder(placed))
    }),
  )
  routes.get(
    '/orders/:id',
    { config: { scope: 'orders.read' } },
    gate.through(async ({ webShop }, request, reply) => {
      const order = await storefront.order(webShop, idOf(request))
      return order === undefined
        ? send(reply, 404, 'No such order', 'This web shop has no order with that id.')
        : storefrontOrder(order)
    }),
  )
  routes.post(
    '/orders/:id/cancellation',
    { config },
    gate.through(async ({ webShop }, request, reply) => {
      const body = cancellation.safeParse(request.body)
      if (!body.success) return sendInvalid(reply, body.error)
      return sendOrder(reply, await storefront.cancel(webShop, idOf(request), body.data.reason))
    }),
  )
  routes.post(
    '/orders/:id/return',
    { config },
    gate.through(async ({ webShop }, request, reply) => {
      const body = returnWanted.safeParse(request.body)
      if (!body.success) return sendInvalid(reply, body.error)
      return sendOrder(reply, await storefront.askReturn(webShop, idOf(request), body.data))
    }),
  )
}
