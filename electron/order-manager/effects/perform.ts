import type { Effect } from '../../../shared/domain/orders/effects.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import type { Adapters } from '../adapters.ts'
import { webShop } from '../settings.ts'
import { storefrontOrder } from '../storefront/views.ts'
import { gatewayOfOrder } from './gateway-of.ts'
import type { Outcome } from './outcome.ts'
import { settlePayment } from './payment-outcomes.ts'

/** Does one thing that an order owes the outside world. */
export const outcomeOf = async (adapters: Adapters, order: Order, effect: Effect): Promise<Outcome> => {
  if (effect.kind === 'notify') return notify(adapters, order, effect)
  const opened = gatewayOfOrder(adapters, order)
  return 'problem' in opened ? opened : settlePayment(adapters, opened.gateway, order, effect)
}

/** A secret that another computer, user or keychain sealed stays shut; undefined then. */
const opened = ({ secrets, log }: Adapters, sealed: string): string | undefined => {
  try {
    return secrets.open(sealed)
  } catch (error) {
    log.warn({ error: String(error) }, 'a secret can’t be opened')
    return undefined
  }
}

const notify = async (adapters: Adapters, order: Order, effect: Effect): Promise<Outcome> => {
  const { store, messenger } = adapters
  const shop = webShop(store, order.web?.webShopId ?? '')
  if (shop === undefined || effect.event === null)
    return { problem: 'The web shop of this order is not set up any more.' }
  const secret = opened(adapters, shop.webhookSecret)
  if (secret === undefined)
    return {
      problem: `The webhook secret of ${shop.name} can’t be opened here: add the web shop again under Settings.`,
    }
  const answer = await messenger.deliver({
    url: shop.webhookUrl,
    secret,
    id: effect.id,
    at: order.updatedAt,
    type: effect.event,
    data: { order: storefrontOrder(order) },
  })
  if (answer.outcome === 'failed') return { problem: answer.problem }
  return { happenings: [{ type: 'webShopTold', effectId: effect.id, event: effect.event }] }
}
