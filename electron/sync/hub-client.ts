import { createHash } from 'node:crypto'
import { type IncomingMessage, Agent as PlainAgent, request as plainRequest, type RequestOptions } from 'node:http'
import { Agent as SecureAgent, request as secureRequest } from 'node:https'
import type { Socket } from 'node:net'
import type { TLSSocket } from 'node:tls'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { windowHeader } from '../../shared/contract/hub/protocol.ts'
import { isRefusal, type Refusal, refuse } from '../../shared/domain/refusal.ts'

const pack = promisify(gzip)
const unpack = promisify(gunzip)
/** Bytes below which packing costs more than it saves. */
const worthPacking = 1400
/** Bytes of the largest answer, packed and unpacked. */
const largestAnswer = 64 * 1024 * 1024
/** Milliseconds without a byte after which a connection counts as dead. */
const patience = 15_000

/** Where a hub is, and how this device is known there. */
export interface HubAddress {
  readonly url: string
  /** SHA-256 of its certificate, hex; null where it speaks plain HTTP or has one that the system trusts. */
  readonly fingerprint: string | null
  readonly key: string | null
}

/** Nobody answered, or what answered was no hub. */
export class HubUnreachable extends Error {
  override readonly name = 'HubUnreachable'
}

const otherCertificate =
  'What answers at the hub’s address has another certificate than the hub had when this till was paired.'

const fingerprintOf = (socket: TLSSocket): string =>
  createHash('sha256')
    .update(socket.getPeerX509Certificate()?.raw ?? '')
    .digest('hex')

/** Of one on this machine nothing is packed: that takes longer than the bytes do. */
const isHere = ({ hostname }: URL): boolean =>
  hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.')

/** Asks a hub over HTTP. An answer is a value or the hub's refusal; what is no answer throws `HubUnreachable`. */
export const createHubClient = (address: HubAddress) => {
  const base = new URL(address.url)
  const secure = base.protocol === 'https:'
  const packs = !isHere(base)
  // A certificate that is pinned needs no one to vouch for it; it is compared before a byte is sent.
  const tls = secure && address.fingerprint !== null ? { rejectUnauthorized: false } : {}
  const agent = secure ? new SecureAgent({ keepAlive: true, ...tls }) : new PlainAgent({ keepAlive: true })

  /** A connection that is used again may not tell its certificate a second time. */
  const compared = new WeakSet<Socket>()

  const send = (path: string, body: Buffer | null, headers: Record<string, string>): Promise<IncomingMessage> =>
    new Promise((done, failed) => {
      const fail = (error: Error): void =>
        failed(
          error instanceof HubUnreachable ? error : new HubUnreachable('The hub does not answer.', { cause: error }),
        )
      const options: RequestOptions = {
        agent,
        method: body === null ? 'GET' : 'POST',
        timeout: patience,
        headers: {
          [windowHeader]: '1',
          ...(address.key === null ? {} : { authorization: `Bearer ${address.key}` }),
          ...(body === null ? {} : { 'content-type': 'application/json', 'content-length': String(body.length) }),
          ...headers,
        },
      }
      const outgoing = (secure ? secureRequest : plainRequest)(new URL(path, base), options)
      outgoing.on('response', done)
      outgoing.on('error', fail)
      outgoing.on('timeout', () => outgoing.destroy(new Error('No byte for too long.')))
      const finish = (): void => void outgoing.end(body ?? undefined)
      if (!secure || address.fingerprint === null) return finish()
      outgoing.on('socket', (socket) => {
        if (compared.has(socket)) return finish()
        socket.once('secureConnect', () => {
          if (fingerprintOf(socket as TLSSocket) === address.fingerprint) {
            compared.add(socket)
            finish()
          } else outgoing.destroy(new HubUnreachable(otherCertificate))
        })
      })
    })

  const ask = async <T>(
    path: string,
    body?: unknown,
    more: Readonly<Record<string, string>> = {},
  ): Promise<T | Refusal> => {
    const plain = body === undefined ? null : Buffer.from(JSON.stringify(body))
    const packed = packs && plain !== null && plain.length > worthPacking
    const response = await send(path, packed ? await pack(plain, { level: 3 }) : plain, {
      ...more,
      ...(packs ? { 'accept-encoding': 'gzip' } : {}),
      ...(packed ? { 'content-encoding': 'gzip' } : {}),
    })
    const answer = await read(response)
    if (response.statusCode === 200) return answer as T
    return isRefusal(answer) ? answer : refuse('no_hub', 'What answers at this address is no Tillhouse hub.')
  }

  return { ask, send, close: (): void => agent.destroy() }
}
export type HubClient = ReturnType<typeof createHubClient>

const read = async (response: IncomingMessage): Promise<unknown> => {
  try {
    const chunks: Buffer[] = []
    let size = 0
    for await (const chunk of response) {
      size += (chunk as Buffer).length
      if (size > largestAnswer) throw new Error('The answer is too large.')
      chunks.push(chunk as Buffer)
    }
    const whole = Buffer.concat(chunks)
    const text =
      response.headers['content-encoding'] === 'gzip' ? await unpack(whole, { maxOutputLength: largestAnswer }) : whole
    return JSON.parse(text.toString('utf8')) as unknown
  } catch (error) {
    throw new HubUnreachable('The hub’s answer was cut off.', { cause: error })
  }
}

/** The certificate of the hub at an address, to be pinned: null where there is none, or the system trusts it. */
export const certificateAt = (url: string): Promise<string | null> => {
  if (new URL(url).protocol !== 'https:') return Promise.resolve(null)
  return new Promise((done, failed) => {
    const outgoing = secureRequest(new URL('/v1/hello', url), {
      agent: false,
      timeout: patience,
      rejectUnauthorized: false,
    })
    outgoing.on('socket', (socket) =>
      socket.once('secureConnect', () => {
        done((socket as TLSSocket).authorized ? null : fingerprintOf(socket as TLSSocket))
        outgoing.destroy()
      }),
    )
    const fail = (): void => failed(new HubUnreachable('The hub does not answer.'))
    outgoing.on('timeout', fail)
    outgoing.on('error', fail)
    outgoing.end()
  })
}
