import type { deskMethods } from '../../../shared/contract/desk.ts'
import { lineFor } from '../../../shared/domain/catalog/line-for.ts'
import { type DeskCommand, decideAddress, decideDesk, decideLines } from '../../../shared/domain/orders/decide-desk.ts'
import { isRefusal, type Refusal, refuse } from '../../../shared/domain/refusal.ts'
import type { Handlers } from '../../../shared/rpc/contract-types.ts'
import type { Adapters } from '../adapters.ts'
import { appendJournal } from '../journal/append.ts'
import { summaryOf } from '../orders/views.ts'
import type { Session } from '../session.ts'
import { orderRules, theShop } from '../settings.ts'
import { promisable } from '../shares/left-here.ts'
import { withAccess } from './access-to.ts'
import { createBatch } from './batch.ts'
import { createChangeOrder } from './change-order.ts'
import { whenOrdersChange } from './when-orders-change.ts'

const plain = (answer: object | Refusal): Record<string, never> | Refusal => (isRefusal(answer) ? answer : {})

export const deskHandlers = (adapters: Adapters): Handlers<typeof deskMethods, Session> => {
  const { store, runtime } = adapters
  const change = createChangeOrder(adapters)
  const batch = createBatch(adapters)
  const decided = (staffId: string | null, orderId: string, command: DeskCommand) =>
    plain(
      change(staffId, orderId, (order, transaction) => {
        const happenings = decideDesk(order, command, runtime.now())
        return isRefusal(happenings) ? happenings : withAccess(transaction, runtime, order, happenings)
      }),
    )
  return {
    'orders.queues': (_payload, _session, push) => whenOrdersChange(adapters, () => push(store.queueCounts())),
    'orders.queue': (filter, _session, push) =>
      whenOrdersChange(adapters, () => push(store.inQueue(filter).map((order) => summaryOf(store, order)))),
    'orders.review': ({ orderId, approved, reason }, { staffId }) =>
      decided(staffId, orderId, { type: 'review', approved, reason }),
    'orders.hold': ({ orderId, reason, until }, { staffId }) =>
      decided(staffId, orderId, { type: 'hold', reason, until }),
    'orders.release': ({ orderId }, { staffId }) => decided(staffId, orderId, { type: 'release' }),
    'orders.answerReturn': ({ orderId, accepted, reason }, { staffId }) =>
      decided(staffId, orderId, { type: 'answerReturn', accepted, reason }),
    'orders.comment': ({ orderId, text }, { staffId }) => decided(staffId, orderId, { type: 'comment', text }),
    'orders.claim': ({ orderId, entryId, what }, { staffId }) =>
      decided(staffId, orderId, { type: 'claim', entryId, what }),
    'orders.tellAgain': ({ orderId, event }, { staffId }) => decided(staffId, orderId, { type: 'tellAgain', event }),
    'orders.changeLines': ({ orderId, added, quantities, reason }, { staffId }) =>
      plain(
        change(staffId, orderId, (order, transaction) => {
          const shop = theShop(transaction)
          const market = { at: runtime.now(), priceLists: [] }
          const lines = added.flatMap(({ lineId, variantId, quantity }) => {
            const hit = transaction.variant(variantId)
            return hit === undefined ? [] : [lineFor(shop, hit, lineId, quantity, market, null)]
          })
          if (lines.length < added.length)
            return refuse('unknown_variant', 'That product is not in the catalog any more.')
          return decideLines(order, { added: lines, quantities, reason }, (variantId) =>
            promisable(transaction, variantId, order.locationId),
          )
        }),
      ),
    'orders.changeAddress': ({ orderId, shippingAddress }, { staffId }) =>
      plain(change(staffId, orderId, (order) => decideAddress(order, shippingAddress))),
    'orders.batch': ({ orderIds, action }, { staffId }) => batch(staffId, orderIds, action),

    'settings.orderRules': (_payload, _session, push) => {
      push(orderRules(store))
      return store.onCommit((changed) => {
        if (changed.has('settings')) push(orderRules(store))
      })
    },
    'settings.setOrderRules': (rules, { staffId }) =>
      store.commit((transaction) => {
        transaction.put('settings', { id: 'orderRules', kind: 'orderRules', ...rules })
        const facts = { kind: 'orderRules' }
        appendJournal(transaction, runtime, { staffId, what: 'settingChanged', subject: 'orderRules', facts })
        return {}
      }),
  }
}
