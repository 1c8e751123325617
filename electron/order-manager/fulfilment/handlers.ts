import type { orderMethods } from '../../../shared/contract/orders.ts'
import { decideFulfilment, type FulfilmentCommand } from '../../../shared/domain/orders/decide-fulfilment.ts'
import { onlinePayments } from '../../../shared/domain/orders/online-payments.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import { isRefusal, type Refusal, refuse } from '../../../shared/domain/refusal.ts'
import type { Handlers } from '../../../shared/rpc/contract-types.ts'
import type { Adapters } from '../adapters.ts'
import { shareRefused } from '../effects/shares.ts'
import { appendJournal } from '../journal/append.ts'
import { summaryOf } from '../orders/views.ts'
import { appendEntries } from '../orders/write.ts'
import { asFile } from '../printing/as-file.ts'
import type { Session } from '../session.ts'
import { theShop } from '../settings.ts'
import { watchBoth } from '../watch-both.ts'
import { shipmentOf } from './shipment.ts'

type Part = Pick<typeof orderMethods, Extract<keyof typeof orderMethods, `fulfilment.${string}`>>

const unknownOrder = refuse('unknown_order', 'That order is not here.')

export const fulfilmentHandlers = ({ store, runtime, documents }: Adapters): Handlers<Part, Session> => {
  /** One step of the picker's; when the goods leave, their stock leaves in the same commit. */
  const step = (staffId: string | null, orderId: string, command: FulfilmentCommand): Record<string, never> | Refusal =>
    store.commit((transaction) => {
      const order = transaction.get('orders', orderId)
      if (order === undefined) return unknownOrder
      const happenings = decideFulfilment(order, command)
      if (isRefusal(happenings)) return happenings
      if (command.type === 'ship')
        for (const { id, purse } of onlinePayments(order)) {
          const problem = purse === undefined ? null : shareRefused(transaction.get('orders', purse), id)
          if (problem !== null && happenings.length > 0) return refuse('not_funded', problem)
        }
      const next = appendEntries(transaction, runtime, staffId, order, happenings)
      if (command.type === 'ship' && happenings.length > 0) {
        for (const movement of shipmentOf(next)) transaction.put('movements', movement)
        const facts = { number: order.number, total: order.totals.total, currency: order.currency }
        appendJournal(transaction, runtime, { staffId, what: 'shipped', subject: order.id, facts })
      }
      return {}
    })
  const byState = (states: readonly Order['fulfilment'][]) => ({
    selector: { fulfilment: { $in: states } },
    sort: [{ placedAt: 'asc' as const }],
    limit: 500,
  })
  return {
    'fulfilment.queue': (_payload, _session, push) =>
      watchBoth<Order[], Order[]>(
        (listener) => store.watch('orders', byState(['queued', 'picking', 'packed']), listener),
        (listener) =>
          store.watch(
            'orders',
            { selector: { fulfilment: 'shipped' }, sort: [{ placedAt: 'desc' }], limit: 20 },
            listener,
          ),
        (open, shipped) =>
          push({
            open: open.map((order) => summaryOf(store, order)),
            shipped: shipped.map((order) => summaryOf(store, order)),
          }),
      ),
    'fulfilment.startPicking': ({ orderId }, { staffId }) => step(staffId, orderId, { type: 'startPicking' }),
    'fulfilment.pickLine': ({ orderId, lineId, quantity }, { staffId }) =>
      step(staffId, orderId, { type: 'pickLine', lineId, quantity }),
    'fulfilment.pack': ({ orderId, part }, { staffId }) =>
      step(staffId, orderId, { type: 'pack', ...(part === undefined ? {} : { part }) }),
    'fulfilment.ship': ({ orderId, carrier, tracking }, { staffId }) =>
      step(staffId, orderId, { type: 'ship', shipment: { carrier, tracking } }),
    'fulfilment.slip': async ({ orderId }) => {
      const order = store.get('orders', orderId)
      if (order === undefined) return unknownOrder
      if (order.fulfilment === 'none' || order.fulfilment === 'handedOver')
        return refuse('not_in_queue', `Order ${order.number} has nothing to pack.`)
      return asFile(`Packing slip ${order.number}.pdf`, await documents.packingSlipPdf(order, theShop(store)))
    },
  }
}
