import type { Effect } from '../../../shared/domain/orders/effects.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import { endpointOf, firstEndpoint } from '../../../shared/domain/settings/webhook-endpoint.ts'
import type { Adapters } from '../adapters.ts'
import type { CardDesk } from '../card-payments/card-desk.ts'
import { actingShop } from '../settings.ts'
import { messageOf } from '../tellings/message.ts'
import { told } from './attempt.ts'
import { gatewayOfOrder } from './gateway-of.ts'
import { openedSecrets } from './opened-secrets.ts'
import type { Answered, Outcome } from './outcome.ts'
import { settlePayment } from './settle-payment.ts'
import { settleShare } from './shares.ts'

/** Does one thing that an order owes the outside world. */
export const outcomeOf = async (
  adapters: Adapters,
  cards: CardDesk,
  order: Order,
  effect: Effect,
): Promise<Outcome> => {
  if (effect.kind === 'notify') return notify(adapters, order, effect)
  if (effect.kind === 'card' || effect.kind === 'reverseCard') return cards.perform(order, effect)
  const settled = settleShare(order, effect, (id) => adapters.store.get('orders', id))
  if (settled !== null) return settled
  const opened = gatewayOfOrder(adapters, order)
  return 'problem' in opened ? opened : settlePayment(adapters, opened.gateway, order, effect)
}

const notify = async (adapters: Adapters, order: Order, effect: Effect): Promise<Answered> => {
  const { store, messenger } = adapters
  const shop = actingShop(store, order.web?.webShopId ?? '')
  if (shop === undefined || effect.event === null)
    return { problem: 'The web shop of this order is not set up any more.' }
  const endpoint = endpointOf(shop, effect.endpoint ?? firstEndpoint)
  if (endpoint === undefined) return { happenings: [{ type: 'tellingDropped', effectId: effect.id }] }
  const secrets = openedSecrets(adapters, endpoint)
  if (secrets.length === 0)
    return {
      problem: `The webhook secret of ${shop.name} can’t be opened here: make a new one under Settings.`,
    }
  const answer = await messenger.deliver({
    url: endpoint.webhookUrl,
    secrets,
    ...messageOf(order, effect),
  })
  return answer.outcome === 'failed' ? { problem: answer.problem } : told(order, effect)
}
