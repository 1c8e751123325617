import { type Refusal, refuse } from '../refusal.ts'
import type { WebShop } from './web-shop.ts'

/** Where a web shop is told, and what signs it. */
export interface WebhookEndpoint {
  readonly webhookUrl: string
  /** Sealed by the secrets port; `whsec_…` when opened (Standard Webhooks). */
  readonly webhookSecret: string
  /** The one before, sealed, and until when messages are signed with it too; left out before there was another. */
  readonly earlierSecret?: { readonly sealed: string; readonly until: number }
  /** Whether it is told of stock that changed; left out: it is not. */
  readonly tellStock?: boolean
}

/** Told beside the first, of orders that are placed from the time on at which it was added. */
export interface FurtherEndpoint extends WebhookEndpoint {
  readonly id: string
}

/** What the web shop's own address is called among its endpoints. */
export const firstEndpoint = 'first'
const mostEndpoints = 10

/** All endpoints of a web shop, its own first. */
export const endpointsOf = ({
  webhookUrl,
  webhookSecret,
  earlierSecret,
  tellStock = false,
  moreEndpoints = [],
}: WebShop): readonly FurtherEndpoint[] => {
  const earlier = earlierSecret === undefined ? {} : { earlierSecret }
  return [{ id: firstEndpoint, webhookUrl, webhookSecret, tellStock, ...earlier }, ...moreEndpoints]
}

export const endpointOf = (webShop: WebShop, endpointId: string): FurtherEndpoint | undefined =>
  endpointsOf(webShop).find(({ id }) => id === endpointId)

/** The web shop with another endpoint. Refuses `endpoint_exists`, `too_many_endpoints`. */
export const withEndpointAdded = (webShop: WebShop, added: FurtherEndpoint): WebShop | Refusal => {
  const { moreEndpoints = [] } = webShop
  if (endpointsOf(webShop).some(({ id, webhookUrl }) => id === added.id || webhookUrl === added.webhookUrl))
    return refuse(
      'endpoint_exists',
      'It is told at that address already. If the secret was not copied, make another.',
      'webhookUrl',
    )
  if (moreEndpoints.length + 1 >= mostEndpoints)
    return refuse('too_many_endpoints', `A web shop is told at ${mostEndpoints} addresses at most.`, 'webhookUrl')
  return { ...webShop, moreEndpoints: [...moreEndpoints, added] }
}

/** The web shop without an endpoint. Refuses `unknown_endpoint`, `first_endpoint`. */
export const withoutEndpoint = (webShop: WebShop, endpointId: string): WebShop | Refusal => {
  if (endpointId === firstEndpoint)
    return refuse('first_endpoint', 'A web shop is told somewhere: change its own address instead.')
  if (endpointOf(webShop, endpointId) === undefined) return unknownEndpoint()
  return { ...webShop, moreEndpoints: (webShop.moreEndpoints ?? []).filter(({ id }) => id !== endpointId) }
}

/** The web shop with one of its endpoints changed. Refuses `unknown_endpoint`. */
export const withEndpoint = (
  webShop: WebShop,
  endpointId: string,
  how: (known: WebhookEndpoint) => Partial<WebhookEndpoint>,
): WebShop | Refusal => {
  if (endpointId === firstEndpoint) return { ...webShop, ...how(webShop) }
  if (endpointOf(webShop, endpointId) === undefined) return unknownEndpoint()
  const changed = (webShop.moreEndpoints ?? []).map((one) => (one.id === endpointId ? { ...one, ...how(one) } : one))
  return { ...webShop, moreEndpoints: changed }
}

const unknownEndpoint = () => refuse('unknown_endpoint', 'The web shop is not told at that address any more.')

/** Milliseconds for which messages are signed with both secrets: the web shop's servers take the new one in meanwhile. */
const overlap = 24 * 60 * 60_000

/** The endpoint's other secret, sealed; the one before is valid for a day more. */
export const rotated = (
  { webhookSecret }: Pick<WebhookEndpoint, 'webhookSecret'>,
  sealed: string,
  now: number,
): Pick<WebhookEndpoint, 'webhookSecret' | 'earlierSecret'> => ({
  webhookSecret: sealed,
  earlierSecret: { sealed: webhookSecret, until: now + overlap },
})

/** What messages are signed with at a time, sealed: the newest first. */
export const secretsOf = ({ webhookSecret, earlierSecret }: WebhookEndpoint, now: number): readonly string[] =>
  earlierSecret !== undefined && earlierSecret.until > now ? [webhookSecret, earlierSecret.sealed] : [webhookSecret]
