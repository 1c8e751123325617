import { z } from 'zod'
import { type ApiKey, scopes } from '../domain/settings/web-shop.ts'
import { command } from './method.ts'
import { done, id, newId, text } from './parts.ts'

/** A web shop as the settings show it: without hashes and secrets. */
export interface WebShopCard {
  readonly id: string
  readonly name: string
  readonly webhookUrl: string
  readonly tellStock: boolean
  /** Where it is told; the first is the web shop's own address. */
  readonly endpoints: readonly WebhookEndpointCard[]
  readonly keys: readonly Omit<ApiKey, 'hash'>[]
}

export interface WebhookEndpointCard {
  readonly id: string
  readonly webhookUrl: string
  readonly tellStock: boolean
  /** Until when messages are signed with the secret before, too; milliseconds since 1970, null where there is none. */
  readonly bothSecretsUntil: number | null
}

const webhookUrl = z.url({ protocol: /^https?$/ })
const name = text(60)

/** Who may use the storefront API, and where they are told what became of their orders. All is journalled. */
export const webShopMethods = {
  /** The key, which may do everything, and the secret are shown this once. */
  'settings.addWebShop': command(
    'settings.manage',
    z.strictObject({ id: newId, name, webhookUrl }),
    z.object({ apiKey: z.string(), webhookSecret: z.string() }),
  ),
  /** Refuses `unknown_web_shop`. */
  'settings.changeWebShop': command(
    'settings.manage',
    z.strictObject({ id, name, webhookUrl, tellStock: z.boolean() }),
    done,
  ),
  /** Shown this once. Refuses `unknown_web_shop`, `key_exists`. */
  'settings.makeKey': command(
    'settings.manage',
    z.strictObject({
      webShopId: id,
      id: newId,
      name,
      scopes: z.array(z.enum(scopes)).min(1).max(scopes.length),
      perMinute: z.int().min(1).max(1_000_000),
    }),
    z.object({ apiKey: z.string() }),
  ),
  /** Of no use from now on. Refuses `unknown_web_shop`, `unknown_key`. */
  'settings.revokeKey': command('settings.manage', z.strictObject({ webShopId: id, keyId: id }), done),
  /**
   * Tells it at one more address, of orders that are placed from now on. The secret is shown this once. Refuses
   * `unknown_web_shop`, `endpoint_exists`, `too_many_endpoints`.
   */
  'settings.addEndpoint': command(
    'settings.manage',
    z.strictObject({ webShopId: id, id: newId, webhookUrl, tellStock: z.boolean() }),
    z.object({ webhookSecret: z.string() }),
  ),
  /** What it has not been told yet it is not told any more. Refuses `unknown_web_shop`, `unknown_endpoint`, `first_endpoint`. */
  'settings.removeEndpoint': command('settings.manage', z.strictObject({ webShopId: id, endpointId: id }), done),
  /**
   * Shown this once. Messages are signed with the one before, too, for a day. Refuses `unknown_web_shop`,
   * `unknown_endpoint`.
   */
  'settings.rotateSecret': command(
    'settings.manage',
    z.strictObject({ webShopId: id, endpointId: id }),
    z.object({ webhookSecret: z.string() }),
  ),
}
