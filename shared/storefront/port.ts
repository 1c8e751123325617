import type { z } from 'zod'
import type {
  Availability,
  endpointWanted,
  Quote,
  QuoteRequest,
  returnWanted,
  StorefrontProducts,
  WebhookEndpoint,
  WebOrder,
} from '../contract/storefront.ts'
import type { Order } from '../domain/orders/order.ts'
import type { ApiKey } from '../domain/settings/web-shop.ts'
import type { Rejection } from './rejection.ts'

/** Who asks: one of a web shop's keys. */
export interface Caller<Shop> {
  readonly webShop: Shop
  readonly key: ApiKey
}

type Soon<T> = T | Promise<T>
export type EndpointWanted = z.output<typeof endpointWanted>
export type EndpointWithSecret = WebhookEndpoint & { readonly secret: string }

/** What a web shop may do about where it is told. Rejects: 404 where it has no such endpoint, 409 for what can't be. */
export interface Endpoints<Shop> {
  list(webShop: Shop): Soon<{ readonly endpoints: readonly WebhookEndpoint[] }>
  read(webShop: Shop, endpointId: string): Soon<WebhookEndpoint | Rejection>
  add(webShop: Shop, wanted: EndpointWanted): Soon<EndpointWithSecret | Rejection>
  set(webShop: Shop, endpointId: string, wanted: EndpointWanted): Soon<WebhookEndpoint | Rejection>
  remove(webShop: Shop, endpointId: string): Soon<Rejection | null>
  rotate(webShop: Shop, endpointId: string): Soon<EndpointWithSecret | Rejection>
}

/**
 * What a web shop may ask, whoever answers: a till's order manager from its own data, or the hub from the database.
 * `Shop` is what the one who answers knows it by.
 */
export interface Storefront<Shop> {
  /** Undefined for a key that is not valid. */
  callerOf(apiKey: string): Soon<Caller<Shop> | undefined>
  /** Rejects as `placedOf`, and 422 or 409 where the order is there already in another form. */
  placeOrder(webShop: Shop, idempotencyKey: string, body: WebOrder): Soon<Order | Rejection>
  quote(webShop: Shop, cart: QuoteRequest): Soon<Quote | Rejection>
  /** An order of this web shop; another's is as if it were not there. */
  order(webShop: Shop, id: string): Soon<Order | undefined>
  cancel(webShop: Shop, id: string, reason: string): Soon<Order | Rejection>
  askReturn(webShop: Shop, id: string, wanted: z.output<typeof returnWanted>): Soon<Order | Rejection>
  products(webShop: Shop, after: string, limit: number): Soon<StorefrontProducts>
  /** A page of all stock; or of these SKUs, where any are named. */
  availability(webShop: Shop, skus: readonly string[], after: string, limit: number): Soon<Availability>
  readonly endpoints: Endpoints<Shop>
}
