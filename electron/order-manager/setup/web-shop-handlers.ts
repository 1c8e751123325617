import type { WebhookEndpointCard, WebShopCard, webShopMethods } from '../../../shared/contract/web-shops.ts'
import { isRefusal, type Refusal, refuse } from '../../../shared/domain/refusal.ts'
import { keysOf, type WebShop, withKeys } from '../../../shared/domain/settings/web-shop.ts'
import {
  endpointsOf,
  type FurtherEndpoint,
  rotated,
  withEndpoint,
  withEndpointAdded,
  withoutEndpoint,
} from '../../../shared/domain/settings/webhook-endpoint.ts'
import type { Handlers } from '../../../shared/rpc/contract-types.ts'
import type { Adapters } from '../adapters.ts'
import { appendJournal } from '../journal/append.ts'
import type { Transaction } from '../ports/store.ts'
import type { Session } from '../session.ts'
import { locationOfOrders, theShop, webShop } from '../settings.ts'
import { newKey, newWebhookSecret, newWebShop } from './web-shops.ts'

/** As the settings show it, without hashes and secrets. */
export const webShopCard = (shop: WebShop): WebShopCard => ({
  id: shop.id,
  name: shop.name,
  webhookUrl: shop.webhookUrl,
  tellStock: shop.tellStock ?? false,
  endpoints: endpointsOf(shop).map(endpointCard),
  keys: keysOf(shop).map(({ hash: _hash, ...key }) => key),
})

const endpointCard = ({ id, webhookUrl, tellStock = false, earlierSecret }: FurtherEndpoint): WebhookEndpointCard => ({
  id,
  webhookUrl,
  tellStock,
  bothSecretsUntil: earlierSecret?.until ?? null,
})

/** Stores a web shop as it was changed, and says so in the journal. */
export const saveWebShop = (
  transaction: Transaction,
  { runtime }: Pick<Adapters, 'runtime'>,
  staffId: string | null,
  changed: WebShop,
): void => {
  transaction.put('settings', changed)
  appendJournal(transaction, runtime, {
    staffId,
    what: 'settingChanged',
    subject: changed.id,
    facts: { kind: changed.kind },
  })
}

export const webShopHandlers = (adapters: Adapters): Handlers<typeof webShopMethods, Session> => {
  const { store, runtime } = adapters
  const change = <R extends object>(
    staffId: string | null,
    id: string,
    how: (known: WebShop) => { readonly changed: WebShop; readonly answer: R } | Refusal,
  ): R | Refusal =>
    store.commit((transaction) => {
      const known = webShop(transaction, id)
      if (known === undefined) return refuse('unknown_web_shop', 'That web shop is not here any more.')
      const made = how(known)
      if (isRefusal(made)) return made
      saveWebShop(transaction, adapters, staffId, made.changed)
      return made.answer
    })
  return {
    'settings.addWebShop': ({ id, name, webhookUrl }, { staffId }) =>
      store.commit((transaction) => {
        const locationId = locationOfOrders(theShop(transaction))
        const made = newWebShop(adapters, { id, name, webhookUrl, locationId })
        saveWebShop(transaction, adapters, staffId, made.webShop)
        return { apiKey: made.apiKey, webhookSecret: made.webhookSecret }
      }),
    'settings.changeWebShop': ({ id, name, webhookUrl, tellStock }, { staffId }) =>
      change(staffId, id, (known) => ({ changed: { ...known, name, webhookUrl, tellStock }, answer: {} })),
    'settings.makeKey': ({ webShopId, ...wanted }, { staffId }) =>
      change(staffId, webShopId, (known) => {
        const { apiKey, key } = newKey(adapters, wanted)
        const others = keysOf(known)
        if (others.some(({ id }) => id === wanted.id))
          return refuse('key_exists', 'That key has been made. If it was not copied, revoke it and make another.')
        return { changed: withKeys(known, [...others, key]), answer: { apiKey } }
      }),
    'settings.revokeKey': ({ webShopId, keyId }, { staffId }) =>
      change(staffId, webShopId, (known) => {
        const keys = keysOf(known)
        if (!keys.some(({ id }) => id === keyId)) return refuse('unknown_key', 'That key is not here.')
        const revoked = keys.map((key) =>
          key.id === keyId ? { ...key, revokedAt: key.revokedAt ?? runtime.now() } : key,
        )
        return { changed: withKeys(known, revoked), answer: {} }
      }),
    'settings.addEndpoint': ({ webShopId, ...wanted }, { staffId }) =>
      change(staffId, webShopId, (known) => {
        const { webhookSecret, sealed } = newWebhookSecret(adapters)
        const changed = withEndpointAdded(known, { ...wanted, webhookSecret: sealed })
        return isRefusal(changed) ? changed : { changed, answer: { webhookSecret } }
      }),
    'settings.removeEndpoint': ({ webShopId, endpointId }, { staffId }) =>
      change(staffId, webShopId, (known) => {
        const changed = withoutEndpoint(known, endpointId)
        return isRefusal(changed) ? changed : { changed, answer: {} }
      }),
    'settings.rotateSecret': ({ webShopId, endpointId }, { staffId }) =>
      change(staffId, webShopId, (known) => {
        const { webhookSecret, sealed } = newWebhookSecret(adapters)
        const changed = withEndpoint(known, endpointId, (one) => rotated(one, sealed, runtime.now()))
        return isRefusal(changed) ? changed : { changed, answer: { webhookSecret } }
      }),
  }
}
