import http, { type ClientRequest, type IncomingMessage } from 'node:http'
import https from 'node:https'
import type { TerminalAccess } from '../../order-manager/ports/card-terminal.ts'
import { describeFailure } from '../http-problem.ts'

/** What came back; or that nothing left this machine; or that nobody knows what the terminal made of it. */
type HttpAnswer =
  | { readonly outcome: 'answered'; readonly status: number; readonly body: string }
  | { readonly outcome: 'notReached'; readonly problem: string }
  | { readonly outcome: 'unknown'; readonly problem: string }

/** Milliseconds until there must be a connection: a terminal is in the same room. */
const longestConnect = 5000
/** A cable that is pulled says nothing: the operating system asks for the other end this often, in milliseconds. */
const keepAlive = 10_000
const largestAnswer = 1024 * 1024

/**
 * One POST on a connection of its own, never repeated by itself. Until the connection stands nothing is sent, so that
 * `notReached` is certain; after that, whatever is no whole answer is `unknown`.
 * @param patience milliseconds until an answer counts as lost
 */
export const post = (
  access: Pick<TerminalAccess, 'address' | 'poiId' | 'certificate'>,
  body: string,
  patience: number,
): Promise<HttpAnswer> =>
  new Promise((resolve) => {
    let connected = false
    const settle = (answer: HttpAnswer) => {
      clearTimeout(late)
      request.destroy()
      resolve(answer)
    }
    const lose = (what: string) =>
      settle({ outcome: connected ? 'unknown' : 'notReached', problem: `The card terminal ${what}.` })
    const request = openRequest(access, Buffer.byteLength(body))
    let late = setTimeout(() => lose('cannot be reached'), longestConnect)
    request.on('socket', (socket) => {
      socket.setKeepAlive(true, keepAlive)
      socket.once(access.address.startsWith('https:') ? 'secureConnect' : 'connect', () => {
        connected = true
        clearTimeout(late)
        late = setTimeout(() => lose('did not answer in time'), patience)
        request.end(body)
      })
    })
    request.on('error', (error) => lose(describeFailure(error)))
    request.on('response', (response) => {
      read(response).then(
        (text) => settle({ outcome: 'answered', status: response.statusCode ?? 0, body: text }),
        (error: unknown) => lose(describeFailure(error)),
      )
    })
  })

const openRequest = (
  { address, poiId, certificate }: Pick<TerminalAccess, 'address' | 'poiId' | 'certificate'>,
  length: number,
): ClientRequest => {
  const url = new URL('/nexo', address)
  const options = {
    method: 'POST',
    agent: false,
    headers: { 'content-type': 'application/json', 'content-length': length, connection: 'close' },
  }
  if (url.protocol === 'http:') return http.request(url, options)
  return https.request(url, {
    ...options,
    ...(certificate === '' ? {} : { ca: certificate }),
    minVersion: 'TLSv1.2',
    // A terminal is called by its address and certified by its name.
    checkServerIdentity: (_host, { subject }) =>
      isTerminal(String(subject.CN), poiId) ? undefined : new Error(`The certificate is for ${String(subject.CN)}.`),
  })
}

/** Adyen's names: `P400Plus-123456789.live.terminal.adyen.com`, or `legacy-terminal-certificate.…` for all of a time. */
const isTerminal = (name: string, poiId: string): boolean => {
  const [device = '', ...domain] = name.split('.')
  return (
    [poiId, 'legacy-terminal-certificate'].includes(device) &&
    ['test.terminal.adyen.com', 'live.terminal.adyen.com'].includes(domain.join('.'))
  )
}

const read = async (response: IncomingMessage): Promise<string> => {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of response) {
    const bytes = part as Buffer
    size += bytes.length
    if (size > largestAnswer) throw new Error('An answer without end.')
    parts.push(bytes)
  }
  return Buffer.concat(parts).toString('utf8')
}
