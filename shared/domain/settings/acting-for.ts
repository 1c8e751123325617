import type { Gateway } from './gateway.ts'
import type { WebShop } from './web-shop.ts'

/** A web shop that is set up at another till, with its ways to pay: what this till needs to act for its orders. It stays here. */
export interface ActingFor {
  /** `acting <web shop>` */
  readonly id: string
  readonly kind: 'actingFor'
  /** Of what was told: see `ServedWebShop`. */
  readonly digest: string
  /** Its secrets, and the ways', are sealed by the secrets port of this till. */
  readonly webShop: WebShop
  readonly ways: readonly Gateway[]
}

export const actingId = (webShopId: string): string => `acting ${webShopId}`

/** This till's key for what others seal for it. It stays here; its other half is told with the register. */
export interface BoxKey {
  readonly id: 'boxKey'
  readonly kind: 'boxKey'
  readonly publicKey: string
  /** Sealed by the secrets port. */
  readonly privateKey: string
}
