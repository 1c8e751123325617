import type { FurtherEndpoint, WebhookEndpoint } from './webhook-endpoint.ts'

/** What a key lets a web shop do. */
export const scopes = ['catalog.read', 'orders.read', 'orders.write', 'webhooks.manage'] as const
export type Scope = (typeof scopes)[number]

/** A key of a web shop. The key itself is shown once, when it is made. */
export interface ApiKey {
  readonly id: string
  readonly name: string
  /** SHA-256 of the key, hex. */
  readonly hash: string
  /** First characters of the key, so that a person can tell keys apart. */
  readonly hint: string
  readonly scopes: readonly Scope[]
  /** Requests in a minute; who asks more is told to wait. */
  readonly perMinute: number
  /** Milliseconds since 1970; 0 where it is not known. */
  readonly madeAt: number
  /** Null as long as it is valid; nothing is deleted. */
  readonly revokedAt: number | null
}

/** A web shop that may place orders and is told what became of them. */
export interface WebShop extends WebhookEndpoint {
  readonly id: string
  readonly kind: 'webShop'
  readonly name: string
  /** Read them by `keysOf`. */
  readonly keys?: readonly ApiKey[]
  /** Of before there were several keys. */
  readonly apiKeyHash?: string
  readonly apiKeyHint?: string
  /** Where else it is told, each with a secret of its own; left out by earlier versions: nowhere. */
  readonly moreEndpoints?: readonly FurtherEndpoint[]
  /** Where online orders take their stock from. */
  readonly locationId: string
}

export const usualPerMinute = 30_000

/** All keys of a web shop, revoked ones among them. Its only key of before there were several may do everything. */
export const keysOf = ({ keys, apiKeyHash = '', apiKeyHint = '' }: WebShop): readonly ApiKey[] => {
  if (keys !== undefined) return keys
  if (apiKeyHash === '') return []
  const first = { id: 'first', name: 'First key', hash: apiKeyHash, hint: apiKeyHint }
  return [{ ...first, scopes, perMinute: usualPerMinute, madeAt: 0, revokedAt: null }]
}

/** The web shop with these keys. */
export const withKeys = (
  { apiKeyHash: _hash, apiKeyHint: _hint, ...webShop }: WebShop,
  keys: readonly ApiKey[],
): WebShop => ({ ...webShop, keys })
