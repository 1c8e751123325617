import type { Adapters } from '../adapters.ts'
import type { GatewayMessage } from '../ports/gateway.ts'
import { gatewayById } from '../settings.ts'
import { openGateway } from './gateway-of.ts'
import type { EffectRunner } from './runner.ts'

/** What became of a message that a gateway sent by itself; `unavailable`: it may be sent again later. */
type Hearing = 'heard' | 'refused' | 'unavailable' | 'unknownGateway'

/**
 * A gateway's message is a hint: once it is proved to be the gateway's, what its orders owe is asked at once instead of at
 * the next try. So it does no harm late, twice, out of order, or never.
 */
export const createGatewayHearing =
  (adapters: Adapters, effects: EffectRunner) =>
  async (gatewayId: string, message: GatewayMessage): Promise<Hearing> => {
    const settings = gatewayById(adapters.store, gatewayId)
    const opened = settings === undefined ? undefined : openGateway(adapters, settings)
    if (opened === undefined) return 'unknownGateway'
    if ('problem' in opened) return 'unavailable'
    if (opened.gateway.hear === null) return 'unknownGateway'
    const heard = await opened.gateway.hear(message)
    if (heard.outcome !== 'heard') return heard.outcome
    for (const orderId of heard.orderIds) {
      const order = adapters.store.get('orders', orderId)
      if (order !== undefined) effects.tryNow(order)
    }
    return 'heard'
  }
