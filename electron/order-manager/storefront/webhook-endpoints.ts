import type { WebhookEndpoint } from '../../../shared/contract/storefront.ts'
import { isRefusal, type Refusal } from '../../../shared/domain/refusal.ts'
import type { WebShop } from '../../../shared/domain/settings/web-shop.ts'
import {
  endpointOf,
  endpointsOf,
  type FurtherEndpoint,
  rotated,
  withEndpoint,
  withEndpointAdded,
  withoutEndpoint,
} from '../../../shared/domain/settings/webhook-endpoint.ts'
import type { Endpoints, EndpointWanted, EndpointWithSecret } from '../../../shared/storefront/port.ts'
import { noEndpoint, type Rejection, reject } from '../../../shared/storefront/rejection.ts'
import type { Adapters } from '../adapters.ts'
import { webShop } from '../settings.ts'
import { saveWebShop } from '../setup/web-shop-handlers.ts'
import { newWebhookSecret } from '../setup/web-shops.ts'

/** Where a web shop is told, as it may see and change it itself. */
export const createWebhookEndpoints = (
  adapters: Pick<Adapters, 'store' | 'runtime' | 'secrets'>,
): Endpoints<WebShop> => {
  const { store, runtime } = adapters
  const change = (id: string, how: (known: WebShop) => WebShop | Refusal): WebShop | Rejection =>
    store.commit((transaction) => {
      const known = webShop(transaction, id)
      if (known === undefined) throw new Error(`The web shop ${id} is gone.`)
      const changed = how(known)
      if (isRefusal(changed))
        return reject(
          changed.refusal === 'unknown_endpoint' ? 404 : 409,
          'The endpoint can’t be so',
          'id',
          changed.message,
        )
      if (JSON.stringify(changed) !== JSON.stringify(known)) saveWebShop(transaction, adapters, null, changed)
      return changed
    })
  const shown = (changed: WebShop | Rejection, endpointId: string): WebhookEndpoint | Rejection => {
    if ('errors' in changed) return changed
    const endpoint = endpointOf(changed, endpointId)
    return endpoint === undefined ? noEndpoint : viewOf(endpoint)
  }
  return {
    list: (shop: WebShop): { readonly endpoints: readonly WebhookEndpoint[] } => ({
      endpoints: endpointsOf(shop).map(viewOf),
    }),
    read: (shop: WebShop, endpointId: string): WebhookEndpoint | Rejection => shown(shop, endpointId),
    add: ({ id }: WebShop, { url, stockEvents }: EndpointWanted): EndpointWithSecret | Rejection => {
      const { webhookSecret, sealed } = newWebhookSecret(adapters)
      const added = { id: runtime.newId(), webhookUrl: url, webhookSecret: sealed, tellStock: stockEvents }
      const view = shown(
        change(id, (known) => withEndpointAdded(known, added)),
        added.id,
      )
      return 'errors' in view ? view : { ...view, secret: webhookSecret }
    },
    set: ({ id }: WebShop, endpointId: string, { url, stockEvents }: EndpointWanted): WebhookEndpoint | Rejection =>
      shown(
        change(id, (known) => withEndpoint(known, endpointId, () => ({ webhookUrl: url, tellStock: stockEvents }))),
        endpointId,
      ),
    remove: ({ id }: WebShop, endpointId: string): Rejection | null => {
      const changed = change(id, (known) => withoutEndpoint(known, endpointId))
      return 'errors' in changed ? changed : null
    },
    rotate: ({ id }: WebShop, endpointId: string): EndpointWithSecret | Rejection => {
      const { webhookSecret, sealed } = newWebhookSecret(adapters)
      const view = shown(
        change(id, (known) => withEndpoint(known, endpointId, (one) => rotated(one, sealed, runtime.now()))),
        endpointId,
      )
      return 'errors' in view ? view : { ...view, secret: webhookSecret }
    },
  }
}

const viewOf = ({ id, webhookUrl, tellStock = false, earlierSecret }: FurtherEndpoint): WebhookEndpoint => ({
  id,
  url: webhookUrl,
  stockEvents: tellStock,
  bothSecretsUntil: earlierSecret === undefined ? null : new Date(earlierSecret.until).toISOString(),
})
