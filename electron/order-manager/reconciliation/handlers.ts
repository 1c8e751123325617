import type { reconciliationMethods } from '../../../shared/contract/reconciliation.ts'
import { reconcile } from '../../../shared/domain/payments/reconcile.ts'
import { refuse } from '../../../shared/domain/refusal.ts'
import type { Handlers } from '../../../shared/rpc/contract-types.ts'
import type { Adapters } from '../adapters.ts'
import { openGateway } from '../effects/gateway-of.ts'
import type { Session } from '../session.ts'
import { gatewayById, gateways, theShop } from '../settings.ts'
import { bookedByName, bookedWithin } from './orders-captured.ts'

/** Milliseconds around the day in which the other side may have the same booking: an answer may have been lost for hours. */
const around = 12 * 60 * 60_000

export const reconciliationHandlers = (adapters: Adapters): Handlers<typeof reconciliationMethods, Session> => {
  const { store } = adapters
  return {
    'reconciliation.gateways': () =>
      gateways(store).map((settings) => {
        const opened = openGateway(adapters, settings)
        const hasList = 'gateway' in opened && opened.gateway.list !== null
        return { id: settings.id, name: settings.name, hasList }
      }),
    'reconciliation.day': async ({ gatewayId, from, length }) => {
      const to = from + length
      const settings = gatewayById(store, gatewayId)
      if (settings === undefined) return refuse('unknown_gateway', 'That way to pay is not here any more.', 'gatewayId')
      const opened = openGateway(adapters, settings)
      if ('problem' in opened) return refuse('gateway_unavailable', opened.problem, 'gatewayId')
      const { list } = opened.gateway
      if (list === null)
        return refuse(
          'gateway_without_list',
          `${settings.name} has no list of its own to be held against.`,
          'gatewayId',
        )
      const { currency, digits } = theShop(store)
      const wide = { from: Math.max(0, from - around), to: to + around }
      const listing = await list({ ...wide, currency, digits })
      if (listing.outcome === 'unavailable') return refuse('gateway_unavailable', listing.problem, 'gatewayId')
      const ours = await bookedWithin(adapters, gatewayId, wide)
      const named = bookedByName(adapters, gatewayId, listing.bookings, ours)
      return reconcile([...ours, ...named], listing.bookings, { from, to }, currency)
    },
  }
}
