import { Webhook } from 'standardwebhooks'
import type { Delivery, WebShopMessage, WebShopMessenger } from '../order-manager/ports/web-shop-messenger.ts'
import { statusOf } from './exchange.ts'
import { describeFailure } from './http-problem.ts'

/**
 * Tells web shops by signed webhooks (Standard Webhooks 1.0: `webhook-id`, `webhook-timestamp`, `webhook-signature`).
 * The timestamp in the header is that of the attempt, since receivers refuse what is older than five minutes; the one in
 * the body says when it happened. Redirects are not followed: the signature is for this address.
 */
export const createWebShopMessenger = ({ timeout = 10_000 }: { readonly timeout?: number } = {}): WebShopMessenger => ({
  deliver: async (message) => {
    if (!isHttp(message.url)) return failed("The web shop's webhook address must begin with http:// or https://.")
    const body = JSON.stringify({
      type: message.type,
      timestamp: new Date(message.at).toISOString(),
      data: message.data,
    })
    const headers = sign(message, body)
    if (headers === null) return failed("The web shop's webhook secret is not valid. Make a new one in the settings.")
    try {
      const status = await statusOf(message.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body,
        timeout,
      })
      return status >= 200 && status < 300 ? { outcome: 'delivered' } : failed(describeStatus(status))
    } catch (error) {
      return failed(`The web shop ${describeFailure(error)}.`)
    }
  },
})

const failed = (problem: string): Delivery => ({ outcome: 'failed', problem })

const isHttp = (url: string): boolean => URL.canParse(url) && ['http:', 'https:'].includes(new URL(url).protocol)

const sign = (message: WebShopMessage, body: string): Record<string, string> | null => {
  // Nobody could tell who an unsigned message is from.
  if (message.secrets.length === 0) return null
  const now = new Date()
  try {
    return {
      'webhook-id': message.id,
      'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
      'webhook-signature': message.secrets.map((secret) => new Webhook(secret).sign(message.id, now, body)).join(' '),
    }
  } catch {
    return null
  }
}

const describeStatus = (status: number): string => {
  if (status >= 300 && status < 400)
    return `The web shop sent the message elsewhere (HTTP ${status}). Enter the final address.`
  if (status === 401 || status === 403) return `The web shop does not accept the signature (HTTP ${status}).`
  if (status === 410) return 'The web shop no longer wants messages at this address (HTTP 410).'
  return `The web shop answered with an error (HTTP ${status}).`
}
