import type { FastifyInstance } from 'fastify'
import type { Problem } from '../../../shared/contract/storefront.ts'

/** Seconds after which a web shop may ask again. */
const retryAfter = '300'

/** `/storefront/v1` of a shop whose data are damaged: web shops keep their orders and send them again later. */
export const outOfOrderRoutes = (server: FastifyInstance): void => {
  const problem: Problem = {
    type: 'about:blank',
    title: 'The shop is out of order',
    status: 503,
    detail: 'Nothing was stored. Send the request again later, with the same Idempotency-Key.',
  }
  server.register(
    async (routes) => {
      // Nobody's body is read.
      routes.removeAllContentTypeParsers()
      routes.addContentTypeParser('*', (_request, _payload, done) => done(null))
      routes.all('/*', (_request, reply) =>
        reply
          .code(503)
          .header('retry-after', retryAfter)
          .header('content-type', 'application/problem+json')
          .send(JSON.stringify(problem)),
      )
    },
    { prefix: '/storefront/v1' },
  )
}
