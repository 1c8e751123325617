import type { registerMethods } from '../../../shared/contract/register.ts'
import { newsSince } from '../../../shared/domain/orders/news.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import { isRefusal } from '../../../shared/domain/refusal.ts'
import type { PriceListSetting, PromotionSetting, Setting } from '../../../shared/domain/settings/settings.ts'
import type { Handlers } from '../../../shared/rpc/contract-types.ts'
import type { Adapters } from '../adapters.ts'
import type { Session } from '../session.ts'
import type { Approvals } from '../staff/approvals.ts'
import { watchBoth } from '../watch-both.ts'
import { atRegister } from './at-register.ts'
import { createCart } from './cart.ts'
import { createDiscounts } from './discounts.ts'
import { createPay } from './pay.ts'
import { createReturnPayment } from './return-payment.ts'
import { createVoids } from './voids.ts'

type Part = Pick<typeof registerMethods, Extract<keyof typeof registerMethods, `register.${string}`>>

/** Sales that something came back of are written again after the order that took it back: it is found among so many. */
const mostTold = 8

export const registerHandlers = (adapters: Adapters, approvals: Approvals): Handlers<Part, Session> => {
  const cart = createCart(adapters)
  const discount = createDiscounts(adapters, approvals)
  const voids = createVoids(adapters, approvals)
  const pay = createPay(adapters)
  const returnPayment = createReturnPayment(adapters)
  const { store } = adapters
  return {
    'register.current': (_payload, session, push) =>
      atRegister(store, (registerId) => {
        let lastId: string | null | undefined
        const newest = (state: Order['state'], limit: number) => ({
          selector: { registerId, state },
          sort: [{ updatedAt: 'desc' as const }],
          limit,
        })
        return watchBoth<Order[], Order[]>(
          (listener) => store.watch('orders', newest('draft', 1), listener),
          (listener) => store.watch('orders', newest('completed', mostTold), listener),
          ([open], closed) => {
            // It has just been closed: the news of the one query came before that of the other, which follows.
            if (closed.some(({ id }) => id === open?.id)) return
            const last = closed.toSorted((one, other) => other.placedAt - one.placedAt)[0]
            const known = lastId === (last?.id ?? null) && open !== undefined && isRungUp(session, open)
            lastId = last?.id ?? null
            if (!known) push({ cart: open ?? null, last: last ?? null })
          },
        )
      }),
    'register.scan': ({ orderId, lineId, code }, { staffId }) => cart.scan(staffId, orderId, lineId, code),
    'register.add': ({ orderId, lineId, variantId, quantity }, { staffId }) =>
      cart.add(staffId, orderId, lineId, variantId, quantity),
    'register.ring': ({ orderId, lineId, known, what }, session) => {
      const answer =
        'code' in what
          ? cart.scan(session.staffId, orderId, lineId, what.code)
          : cart.add(session.staffId, orderId, lineId, what.variantId, what.quantity)
      if (isRefusal(answer)) return answer
      session.rung = { orderId: answer.order.id, entries: answer.order.entries.length }
      return newsSince(answer.order, known)
    },
    'register.setQuantity': (payload, session) => {
      const { orderId, lineId, quantity, reason = '' } = payload
      const call = { session, method: 'register.setQuantity', payload }
      return discount(call, orderId, { type: 'setQuantity', lineId, quantity, reason })
    },
    'register.discount': (payload, session) => {
      const { orderId, lineId, discount: wanted } = payload
      const call = { session, method: 'register.discount', payload }
      return discount(call, orderId, { type: 'discount', lineId, discount: wanted })
    },
    'register.override': (payload, session) => {
      const { orderId, lineId, override } = payload
      const call = { session, method: 'register.override', payload }
      return discount(call, orderId, { type: 'override', lineId, override })
    },
    'register.discountOrder': (payload, session) => {
      const { orderId, discount: wanted } = payload
      const call = { session, method: 'register.discountOrder', payload }
      return discount(call, orderId, { type: 'discountOrder', discount: wanted })
    },
    'register.enterCoupon': ({ orderId, code }, { staffId }) =>
      cart.change(staffId, orderId, { type: 'enterCoupon', code }),
    'register.removeCoupon': ({ orderId, code }, { staffId }) =>
      cart.change(staffId, orderId, { type: 'removeCoupon', code }),
    'register.offers': (_payload, _session, push) =>
      watchBoth<Setting[], Setting[]>(
        (listener) => store.watch('settings', { selector: { kind: 'promotion' } }, listener),
        (listener) => store.watch('settings', { selector: { kind: 'priceList' } }, listener),
        (offers, lists) => push({ offers: offers as PromotionSetting[], priceLists: lists as PriceListSetting[] }),
      ),
    'register.remove': ({ orderId, lineId, reason }, { staffId }) => voids.line(staffId, orderId, lineId, reason ?? ''),
    'register.abandon': (payload, session) =>
      voids.cart({ session, method: 'register.abandon', payload }, payload.orderId, payload.reason ?? ''),
    'register.pay': (payload, { staffId }) => pay(staffId, payload),
    'register.returnPayment': ({ orderId, paymentId, reason }, { staffId }) =>
      returnPayment(staffId, orderId, paymentId, reason),
  }
}

/** Whether the session was answered all of this cart by its last `register.ring`. */
const isRungUp = ({ rung }: Session, { id, entries }: Order): boolean =>
  rung?.orderId === id && entries.length <= rung.entries
