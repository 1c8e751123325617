import { type AddressInfo, createServer } from 'node:net'
import Fastify, { type FastifyInstance } from 'fastify'

export const LOOPBACK = '127.0.0.1'

/** A server that listens, where, and how it is ended. */
export type RunningServer = { readonly port: number; readonly url: string; close: () => Promise<void> }

/** An HTTP server of the sandbox: quiet, and quick to close however many answers are still owed. */
export function newHttpServer(): FastifyInstance {
  return Fastify({ logger: false, forceCloseConnections: true, bodyLimit: 4 * 1024 * 1024 })
}

/** Listens on the remembered port, or on a free one where that is taken or there is none. */
export async function listenOnLoopback(
  server: FastifyInstance,
  remembered: number | undefined,
): Promise<RunningServer> {
  const port = await usablePort(remembered)
  await server.listen({ host: LOOPBACK, port })
  const { port: actual } = server.server.address() as AddressInfo
  return { port: actual, url: `http://${LOOPBACK}:${actual}`, close: () => server.close() }
}

/** The remembered port where nobody listens on it, else 0, which asks for a free one. */
export function usablePort(remembered: number | undefined): Promise<number> {
  if (remembered === undefined) return Promise.resolve(0)
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(0))
    probe.listen({ host: LOOPBACK, port: remembered }, () => probe.close(() => resolve(remembered)))
  })
}
