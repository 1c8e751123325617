import { grantAccess } from '../../../shared/domain/orders/decide-online.ts'
import type { Happening } from '../../../shared/domain/orders/entries.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import type { Adapters } from '../adapters.ts'
import { webShop } from '../settings.ts'

/** The links and keys that a customer of a confirmed order gets; nothing where it has no digital goods. */
export const accessTo = (
  { store, runtime }: Pick<Adapters, 'runtime'> & { readonly store: Parameters<typeof webShop>[0] },
  order: Order,
): Happening[] => {
  const from = webShop(store, order.web?.webShopId ?? '')
  const origin = from === undefined ? '' : new URL(from.webhookUrl).origin
  const access = grantAccess(order.lines, origin, runtime.newSecret)
  return access.length === 0 ? [] : [{ type: 'accessGranted', access }]
}
