import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook } from 'standardwebhooks'
import { z } from 'zod'

const message = z.object({
  type: z.string(),
  data: z.object({
    order: z.object({ reference: z.string(), reason: z.object({ message: z.string() }).nullable() }),
  }),
})

/** A web shop's server as far as it is told: it holds each message against its signature, and knows whose order it is of. */
export interface ToldShop {
  readonly webhookUrl: string
  readonly trust: (webhookSecret: string) => void
  /** When the order with this reference is confirmed; rejects where it comes to anything else. */
  readonly confirmed: (reference: string) => Promise<void>
  readonly close: () => Promise<void>
}

export const openToldShop = async (): Promise<ToldShop> => {
  const waiting = new Map<string, { readonly settle: () => void; readonly fail: (error: Error) => void }>()
  let signed: Webhook | undefined
  const take = (body: string, headers: Record<string, string>): void => {
    signed?.verify(body, headers)
    const { type, data } = message.parse(JSON.parse(body))
    const { reference, reason } = data.order
    const one = waiting.get(reference)
    waiting.delete(reference)
    if (type === 'order.confirmed') one?.settle()
    else one?.fail(new Error(`The order ${reference} came to ${type}: ${reason?.message ?? ''}`))
  }
  const server = createServer((asked, answer) => {
    const parts: Buffer[] = []
    asked.on('data', (part: Buffer) => parts.push(part))
    asked.once('end', () => {
      try {
        take(Buffer.concat(parts).toString('utf8'), asked.headers as Record<string, string>)
        answer.writeHead(204).end()
      } catch (error) {
        answer.writeHead(400).end(String(error))
      }
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    webhookUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks/tillhouse`,
    trust: (webhookSecret) => {
      signed = new Webhook(webhookSecret)
    },
    confirmed: (reference) => new Promise((settle, fail) => waiting.set(reference, { settle, fail })),
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
