import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

/** A line to an HTTP server that can be cut, so that its two ends learn nothing of each other's troubles. */
export interface BreakableLink {
  /** Stands for the server behind it. */
  readonly url: string
  /** Nothing comes through while it is cut. */
  readonly cut: () => void
  readonly mend: () => void
  /** The next requests to paths like this come through, and their answers are lost: the other side has acted, and nobody hears. */
  readonly loseAnswers: (path: RegExp, times: number) => void
  /** Requests that came, cut off or not. */
  readonly requests: readonly { readonly method: string; readonly path: string }[]
  readonly close: () => Promise<void>
}

// Names of the connection itself; `fetch` sets its own.
const ownHeaders = new Set([
  'host',
  'connection',
  'keep-alive',
  'transfer-encoding',
  'content-length',
  'content-encoding',
])

const passedOn = (headers: Iterable<readonly [string, string]>): [string, string][] =>
  [...headers].filter(([name]) => !ownHeaders.has(name.toLowerCase())).map(([name, value]) => [name, value])

export const openBreakableLink = async (target: string): Promise<BreakableLink> => {
  const requests: { method: string; path: string }[] = []
  let isCut = false
  let lost: { path: RegExp; times: number } | null = null

  const pass = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = 'GET', url = '/' } = request
    requests.push({ method, path: url })
    if (isCut) return void request.socket.destroy()
    const body = await buffer(request)
    const headers = Object.entries(request.headers).map(([name, value]): [string, string] => [name, String(value)])
    const answer = await fetch(new URL(url, target), {
      method,
      headers: passedOn(headers),
      ...(body.length > 0 ? { body } : {}),
    })
    const text = Buffer.from(await answer.arrayBuffer())
    if (lost !== null && lost.times > 0 && lost.path.test(url)) {
      lost = { ...lost, times: lost.times - 1 }
      return void request.socket.destroy()
    }
    response.writeHead(answer.status, passedOn(answer.headers)).end(text)
  }
  const server = createServer((request, response) => void pass(request, response).catch(() => request.socket.destroy()))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    cut: () => {
      isCut = true
    },
    mend: () => {
      isCut = false
    },
    loseAnswers: (path, times) => {
      lost = { path, times }
    },
    requests,
    close: async () => {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}
