import type { TellingRow, tellingMethods } from '../../../shared/contract/tellings.ts'
import { decideDesk } from '../../../shared/domain/orders/decide-desk.ts'
import type { Effect } from '../../../shared/domain/orders/effects.ts'
import type { Lane } from '../../../shared/domain/orders/lanes.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import { isRefusal, refuse } from '../../../shared/domain/refusal.ts'
import { endpointOf, firstEndpoint } from '../../../shared/domain/settings/webhook-endpoint.ts'
import type { Handlers } from '../../../shared/rpc/contract-types.ts'
import type { Adapters } from '../adapters.ts'
import type { EffectRunner } from '../effects/runner.ts'
import { createChangeOrder } from '../online/change-order.ts'
import { whenOrdersChange } from '../online/when-orders-change.ts'
import type { Reader } from '../ports/store.ts'
import type { Session } from '../session.ts'
import { actingShop } from '../settings.ts'
import { happenedAt, messageOf } from './message.ts'

/** Rows of a kind that a person can still look through. */
const most = 200

export const tellingHandlers = (
  adapters: Adapters,
  effects: EffectRunner,
): Handlers<typeof tellingMethods, Session> => {
  const { store, runtime } = adapters
  const change = createChangeOrder(adapters)
  return {
    'tellings.list': (_payload, _session, push) => whenOrdersChange(adapters, () => push(tellings(store))),
    'tellings.read': ({ orderId, effectId }) => {
      const order = store.get('orders', orderId)
      if (order === undefined) return refuse('unknown_order', 'That order is not here.')
      const effect = order.effects.find(({ id }) => id === effectId)
      if (effect === undefined) return refuse('told_already', 'The web shop knows it by now.')
      const { id, type, data } = messageOf(order, effect)
      return { id, type, body: JSON.stringify(data, null, 2) }
    },
    'tellings.resend': ({ orderId, effectId }, { staffId }) => {
      const resumed = change(staffId, orderId, (order) =>
        decideDesk(order, { type: 'resumeTelling', effectId }, runtime.now()),
      )
      if (isRefusal(resumed)) return resumed
      effects.tryNow(resumed)
      return {}
    },
  }
}

const tellings = (reader: Reader): TellingRow[] => {
  const lanes = reader.effectLanes()
  const of = (kind: 'given up' | 'tell'): TellingRow[] =>
    lanes
      .filter((lane) => lane.startsWith(`${kind} `))
      .flatMap((lane) => failedIn(reader, lane))
      .slice(0, most)
  return [...of('given up'), ...of('tell')]
}

const failedIn = (reader: Reader, lane: Lane): TellingRow[] =>
  reader.openEffects({ lane, from: 0, to: Number.MAX_SAFE_INTEGER, limit: most }).flatMap(({ orderId, effectId }) => {
    const order = reader.get('orders', orderId)
    const effect = order?.effects.find(({ id }) => id === effectId)
    return order === undefined || effect === undefined ? [] : rowsOf(reader, order, effect)
  })

const rowsOf = (reader: Reader, order: Order, effect: Effect): TellingRow[] => {
  if (effect.event === null || effect.problem === null) return []
  const shop = actingShop(reader, order.web?.webShopId ?? '')
  const endpoint = shop === undefined ? undefined : endpointOf(shop, effect.endpoint ?? firstEndpoint)
  return [
    {
      orderId: order.id,
      orderNumber: order.number,
      effectId: effect.id,
      webShopName: shop?.name ?? '',
      url: endpoint?.webhookUrl ?? '',
      event: effect.event,
      since: happenedAt(order, effect),
      attempts: effect.attempts,
      problem: effect.problem,
      nextAt: effect.givenUp === true ? null : effect.dueAt,
    },
  ]
}
