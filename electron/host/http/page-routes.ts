import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { WebSocketServer } from 'ws'
import type { Connection } from '../../../shared/rpc/connection.ts'
import { openWebSocket } from '../../../shared/rpc/web-socket.ts'

/** Nothing comes from elsewhere; Mantine sets style attributes, hence the one exception. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const largestMessage = 128 * 1024 * 1024

const same = (one: string, other: string): boolean => {
  const [first, second] = [Buffer.from(one), Buffer.from(other)]
  return first.length === second.length && timingSafeEqual(first, second)
}

/**
 * The till for a browser on this machine: the page's files, and `/rpc`, the order manager over a WebSocket. Only who has
 * the token may connect, and only from a page of ours: another site's page in the same browser gets nothing.
 */
export const pageRoutes = (
  server: FastifyInstance,
  pageFolder: string,
  token: string,
  serve: (connection: Connection) => void,
): void => {
  server.register(fastifyStatic, {
    root: pageFolder,
    setHeaders: (response) => {
      response.header('content-security-policy', policy)
      response.header('x-content-type-options', 'nosniff')
      response.header('referrer-policy', 'no-referrer')
      response.header('cross-origin-opener-policy', 'same-origin')
    },
  })

  const sockets = new WebSocketServer({ noServer: true, maxPayload: largestMessage })
  const allowed = (request: IncomingMessage): boolean => {
    const target = request.url ?? '/'
    // `//`, for one, is a request target and no URL.
    if (!URL.canParse(target, 'http://localhost')) return false
    const url = new URL(target, 'http://localhost')
    const { origin, host } = request.headers
    const ours = origin === undefined || origin === `http://${host}`
    return url.pathname === '/rpc' && ours && isLoopback(host ?? '') && same(url.searchParams.get('token') ?? '', token)
  }
  server.server.on('upgrade', (request, socket, head) => {
    if (!allowed(request)) {
      // Who breaks off or never closes harms nobody: an error without a listener would end the program.
      socket.on('error', () => undefined)
      socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n', () => socket.destroy())
      return
    }
    sockets.handleUpgrade(request, socket, head, (opened) => {
      void openWebSocket(opened).then(serve)
    })
  })
  // Before the server closes: it would wait for them.
  server.addHook('preClose', async () => {
    for (const client of sockets.clients) client.terminate()
    sockets.close()
  })
}

/** A name that merely resolves to this machine (DNS rebinding) is not this machine. */
const isLoopback = (host: string): boolean => ['127.0.0.1', 'localhost'].includes(host.replace(/:\d+$/, ''))
