import { z } from 'zod'
import type { GatewayUnavailable } from '../../order-manager/ports/gateway.ts'
import { unavailable } from '../answers.ts'
import { type Exchange, exchange } from '../exchange.ts'
import { describeFailure } from '../http-problem.ts'
import { isPrivate } from '../private-address.ts'
import { readProblem } from './problems.ts'

export interface PayPalAccount {
  /** https, or http on loopback (the sandbox). */
  readonly baseUrl: string
  readonly clientId: string
  readonly clientSecret: string
  /** What PayPal calls the place that it sends its webhooks to; empty where it sends none. */
  readonly webhookId?: string
  /** Milliseconds until a request counts as unanswered; 15000 where it is left out. */
  readonly timeout?: number
}

interface PayPalRequest {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly requestId?: string
  readonly body?: unknown
  /** JSON that is sent as it stands, to the byte. */
  readonly text?: string
}

/** What PayPal said (2xx or 4xx, with its JSON), or that nobody knows. */
type PayPalAnswer =
  | { readonly outcome: 'answered'; readonly status: number; readonly body: unknown }
  | GatewayUnavailable

export type PayPalConnection = (request: PayPalRequest) => Promise<PayPalAnswer>

const tokenAnswer = z.object({ access_token: z.string().min(1), expires_in: z.number().optional() })

// A token is renewed this long before it ends, so that it doesn't end on the way.
const renewBefore = 60_000

/**
 * Speaks to PayPal's REST API: signs in by OAuth client credentials, keeps the token until shortly before it ends, and
 * fetches another once when PayPal says 401. Nothing that it returns contains a secret or a token.
 */
export const connectToPayPal = (account: PayPalAccount): PayPalConnection => {
  const { clientId, clientSecret, timeout = 15_000 } = account
  const baseUrl = account.baseUrl.replace(/\/+$/, '')
  let token: Promise<Token | GatewayUnavailable> | null = null

  const request = async (path: string, wanted: Omit<Exchange, 'timeout'>): Promise<PayPalAnswer> => {
    try {
      const { status, text } = await exchange(baseUrl + path, { ...wanted, timeout })
      return { outcome: 'answered', status, body: parseJson(text) }
    } catch (error) {
      return unavailable(`The merchant system ${describeFailure(error)}.`)
    }
  }

  const fetchToken = async (): Promise<Token | GatewayUnavailable> => {
    const answer = await request('/v1/oauth2/token', {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`,
        'content-type': 'application/x-www-form-urlencoded',
        accept: 'application/json',
      },
      body: 'grant_type=client_credentials',
    })
    if (answer.outcome === 'unavailable') return answer
    if (answer.status === 400 || answer.status === 401 || answer.status === 403) {
      return unavailable('The merchant system does not accept the client id and secret. Check them in the settings.')
    }
    const read = tokenAnswer.safeParse(answer.body)
    if (answer.status !== 200 || !read.success) return notDecided(answer.status)
    return {
      outcome: 'token',
      value: read.data.access_token,
      renewAt: Date.now() + (read.data.expires_in ?? 300) * 1000 - renewBefore,
    }
  }

  const currentToken = async (): Promise<Token | GatewayUnavailable> => {
    const held = token === null ? null : await token
    if (held?.outcome === 'token' && held.renewAt > Date.now()) return held
    token = fetchToken()
    return token
  }

  return async ({ method, path, requestId, body, text }) => {
    if (!isPrivate(baseUrl)) return unavailable('The address of the merchant system must begin with https://.')
    const attempt = (bearer: string): Promise<PayPalAnswer> =>
      request(path, {
        method,
        headers: {
          authorization: `Bearer ${bearer}`,
          accept: 'application/json',
          ...(method === 'POST' ? { 'content-type': 'application/json', prefer: 'return=representation' } : {}),
          ...(requestId === undefined ? {} : { 'paypal-request-id': requestId }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        ...(text === undefined ? {} : { body: text }),
      })

    const first = await currentToken()
    if (first.outcome === 'unavailable') return first
    let answer = await attempt(first.value)
    if (answer.outcome === 'answered' && answer.status === 401) {
      token = null
      const second = await currentToken()
      if (second.outcome === 'unavailable') return second
      answer = await attempt(second.value)
    }
    return answer.outcome === 'answered' && !isDecided(answer.status, answer.body) ? notDecided(answer.status) : answer
  }
}

interface Token {
  readonly outcome: 'token'
  readonly value: string
  /** Milliseconds since 1970. */
  readonly renewAt: number
}

/** Whether an answer settles the matter: done, or refused by PayPal itself rather than by something in between. */
const isDecided = (status: number, body: unknown): boolean => {
  if (status >= 200 && status < 300) return true
  // 401 and 403 are about the shop's account, 408, 409 and 429 about the moment: neither is a no to this payment.
  if (status < 400 || status >= 500 || [401, 403, 408, 409, 429].includes(status)) return false
  return readProblem(body).code !== null
}

const notDecided = (status: number): GatewayUnavailable => {
  if (status === 401) return unavailable('The merchant system rejects its own sign-in. Check the settings.')
  if (status === 403) return unavailable("The shop's account at the merchant system has no permission for this.")
  if (status === 409) return unavailable('The merchant system is still busy with the previous request.')
  if (status === 429) return unavailable('The merchant system gets too many requests at the moment.')
  return unavailable(`The merchant system has a problem (HTTP ${status}).`)
}

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
