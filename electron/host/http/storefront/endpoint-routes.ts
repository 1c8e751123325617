import type { FastifyInstance } from 'fastify'
import { endpointWanted } from '../../../../shared/contract/storefront.ts'
import type { OrderManager } from '../../../order-manager/order-manager.ts'
import { sendInvalid } from './answers.ts'
import type { Gate } from './gate.ts'

/** Where the web shop is told what became of its orders, and the secret that signs it. */
export const endpointRoutes = (routes: FastifyInstance, storefront: OrderManager['storefront'], gate: Gate): void => {
  const config = { scope: 'webhooks.manage' } as const
  const path = '/webhook-endpoint'
  routes.get(
    path,
    { config },
    gate.through(({ webShop }) => storefront.endpoint.read(webShop)),
  )
  routes.put(
    path,
    { config },
    gate.through(({ webShop }, request, reply) => {
      const body = endpointWanted.safeParse(request.body)
      return body.success ? storefront.endpoint.set(webShop, body.data) : sendInvalid(reply, body.error)
    }),
  )
  routes.post(
    `${path}/secret`,
    { config },
    gate.through(({ webShop }, _request, reply) =>
      reply.code(201).header('cache-control', 'no-store').send(storefront.endpoint.rotate(webShop)),
    ),
  )
}
