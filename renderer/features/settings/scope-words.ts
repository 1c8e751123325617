import type { Scope } from '../../../shared/domain/settings/web-shop.ts'

/** What a key lets a web shop do, as people say it. */
export const scopeWords: Record<Scope, string> = {
  'catalog.read': 'See products, stock and prices',
  'orders.read': 'Read its orders',
  'orders.write': 'Place and cancel orders, ask for returns',
  'webhooks.manage': 'Change where it is told, and the secret',
}
