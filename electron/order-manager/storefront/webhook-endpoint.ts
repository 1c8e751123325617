import type { z } from 'zod'
import type { endpointWanted, WebhookEndpoint } from '../../../shared/contract/storefront.ts'
import { type WebShop, withSecret } from '../../../shared/domain/settings/web-shop.ts'
import type { Adapters } from '../adapters.ts'
import { webShop } from '../settings.ts'
import { saveWebShop } from '../setup/web-shop-handlers.ts'
import { newWebhookSecret } from '../setup/web-shops.ts'

/** Where a web shop is told, as it may see and change it itself. */
export const createWebhookEndpoint = (adapters: Pick<Adapters, 'store' | 'runtime' | 'secrets'>) => {
  const { store, runtime } = adapters
  const changed = (id: string, how: (known: WebShop) => WebShop): WebhookEndpoint =>
    store.commit((transaction) => {
      const known = webShop(transaction, id)
      if (known === undefined) throw new Error(`The web shop ${id} is gone.`)
      const next = how(known)
      if (JSON.stringify(next) !== JSON.stringify(known)) saveWebShop(transaction, adapters, null, next)
      return endpointOf(next)
    })
  return {
    read: (shop: WebShop): WebhookEndpoint => endpointOf(shop),
    set: ({ id }: WebShop, { url, stockEvents }: z.output<typeof endpointWanted>): WebhookEndpoint =>
      changed(id, (known) => ({ ...known, webhookUrl: url, tellStock: stockEvents })),
    rotate: ({ id }: WebShop): WebhookEndpoint & { readonly secret: string } => {
      const { webhookSecret, sealed } = newWebhookSecret(adapters)
      return { ...changed(id, (known) => withSecret(known, sealed, runtime.now())), secret: webhookSecret }
    },
  }
}

const endpointOf = ({ webhookUrl, tellStock = false, earlierSecret }: WebShop): WebhookEndpoint => ({
  url: webhookUrl,
  stockEvents: tellStock,
  bothSecretsUntil: earlierSecret === undefined ? null : new Date(earlierSecret.until).toISOString(),
})
