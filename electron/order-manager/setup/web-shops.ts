import { type ApiKey, keysOf, scopes, usualPerMinute, type WebShop } from '../../../shared/domain/settings/web-shop.ts'
import type { Caller } from '../../../shared/storefront/port.ts'
import type { Adapters } from '../adapters.ts'
import type { Reader } from '../ports/store.ts'
import { webShops } from '../settings.ts'

/** A key in the clear, this once, and as it is stored: as a hash. */
export const newKey = (
  { runtime }: Pick<Adapters, 'runtime'>,
  wanted: Pick<ApiKey, 'id' | 'name' | 'scopes' | 'perMinute'>,
): { apiKey: string; key: ApiKey } => {
  const apiKey = `thk_${runtime.newSecret()}`
  const key = { ...wanted, hash: runtime.sha256(apiKey), hint: `${apiKey.slice(0, 8)}…` }
  return { apiKey, key: { ...key, madeAt: runtime.now(), revokedAt: null } }
}

/** A secret in the clear, this once, and as it is stored: sealed. */
export const newWebhookSecret = ({
  runtime,
  secrets,
}: Pick<Adapters, 'runtime' | 'secrets'>): { webhookSecret: string; sealed: string } => {
  const webhookSecret = `whsec_${Buffer.from(runtime.newSecret()).toString('base64')}`
  return { webhookSecret, sealed: secrets.seal(webhookSecret) }
}

/** A new web shop with a key that may do everything and a secret, both in the clear this once. */
export const newWebShop = (
  adapters: Pick<Adapters, 'runtime' | 'secrets'>,
  { id, name, webhookUrl, locationId }: Pick<WebShop, 'id' | 'name' | 'webhookUrl' | 'locationId'>,
): { webShop: WebShop; apiKey: string; webhookSecret: string } => {
  const keyId = adapters.runtime.newId()
  const { apiKey, key } = newKey(adapters, { id: keyId, name: 'First key', scopes, perMinute: usualPerMinute })
  const { webhookSecret, sealed } = newWebhookSecret(adapters)
  const webShop = { id, kind: 'webShop', name, keys: [key], webhookUrl, webhookSecret: sealed, locationId } as const
  return { apiKey, webhookSecret, webShop }
}

/** Whose key this is, where it is valid; hashes are compared, so that a key that was never given out tells nothing by its time. */
export const callerOf = (
  reader: Reader,
  { runtime }: Pick<Adapters, 'runtime'>,
  apiKey: string,
): Caller<WebShop> | undefined => {
  const hash = runtime.sha256(apiKey)
  for (const webShop of webShops(reader)) {
    const key = keysOf(webShop).find((one) => one.hash === hash && one.revokedAt === null)
    if (key !== undefined) return { webShop, key }
  }
  return undefined
}
