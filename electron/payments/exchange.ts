import { type ClientRequest, type IncomingMessage, Agent as PlainAgent, request as requestPlain } from 'node:http'
import { request as requestOverTls, Agent as TlsAgent } from 'node:https'

export interface Exchange {
  readonly method: 'GET' | 'POST'
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  /** Milliseconds until it counts as unanswered. */
  readonly timeout: number
}

export interface Exchanged {
  readonly status: number
  readonly text: string
}

/**
 * Connections stay open between requests: less than a server's usual pause of five seconds, since one that the server has
 * just closed loses what is sent on it.
 */
const kept = { keepAlive: true, timeout: 4000 } as const
const agents = { 'http:': new PlainAgent(kept), 'https:': new TlsAgent(kept) } as const

/**
 * One HTTP request and its whole answer. Redirects are not followed. Node's own client: an order takes three requests, and
 * each was 0.3 ms of a processor by `fetch` and is 0.1 ms here. @throws as `describeFailure` reads it
 */
export const exchange = (url: string, wanted: Exchange): Promise<Exchanged> =>
  send(url, wanted, (answer, settle, fail) => {
    const parts: Buffer[] = []
    answer.on('data', (part: Buffer) => parts.push(part))
    answer.once('error', fail)
    answer.once('end', () =>
      settle({ status: answer.statusCode ?? 0, text: new TextDecoder().decode(Buffer.concat(parts)) }),
    )
  })

/** The same where the status is all that is asked for: what follows it is not waited for, nor kept. */
export const statusOf = (url: string, wanted: Exchange): Promise<number> =>
  send(url, wanted, (answer, settle) => {
    // An unread answer keeps its connection occupied.
    answer.once('error', () => undefined).resume()
    settle(answer.statusCode ?? 0)
  })

const send = <T>(
  url: string,
  { method, headers, body, timeout }: Exchange,
  read: (answer: IncomingMessage, settle: (value: T) => void, fail: (error: Error) => void) => void,
): Promise<T> =>
  new Promise((settle, fail) => {
    const address = new URL(url)
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
    const options = { method, headers: { 'user-agent': 'Tillhouse', ...headers, ...length } }
    const asked: ClientRequest =
      address.protocol === 'https:'
        ? requestOverTls(address, { ...options, agent: agents['https:'] })
        : requestPlain(address, { ...options, agent: agents['http:'] })
    // Over all, from the look-up of the name to the last byte of the answer.
    const late = setTimeout(() => {
      // What destroying tells whoever reads the answer is that the connection broke.
      fail(new DOMException('No answer in time.', 'TimeoutError'))
      asked.destroy()
    }, timeout)
    asked.once('close', () => clearTimeout(late))
    asked.once('error', fail)
    asked.once('response', (answer) => read(answer, settle, fail))
    asked.end(body)
  })
