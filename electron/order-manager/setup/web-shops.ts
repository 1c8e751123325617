import type { WebShop } from '../../../shared/domain/settings/settings.ts'
import type { Adapters } from '../adapters.ts'
import type { Reader } from '../ports/store.ts'
import { webShops } from '../settings.ts'

/** A new web shop with its key and secret, both in the clear this once: the key is stored as a hash, the secret sealed. */
export const newWebShop = (
  { runtime, secrets }: Pick<Adapters, 'runtime' | 'secrets'>,
  { id, name, webhookUrl, locationId }: Pick<WebShop, 'id' | 'name' | 'webhookUrl' | 'locationId'>,
): { webShop: WebShop; apiKey: string; webhookSecret: string } => {
  const apiKey = `thk_${runtime.newSecret()}`
  const webhookSecret = `whsec_${Buffer.from(runtime.newSecret()).toString('base64')}`
  return {
    apiKey,
    webhookSecret,
    webShop: {
      id,
      kind: 'webShop',
      name,
      webhookUrl,
      locationId,
      apiKeyHash: runtime.sha256(apiKey),
      apiKeyHint: `${apiKey.slice(0, 8)}…`,
      webhookSecret: secrets.seal(webhookSecret),
    },
  }
}

/** The web shop whose key this is; hashes are compared, so that a key that was never given out tells nothing by its time. */
export const webShopOfKey = (
  reader: Reader,
  { runtime }: Pick<Adapters, 'runtime'>,
  apiKey: string,
): WebShop | undefined => {
  const apiKeyHash = runtime.sha256(apiKey)
  return webShops(reader).find((one) => one.apiKeyHash === apiKeyHash)
}
