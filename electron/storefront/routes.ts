import type { FastifyInstance, FastifyReply } from 'fastify'
import { AmountOutOfRangeError } from '../../shared/domain/money/money.ts'
import type { Storefront } from '../../shared/storefront/port.ts'
import { send } from './answers.ts'
import { catalogRoutes } from './catalog-routes.ts'
import { storefrontDocument } from './document.ts'
import { endpointRoutes } from './endpoint-routes.ts'
import { createGate } from './gate.ts'
import { largestOrder, orderRoutes } from './order-routes.ts'

interface Serving {
  /** Where it is reached. */
  readonly address: () => string
  /** Milliseconds by a clock that is never set. */
  readonly elapsed: () => number
  /** Why nothing can be stored or read just now, in words; null for what is no such failure. */
  readonly unavailable: (error: Error) => string | null
}

/** Bytes of a body that is no order. */
const largestBody = 1024 * 1024

/** `/storefront/v1`: JSON in and out, problems as RFC 9457, every call but the document's with an API key. */
export const storefrontRoutes = <Shop>(
  server: FastifyInstance,
  storefront: Storefront<Shop>,
  { address, elapsed, unavailable }: Serving,
): void => {
  server.register(
    async (routes) => {
      routes.setErrorHandler((error: Failure, _request, reply) => {
        const answer = sendFailure(reply, error, unavailable(error))
        if (reply.statusCode >= 500) routes.log.error({ error: error.message }, 'storefront request failed')
        return answer
      })
      // JSON alone, as it is: text is none, though Fastify reads it.
      routes.removeAllContentTypeParsers()
      routes.addContentTypeParser(
        'application/json',
        { parseAs: 'string', bodyLimit: largestBody },
        routes.getDefaultJsonParser('error', 'error'),
      )
      const gate = createGate(storefront, elapsed)
      routes.addHook('onRequest', gate.check)
      // A route, not Fastify's handler for what is not found: where the page is served too, its files come before that.
      routes.all('/*', { config: { scope: 'any' } }, (_request, reply) =>
        send(reply, 404, 'Not found', 'There is nothing at this address. See /storefront/v1/openapi.json.'),
      )
      routes.get('/openapi.json', async () => storefrontDocument(address()))
      catalogRoutes(routes, storefront, gate)
      orderRoutes(routes, storefront, gate)
      endpointRoutes(routes, storefront, gate)
    },
    { prefix: '/storefront/v1' },
  )
}

interface Failure extends Error {
  readonly statusCode?: number
}

const sendFailure = (reply: FastifyReply, error: Failure, whyNot: string | null) => {
  if (whyNot !== null) return send(reply.header('retry-after', '60'), 503, 'The shop can’t store orders now', whyNot)
  if (error instanceof AmountOutOfRangeError)
    return send(reply, 422, 'Too large a total', 'Nothing was stored.', [
      { field: 'lines', message: 'The total is too large to be exact. Divide the order into several.' },
    ])
  const status = error.statusCode ?? 500
  if (status === 413)
    return send(reply, 413, 'Too large', `An order has at most ${largestOrder / 1024} KiB. Nothing was stored.`)
  if (status === 415) return send(reply, 415, 'Not JSON', 'Send the body as application/json.')
  if (status < 500)
    return send(reply, 400, 'The body is not JSON', 'The body could not be read as JSON. Nothing was stored.')
  return send(
    reply,
    500,
    'Something went wrong',
    'Nothing is known to be stored. Send it again with the same Idempotency-Key.',
  )
}
