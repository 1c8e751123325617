import { type Fault, takeFault } from '../../../electron/sandbox/faults.ts'
import { listenOnLoopback, newHttpServer, type RunningServer } from '../../../electron/sandbox/loopback-server.ts'
import { type Connection, postOrder } from '../../../electron/sandbox/web-shop/storefront-client.ts'
import { serveWebhooks } from '../../../electron/sandbox/web-shop/webhook-intake.ts'

/** A message that the web shop took. */
export interface Taken {
  readonly id: string
  readonly type: string
  readonly orderId: string
}

export interface SimulatedShop {
  readonly name: string
  readonly webhookUrl: string
  /** What it took, in the order in which it came; with repetitions. */
  readonly taken: readonly Taken[]
  /** By the shop's own number, the order's id here, once the order manager has answered. */
  readonly accepted: ReadonlyMap<string, string>
  readonly connect: (connection: Connection) => void
  readonly addFault: (fault: Fault) => void
  readonly endFaults: () => void
  /** Sends the order under one key until it is answered. @throws Error where it is rejected, or taken as two. */
  readonly order: (reference: string, body: unknown) => Promise<string>
  /** Asks something of an order until it is answered; true where that was granted. */
  readonly ask: (orderId: string, what: 'cancellation' | 'return', body: unknown) => Promise<boolean>
  readonly close: () => Promise<void>
}

/** Milliseconds between two tries of a web shop whose order manager does not answer. */
const again = 100
const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** A web shop's server, which sends orders and takes webhooks as the sandbox's does, and fails where it is told to. */
export const openWebShop = async (name: string): Promise<SimulatedShop> => {
  let connection: Connection = { orderManager: null, apiKey: null, webhookSecret: null }
  let faults: readonly Fault[] = []
  const taken: Taken[] = []
  const accepted = new Map<string, string>()
  const take = (operation: string): Fault | undefined => {
    const next = takeFault(faults, operation)
    if (next !== undefined) faults = next.left
    return next?.fault
  }

  const lost = new Set<string>()
  const server = newHttpServer()
  server.addHook('onRequest', async (request, reply) => {
    const fault = take('webhook')
    if (fault?.kind === 'late') await pause(fault.milliseconds)
    if (fault?.kind === 'error500') return reply.code(500).send({ message: 'The web shop is ill.' })
    if (fault?.kind === 'down' || fault?.kind === 'timeoutBefore') {
      setTimeout(() => request.raw.socket.destroy(), fault.kind === 'down' ? 0 : 60_000).unref()
      return reply.hijack()
    }
    // Taken, and the answer is lost.
    if (fault?.kind === 'timeoutAfter') lost.add(request.id)
    return undefined
  })
  server.addHook('onSend', async (request, _reply, payload) => {
    if (lost.delete(request.id)) request.raw.socket.destroy()
    return payload
  })
  await serveWebhooks(server, {
    connection: () => connection,
    record: (entry) => {
      if (entry.kind === 'notified') taken.push({ id: entry.id, type: entry.type, orderId: entry.document.id })
    },
  })
  const running: RunningServer = await listenOnLoopback(server, undefined)

  const orderOnce = async (reference: string, key: string, body: unknown): Promise<string | null> => {
    const outcome = await postOrder(connection, key, body)
    if (outcome.kind === 'rejected')
      throw new Error(`${name}: order ${reference} was rejected: ${JSON.stringify(outcome.problem)}`)
    return outcome.kind === 'accepted' ? outcome.document.id : null
  }
  return {
    name,
    webhookUrl: `${running.url}/webhooks/tillhouse`,
    taken,
    accepted,
    connect: (made) => {
      connection = made
    },
    addFault: (fault) => {
      faults = [...faults, fault]
    },
    endFaults: () => {
      faults = []
    },
    order: async (reference, body) => {
      const key = crypto.randomUUID()
      const times = take('order')?.kind === 'twice' ? 2 : 1
      for (;;) {
        const ids = await Promise.all(Array.from({ length: times }, () => orderOnce(reference, key, body)))
        const [id, other = id] = ids.filter((one) => one !== null)
        if (id !== other) throw new Error(`${name}: order ${reference} was taken as ${id} and as ${other}`)
        if (id !== undefined) {
          accepted.set(reference, id)
          return id
        }
        await pause(again)
      }
    },
    ask: async (orderId, what, body) => {
      for (;;) {
        const answer = await fetch(`${connection.orderManager}/storefront/v1/orders/${orderId}/${what}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${connection.apiKey}` },
          body: JSON.stringify(body),
          signal: AbortSignal.timeout(10_000),
        }).catch(() => null)
        if (answer !== null && answer.status < 500) {
          await answer.arrayBuffer().catch(() => undefined)
          return answer.ok
        }
        await pause(again)
      }
    },
    close: () => running.close(),
  }
}
