import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { serveFaults } from '../serve-faults.ts'
import type { MerchantLedger } from './merchant-ledger.ts'

const scripted = ['create', 'authorize', 'reauthorize', 'capture', 'void', 'refund', 'report', 'webhook']
const webhook = z.strictObject({ url: z.url().nullable(), id: z.string().min(1).max(50) })
const aging = z.strictObject({
  hours: z
    .int()
    .min(1)
    .max(24 * 60),
})

/**
 * Serves what tests ask of the sandbox itself: scripted faults, where webhooks go, authorisations that grow old, and the
 * whole ledger (amounts in minor units).
 */
export function serveAdministration(server: FastifyInstance, ledger: MerchantLedger): void {
  serveFaults(server, scripted, ledger)
  server.put('/sandbox/webhook', async (request, reply) => {
    const read = webhook.safeParse(request.body)
    if (!read.success) return reply.code(400).send({ message: z.prettifyError(read.error) })
    ledger.commit({ webhook: read.data })
    return reply.code(204).send()
  })
  /** Every open authorisation is so many hours older. */
  server.post('/sandbox/age', async (request, reply) => {
    const read = aging.safeParse(request.body)
    if (!read.success) return reply.code(400).send({ message: z.prettifyError(read.error) })
    const by = read.data.hours * 3_600_000
    for (const one of [...ledger.authorizations.values()].filter(({ status }) => status === 'CREATED'))
      ledger.commit({ authorization: { ...one, createdAt: one.createdAt - by, expiresAt: one.expiresAt - by } })
    return reply.code(204).send()
  })
  server.get('/sandbox/ledger', async () => ({
    orders: [...ledger.orders.values()],
    authorizations: [...ledger.authorizations.values()],
    captures: [...ledger.captures.values()],
    voids: [...ledger.authorizations.values()]
      .filter((authorization) => authorization.voidedAt !== null)
      .map(({ id, orderId, customId, invoiceId, voidedAt }) => ({
        authorizationId: id,
        orderId,
        customId,
        invoiceId,
        voidedAt,
      })),
    refunds: [...ledger.refunds.values()],
  }))
}
