import { confirms, grantAccess } from '../../../shared/domain/orders/decide-online.ts'
import type { Happening } from '../../../shared/domain/orders/entries.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import type { Runtime } from '../ports/runtime.ts'
import type { Reader } from '../ports/store.ts'
import { actingShop } from '../settings.ts'

/** What happens to the order, and the links and keys that its customer gets where that confirms it. */
export const withAccess = (
  reader: Reader,
  { newSecret }: Pick<Runtime, 'newSecret'>,
  order: Order,
  happenings: readonly Happening[],
): readonly Happening[] => {
  if (!confirms(order, happenings)) return happenings
  const from = actingShop(reader, order.web?.webShopId ?? '')
  const origin = from === undefined ? '' : new URL(from.webhookUrl).origin
  const access = grantAccess(order.lines, origin, newSecret)
  return access.length === 0 ? happenings : [...happenings, { type: 'accessGranted', access }]
}
