import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { type Fault, faultScript } from './faults.ts'

interface FaultLedger {
  readonly faults: () => readonly Fault[]
  readonly commit: (changes: { readonly faults: readonly Fault[] }) => void
}

/** Serves what tests script of a server with these operations: POST adds a fault to `/sandbox/faults`, DELETE forgets all. */
export function serveFaults(server: FastifyInstance, operations: readonly string[], ledger: FaultLedger): void {
  const script = faultScript(operations)
  server.post('/sandbox/faults', async (request, reply) => {
    const read = script.safeParse(request.body)
    if (!read.success) return reply.code(400).send({ message: z.prettifyError(read.error) })
    ledger.commit({ faults: [...ledger.faults(), read.data] })
    return reply.code(201).send(ledger.faults())
  })
  server.get('/sandbox/faults', async () => ledger.faults())
  server.delete('/sandbox/faults', async (_request, reply) => {
    ledger.commit({ faults: [] })
    return reply.code(204).send()
  })
}
