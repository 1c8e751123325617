import { hash } from 'node:crypto'
import { z } from 'zod'
import type { CardUnknown, TerminalAccess } from '../../order-manager/ports/card-terminal.ts'
import { deriveNexoKey, securityTrailer } from './nexo-key.ts'
import { type Answer, answer, type Category, type MessageHeader } from './nexo-messages.ts'
import { unknown } from './nexo-problems.ts'
import { post } from './terminal-http.ts'

interface NexoRequest {
  readonly category: Category
  readonly serviceId: string
  readonly saleId: string
  /** `{ PaymentRequest: … }` */
  readonly body: object
  /** Milliseconds until an answer counts as lost. */
  readonly patience: number
}

/** `silent`: the terminal took the message and has nothing to say to it. */
type NexoAnswer =
  | { readonly outcome: 'answered'; readonly answer: Answer }
  | { readonly outcome: 'silent' }
  | { readonly outcome: 'notReached'; readonly problem: string }
  | CardUnknown

export type NexoConnection = (request: NexoRequest) => Promise<NexoAnswer>

const sealedAnswer = z.object({
  SaleToPOIResponse: z.object({ NexoBlob: z.base64(), SecurityTrailer: securityTrailer }),
})
const cryptoError = z.object({ errors: z.array(z.string()) })

/** Speaks to a terminal by sealed messages, one a connection. Nothing that it returns contains the passphrase. */
export const connectToTerminal = (access: TerminalAccess): NexoConnection => {
  const key = deriveNexoKey(access.passphrase, access)

  const read = (sealed: unknown, request: NexoRequest): NexoAnswer => {
    const given = sealedAnswer.safeParse(sealed)
    if (!given.success) {
      const refused = cryptoError.safeParse(sealed).data?.errors.some((one) => /crypto/i.test(one))
      return unknown(refused === true ? wrongKey : nonsense)
    }
    const { NexoBlob, SecurityTrailer } = given.data.SaleToPOIResponse
    const text = key.open(NexoBlob, SecurityTrailer)
    if (text === undefined) return unknown(wrongKey)
    const opened = answer.safeParse(parseJson(text))
    if (!opened.success) return unknown(nonsense)
    const { MessageHeader } = opened.data.SaleToPOIResponse
    // An answer to something else, such as one that was recorded before, is none to this.
    const isOurs =
      MessageHeader.ServiceID === request.serviceId &&
      MessageHeader.MessageCategory === request.category &&
      MessageHeader.SaleID === request.saleId &&
      MessageHeader.POIID === access.poiId
    return isOurs
      ? { outcome: 'answered', answer: opened.data.SaleToPOIResponse }
      : unknown('The card terminal answered to something else.')
  }

  return async (request) => {
    if (!isPrivate(access.address)) return { outcome: 'notReached', problem: notPrivate }
    const MessageHeader: MessageHeader = {
      ProtocolVersion: '3.0',
      MessageClass: 'Service',
      MessageCategory: request.category,
      MessageType: 'Request',
      ServiceID: request.serviceId,
      SaleID: request.saleId,
      POIID: access.poiId,
    }
    const sealed = key.seal(JSON.stringify({ SaleToPOIRequest: { MessageHeader, ...request.body } }))
    const body = JSON.stringify({ SaleToPOIRequest: { MessageHeader, ...sealed } })
    const got = await post(access, body, request.patience)
    if (got.outcome !== 'answered') return got
    if (got.status === 200 && got.body.trim() === '') return { outcome: 'silent' }
    return read(parseJson(got.body), request)
  }
}

/** Up to ten letters and digits (36^10, about 2^51) that are always the same for a key, and unique within two days. */
export const serviceIdOf = (key: string): string =>
  BigInt(`0x${hash('sha256', key).slice(0, 24)}`)
    .toString(36)
    .toUpperCase()
    .padStart(10, '0')
    .slice(-10)

const wrongKey =
  'The card terminal does not accept the shared key. Check its name, version and passphrase in the settings.'
const nonsense = 'The card terminal gave an answer that makes no sense.'
const notPrivate = 'The address of the card terminal must begin with https://.'

/** Plain http is for a sandbox on this computer alone. */
const isPrivate = (address: string): boolean => {
  if (!URL.canParse(address)) return false
  const { protocol, hostname } = new URL(address)
  return protocol === 'https:' || (protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname))
}

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
