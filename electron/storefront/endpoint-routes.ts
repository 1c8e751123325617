import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { endpointWanted } from '../../shared/contract/storefront.ts'
import { firstEndpoint } from '../../shared/domain/settings/webhook-endpoint.ts'
import type { Storefront } from '../../shared/storefront/port.ts'
import { isRejection } from '../../shared/storefront/rejection.ts'
import { sendInvalid, sendRejection } from './answers.ts'
import type { Gate } from './gate.ts'

const idOf = ({ params }: FastifyRequest): string =>
  z.object({ id: z.string().optional() }).parse(params).id ?? firstEndpoint

const sendSecret = (reply: FastifyReply, made: object) =>
  isRejection(made) ? sendRejection(reply, made) : reply.code(201).header('cache-control', 'no-store').send(made)

/** Where the web shop is told what became of its orders, and the secrets that sign it; the first is there always. */
export const endpointRoutes = <Shop>(
  routes: FastifyInstance,
  { endpoints }: Storefront<Shop>,
  gate: Gate<Shop>,
): void => {
  const config = { scope: 'webhooks.manage' } as const
  const all = '/webhook-endpoints'
  routes.get(
    all,
    { config },
    gate.through(({ webShop }) => endpoints.list(webShop)),
  )
  routes.post(
    all,
    { config },
    gate.through(async ({ webShop }, request, reply) => {
      const body = endpointWanted.safeParse(request.body)
      return body.success ? sendSecret(reply, await endpoints.add(webShop, body.data)) : sendInvalid(reply, body.error)
    }),
  )
  routes.delete(
    `${all}/:id`,
    { config },
    gate.through(async ({ webShop }, request, reply) => {
      const rejection = await endpoints.remove(webShop, idOf(request))
      return rejection === null ? reply.code(204).send() : sendRejection(reply, rejection)
    }),
  )
  for (const path of ['/webhook-endpoint', `${all}/:id`]) {
    routes.get(
      path,
      { config },
      gate.through(async ({ webShop }, request, reply) => {
        const found = await endpoints.read(webShop, idOf(request))
        return isRejection(found) ? sendRejection(reply, found) : found
      }),
    )
    routes.put(
      path,
      { config },
      gate.through(async ({ webShop }, request, reply) => {
        const body = endpointWanted.safeParse(request.body)
        if (!body.success) return sendInvalid(reply, body.error)
        const set = await endpoints.set(webShop, idOf(request), body.data)
        return isRejection(set) ? sendRejection(reply, set) : set
      }),
    )
    routes.post(
      `${path}/secret`,
      { config },
      gate.through(async ({ webShop }, request, reply) =>
        sendSecret(reply, await endpoints.rotate(webShop, idOf(request))),
      ),
    )
  }
}
