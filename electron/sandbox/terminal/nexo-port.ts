import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { LOOPBACK, usablePort } from '../loopback-server.ts'
import type { NexoReply, NexoService } from './nexo-service.ts'

/** The terminal's own HTTP port. Unplugged it refuses connections; plugged in it listens on the same port again. */
export type NexoPort = {
  readonly port: number
  plugIn: () => Promise<void>
  /** Cuts every connection. */
  unplug: () => Promise<void>
}

const SLOW = 2000
const LARGEST_MESSAGE = 64 * 1024

export async function openNexoPort(
  service: NexoService,
  remembered: number | undefined,
  onPowerCut: () => void,
): Promise<NexoPort> {
  let server: Server | undefined

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.method !== 'POST' || request.url !== '/nexo') return void response.writeHead(404).end()
    if (Number(request.headers['content-length'] ?? LARGEST_MESSAGE) >= LARGEST_MESSAGE)
      return void response.writeHead(413).end()
    const message = parse(await text(request))
    if (message === undefined) return void response.writeHead(400).end()
    const reply = await service(message)
    await tell(reply, request, response)
  }
  const tell = async (reply: NexoReply, request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = reply.body === null ? '' : JSON.stringify(reply.body)
    switch (reply.fault) {
      case 'answerLost':
        return
      case 'cut':
        return void request.socket.destroy()
      case 'unpluggedBefore':
      case 'unpluggedAfter':
        return onPowerCut()
      case 'rubbish':
        return void response.writeHead(200, { 'content-type': 'application/json' }).end('{"SaleToPOIResponse":')
      case 'twice':
        return void request.socket.end(rawAnswer(body) + rawAnswer(body))
      case 'slow':
        await new Promise((resolve) => setTimeout(resolve, SLOW))
    }
    response.writeHead(reply.status, { 'content-type': 'application/json' }).end(body)
  }
  const listen = async (port: number): Promise<number> => {
    const opened = createServer(
      (request, response) => void serve(request, response).catch(() => request.socket.destroy()),
    )
    await new Promise<void>((resolve, reject) => {
      opened.once('error', reject)
      opened.listen({ host: LOOPBACK, port }, resolve)
    })
    server = opened
    return (opened.address() as AddressInfo).port
  }

  const port = await listen(await usablePort(remembered))
  return {
    port,
    async plugIn() {
      if (server === undefined) await listen(port)
    },
    async unplug() {
      const closing = server
      server = undefined
      if (closing === undefined) return
      const closed = new Promise<void>((resolve) => closing.close(() => resolve()))
      closing.closeAllConnections()
      await closed
    },
  }
}

const rawAnswer = (body: string): string =>
  `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`

function parse(message: string): unknown {
  try {
    return JSON.parse(message)
  } catch {
    return undefined
  }
}
