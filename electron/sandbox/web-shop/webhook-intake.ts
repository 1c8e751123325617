import type { FastifyInstance } from 'fastify'
import { Webhook } from 'standardwebhooks'
import type { ShopLedger } from './shop-ledger.ts'
import { readWebhook } from './storefront-client.ts'

/**
 * Serves POST /webhooks/tillhouse: verifies the signature (Standard Webhooks), takes each webhook-id once and counts
 * its deliveries. 204 once it is on the disk; 401 for a wrong or missing signature, 400 for a body that makes no sense,
 * 503 where no secret is set.
 */
export async function serveWebhooks(
  server: FastifyInstance,
  ledger: Pick<ShopLedger, 'connection' | 'record'>,
): Promise<void> {
  await server.register(async (intake) => {
    // The signature covers the bytes as they came.
    intake.removeAllContentTypeParsers()
    intake.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body))
    intake.post('/webhooks/tillhouse', async (request, reply) => {
      const secret = ledger.connection().webhookSecret
      if (secret === null) return reply.code(503).send({ message: 'No webhook secret is set.' })
      const payload = typeof request.body === 'string' ? request.body : ''
      const verified = verify(secret, payload, request.headers as Record<string, string>)
      if (verified === undefined) return reply.code(401).send({ message: 'The signature does not hold.' })
      const webhook = readWebhook(verified.body)
      if (webhook === undefined)
        return reply.code(400).send({ message: 'The body is not a webhook of the order manager.' })
      const { type, timestamp, data } = webhook
      const id = String(request.headers['webhook-id'])
      ledger.record({
        kind: 'notified',
        id,
        type,
        document: data.order,
        happenedAt: Date.parse(timestamp),
        at: Date.now(),
      })
      return reply.code(204).send()
    })
  })
}

function verify(secret: string, payload: string, headers: Record<string, string>): { body: unknown } | undefined {
  try {
    return { body: new Webhook(secret).verify(payload, headers) }
  } catch {
    return undefined
  }
}
