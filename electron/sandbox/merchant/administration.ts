import type { FastifyInstance } from 'fastify'
import { faultScript } from './faults.ts'
import type { MerchantLedger } from './merchant-ledger.ts'

/** Serves what tests ask of the sandbox itself: scripted faults, and the whole ledger (amounts in minor units). */
export function serveAdministration(server: FastifyInstance, ledger: MerchantLedger): void {
  server.post('/sandbox/faults', async (request, reply) => {
    const script = faultScript.safeParse(request.body)
    if (!script.success)
      return reply.code(400).send({ message: script.error.issues.map((issue) => issue.message).join(' ') })
    ledger.commit({ faults: [...ledger.faults(), script.data] })
    return reply.code(201).send(ledger.faults())
  })
  server.get('/sandbox/faults', async () => ledger.faults())
  server.delete('/sandbox/faults', async (_request, reply) => {
    ledger.commit({ faults: [] })
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
