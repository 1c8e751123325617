import type { ActingFor } from '../../../shared/domain/settings/acting-for.ts'
import { actingId } from '../../../shared/domain/settings/acting-for.ts'
import { type Gateway, gatewayOf } from '../../../shared/domain/settings/gateway.ts'
import type { ServedWebShop } from '../../../shared/domain/settings/served-web-shop.ts'
import type { WebShop } from '../../../shared/domain/settings/web-shop.ts'
import type { WebhookEndpoint } from '../../../shared/domain/settings/webhook-endpoint.ts'
import type { Adapters } from '../adapters.ts'

/** A web shop with its ways to pay, as whoever acts for its orders needs them. */
export type Told = Pick<ActingFor, 'webShop' | 'ways'>

type How = (secret: string) => string

const endpointWith = <E extends WebhookEndpoint>(endpoint: E, how: How): E => ({
  ...endpoint,
  webhookSecret: how(endpoint.webhookSecret),
  ...(endpoint.earlierSecret === undefined
    ? {}
    : { earlierSecret: { ...endpoint.earlierSecret, sealed: how(endpoint.earlierSecret.sealed) } }),
})

const webShopWith = (webShop: WebShop, how: How): WebShop => ({
  ...endpointWith(webShop, how),
  ...(webShop.moreEndpoints === undefined
    ? {}
    : { moreEndpoints: webShop.moreEndpoints.map((one) => endpointWith(one, how)) }),
})

/** Of a kind that this version does not know, nothing is known to be secret: it is told to nobody. */
const wayWith = (kinds: Adapters['gateways']['kinds'], gateway: Gateway, how: How): Gateway[] => {
  const kind = kinds.find(({ provider }) => provider === gateway.provider)
  if (kind === undefined) return []
  const secret = new Set(kind.fields.flatMap((field) => (field.kind === 'secret' ? [field.name] : [])))
  const fields = Object.entries(gateway.fields).map(([name, value]) => [
    name,
    secret.has(name) && value !== '' ? how(value) : value,
  ])
  return [{ ...gateway, fields: Object.fromEntries(fields) as Gateway['fields'] }]
}

/** The same with other secrets: opened, or sealed. */
const toldWith = (kinds: Adapters['gateways']['kinds'], { webShop, ways }: Told, how: How): Told => ({
  webShop: webShopWith(webShop, how),
  ways: ways.flatMap((way) => wayWith(kinds, gatewayOf(way), how)),
})

/** In the clear, to be sealed for other tills. @throws where a secret was sealed elsewhere. */
export const openedText = ({ secrets, gateways }: Pick<Adapters, 'secrets' | 'gateways'>, told: Told): string =>
  JSON.stringify(toldWith(gateways.kinds, told, secrets.open))

/** What another till has sealed for this one, as it is kept here. */
export const keptOf = (
  { secrets, gateways }: Pick<Adapters, 'secrets' | 'gateways'>,
  { webShopId, digest }: Pick<ServedWebShop, 'webShopId'> & { readonly digest: string },
  text: string,
): ActingFor => ({
  id: actingId(webShopId),
  kind: 'actingFor',
  digest,
  ...toldWith(gateways.kinds, JSON.parse(text) as Told, secrets.seal),
})
