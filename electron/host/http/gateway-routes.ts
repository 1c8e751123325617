import type { FastifyInstance } from 'fastify'
import type { OrderManager } from '../../order-manager/order-manager.ts'

/** Bytes of the largest message that is read. */
const largest = 256 * 1024

const statuses = { heard: 204, refused: 400, unavailable: 503, unknownGateway: 404 } as const

/** Where gateways send their webhooks: `/gateways/<id>/webhook`. The body is taken to the byte, as it is what was signed. */
export const gatewayRoutes = (http: FastifyInstance, hear: OrderManager['hearGateway']): void => {
  void http.register(async (routes) => {
    routes.removeAllContentTypeParsers()
    routes.addContentTypeParser('*', { parseAs: 'string', bodyLimit: largest }, (_request, body, done) =>
      done(null, body),
    )
    routes.post<{ Params: { id: string } }>('/gateways/:id/webhook', async (request, reply) => {
      const headers = Object.fromEntries(
        Object.entries(request.headers).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
      ) as Record<string, string>
      const body = typeof request.body === 'string' ? request.body : ''
      return reply.code(statuses[await hear(request.params.id, { headers, body })]).send()
    })
  })
}
