import type { ApiKey } from './web-shop.ts'

/**
 * What the hub has to know of a web shop to answer it: keys by their hashes, no secret in the clear; and what other tills have to know, sealed for each. It travels; only the
 * till at which the web shop is set up writes it.
 */
export interface ServedWebShop {
  /** `served <web shop>` */
  readonly id: string
  readonly kind: 'servedWebShop'
  readonly webShopId: string
  /** Of the till at which it is set up. */
  readonly registerId: string
  readonly name: string
  readonly locationId: string
  /** Revoked ones among them. */
  readonly keys: readonly ApiKey[]
  /** Its own first. */
  readonly endpoints: readonly ServedEndpoint[]
  readonly ways: readonly ServedWay[]
  /** SHA-256 of what is sealed, hex; by each till's public key, what that till needs to act for the web shop's orders. */
  readonly digest: string
  readonly sealed: Readonly<Record<string, string>>
}

interface ServedEndpoint {
  readonly id: string
  readonly url: string
  readonly stockEvents: boolean
  /** Milliseconds since 1970; null where messages are signed with one secret. */
  readonly bothSecretsUntil: number | null
}

/** A way to pay online. */
interface ServedWay {
  readonly id: string
  readonly active: boolean
  readonly needsToken: boolean
}

export const servedId = (webShopId: string): string => `served ${webShopId}`
