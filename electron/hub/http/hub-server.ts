import type { Socket } from 'node:net'
import Fastify, { type FastifyBaseLogger, type FastifyError, type FastifyInstance, LogController } from 'fastify'
import type { Logger } from 'pino'
import { largestBody } from '../../../shared/contract/hub/protocol.ts'
import { refuse } from '../../../shared/domain/refusal.ts'
import type { Metrics } from '../metrics.ts'
import type { Certificate } from '../tls/certificate.ts'
import { sendRefusal } from './answers.ts'
import { RefusedBody, readBodies, tooLarge } from './bodies.ts'

export interface ServerOptions {
  readonly log: Logger
  /** Null: plain HTTP, behind a proxy that has one, or on this machine alone. */
  readonly certificate: Certificate | null
  /** Connections beyond this many are told that the hub is busy. */
  readonly mostConnections: number
  /** Milliseconds without a byte, either way, after which a connection is closed: longer than the pulse of a stream, and an answer, take. */
  readonly silence: number
}

const busy = refuse('hub_busy', 'The hub has as many connections as it can serve. Try again in a minute.')

/** The HTTP server: bodies, refusals, what it bears. What it logs names routes and numbers, no documents and no addresses. */
export const createHubServer = (
  { log, certificate, mostConnections, silence }: ServerOptions,
  metrics: () => Metrics,
): FastifyInstance => {
  const loggerInstance: FastifyBaseLogger = log
  const common = {
    loggerInstance,
    bodyLimit: largestBody,
    requestTimeout: 60_000,
    connectionTimeout: silence,
    keepAliveTimeout: 75_000,
    forceCloseConnections: 'idle' as const,
    logController: new LogController({ disableRequestLogging: true }),
  }
  const server = (
    certificate === null
      ? Fastify(common)
      : Fastify({ ...common, https: { ...certificate, minVersion: 'TLSv1.2', handshakeTimeout: silence } })
  ) as FastifyInstance

  const open = new Set<Socket>()
  /** Those that came when there were too many: who was there before goes on. */
  const beyond = new WeakSet<Socket>()
  server.server.headersTimeout = 15_000
  server.server.on('connection', (socket: Socket) => {
    open.add(socket)
    socket.on('close', () => open.delete(socket))
  })
  // The socket that a request tells of; over TLS it is another one than that which it came by.
  server.server.on(certificate === null ? 'connection' : 'secureConnection', (socket: Socket) => {
    if (open.size > mostConnections) beyond.add(socket)
  })
  server.addHook('onRequest', async (request, reply) => {
    if (beyond.has(request.raw.socket)) await sendRefusal(reply.header('connection', 'close'), busy)
  })
  server.addHook('onResponse', async (request, reply) => {
    metrics().request(request.routeOptions.url ?? 'unknown', reply.statusCode, reply.elapsedTime / 1000)
  })
  readBodies(server)
  server.setErrorHandler((error: FastifyError, request, reply) => {
    if (error instanceof RefusedBody) return sendRefusal(reply, error.refusal)
    if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return sendRefusal(reply.header('connection', 'close'), tooLarge)
    if (error.statusCode !== undefined && error.statusCode < 500)
      return sendRefusal(reply, refuse('not_understood', `The hub does not understand this: ${error.message}.`))
    log.error({ route: request.routeOptions.url, error: error.stack }, 'a request failed')
    return sendRefusal(reply, refuse('hub_failed', 'Something went wrong on the hub; its log says what. Try again.'))
  })
  server.setNotFoundHandler((_request, reply) =>
    sendRefusal(reply, refuse('unknown_address', 'The hub has nothing at this address.')),
  )
  return server
}
