import { createHmac, randomUUID } from 'node:crypto'
import { crc32 } from 'node:zlib'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { takeFault } from '../faults.ts'
import type { MerchantCredentials } from '../sandbox-folder.ts'
import { createWebhookSender } from '../webhook-sender.ts'
import type { MerchantChanges, MerchantLedger } from './merchant-ledger.ts'
import { authorizationDocument, captureDocument, refundDocument } from './paypal-documents.ts'
import { problem } from './paypal-problems.ts'

const question = z.object({
  transmission_id: z.string(),
  transmission_time: z.string(),
  cert_url: z.string(),
  auth_algo: z.literal('SHA256withRSA'),
  transmission_sig: z.string(),
  webhook_id: z.string(),
  webhook_event: z.record(z.string(), z.unknown()),
})

/**
 * Tells of what happened by webhooks, and says of a message whether it is one of these. What is signed is PayPal's
 * `transmission id|time|webhook id|CRC-32 of the body`; as nobody but the sandbox reads the signature, it is an HMAC.
 */
export function announcer(ledger: MerchantLedger, credentials: MerchantCredentials) {
  const sign = (id: string, time: string, webhookId: string, body: string): string =>
    createHmac('sha256', credentials.clientSecret)
      .update(`${id}|${time}|${webhookId}|${crc32(body)}`)
      .digest('base64')
  const sender = createWebhookSender(
    () => ledger.webhook().url,
    () => {
      const taken = takeFault(ledger.faults(), 'webhook')
      if (taken !== undefined) ledger.commit({ faults: taken.left })
      return taken?.fault
    },
  )
  const headersOf = (body: string) => () => {
    const [id, time] = [randomUUID(), new Date().toISOString()]
    return {
      'paypal-transmission-id': id,
      'paypal-transmission-time': time,
      'paypal-cert-url': 'https://api.sandbox.paypal.com/v1/notifications/certs/CERT-sandbox',
      'paypal-auth-algo': 'SHA256withRSA',
      'paypal-transmission-sig': sign(id, time, ledger.webhook().id, body),
    }
  }
  return {
    stop: sender.stop,
    announce: (changes: MerchantChanges): void => {
      if (ledger.webhook().url === null) return
      for (const [type, resource] of eventsOf(changes)) {
        const body = JSON.stringify({
          id: `WH-${randomUUID()}`,
          event_version: '1.0',
          create_time: new Date().toISOString(),
          event_type: type,
          resource,
        })
        sender.send({ body, headers: headersOf(body) })
      }
    },
    serveVerification: (api: FastifyInstance): void => {
      api.post('/v1/notifications/verify-webhook-signature', async (request, reply) => {
        const read = question.safeParse(request.body)
        if (!read.success) return reply.code(400).send(problem(400, 'MISSING_REQUIRED_PARAMETER').body)
        const { transmission_id: id, transmission_time: time, webhook_id: webhookId, webhook_event: event } = read.data
        const isOurs =
          webhookId === ledger.webhook().id &&
          sign(id, time, webhookId, JSON.stringify(event)) === read.data.transmission_sig
        return { verification_status: isOurs ? 'SUCCESS' : 'FAILURE' }
      })
    },
  }
}

function eventsOf({ authorization, renewed, capture, refund }: MerchantChanges): [string, unknown][] {
  const events: [string, unknown][] = []
  if (capture !== undefined && refund === undefined)
    events.push(['PAYMENT.CAPTURE.COMPLETED', captureDocument(capture, '', 'representation')])
  if (refund !== undefined) {
    const document = refundDocument(refund, '', 'representation')
    events.push(['PAYMENT.CAPTURE.REFUNDED', { ...document, custom_id: capture?.customId ?? refund.customId }])
  }
  const fresh = renewed ?? (authorization?.status === 'CREATED' ? authorization : undefined)
  if (fresh !== undefined) events.push(['PAYMENT.AUTHORIZATION.CREATED', authorizationDocument(fresh, '')])
  if (authorization?.status === 'VOIDED' && renewed === undefined)
    events.push(['PAYMENT.AUTHORIZATION.VOIDED', authorizationDocument(authorization, '')])
  return events
}
