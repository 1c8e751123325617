import type { registerMethods } from '../../../shared/contract/register.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import type { PriceListSetting, PromotionSetting, Setting } from '../../../shared/domain/settings/settings.ts'
import type { Handlers } from '../../../shared/rpc/contract-types.ts'
import type { Adapters } from '../adapters.ts'
import type { Session } from '../session.ts'
import { theDevice } from '../settings.ts'
import { watchBoth } from '../watch-both.ts'
import { createCart } from './cart.ts'
import { createPay } from './pay.ts'

type Part = Pick<typeof registerMethods, Extract<keyof typeof registerMethods, `register.${string}`>>

export const registerHandlers = (adapters: Adapters): Handlers<Part, Session> => {
  const cart = createCart(adapters)
  const pay = createPay(adapters)
  const { store } = adapters
  return {
    'register.current': (_payload, _session, push) => {
      const { registerId } = theDevice(store)
      const newest = (state: Order['state']) => ({
        selector: { registerId, state },
        sort: [{ updatedAt: 'desc' as const }],
        limit: 1,
      })
      return watchBoth<Order[], Order[]>(
        (listener) => store.watch('orders', newest('draft'), listener),
        (listener) => store.watch('orders', newest('completed'), listener),
        ([open], [last]) => push({ cart: open ?? null, last: last ?? null }),
      )
    },
    'register.scan': ({ orderId, lineId, code }, { staffId }) => cart.scan(staffId, orderId, lineId, code),
    'register.add': ({ orderId, lineId, variantId, quantity }, { staffId }) =>
      cart.add(staffId, orderId, lineId, variantId, quantity),
    'register.setQuantity': ({ orderId, lineId, quantity }, { staffId }) =>
      cart.change(staffId, orderId, { type: 'setQuantity', lineId, quantity }),
    'register.discount': ({ orderId, lineId, discount }, { staffId }) =>
      cart.change(staffId, orderId, { type: 'discount', lineId, discount }),
    'register.override': ({ orderId, lineId, override }, { staffId }) =>
      cart.change(staffId, orderId, { type: 'override', lineId, override }),
    'register.discountOrder': ({ orderId, discount }, { staffId }) =>
      cart.change(staffId, orderId, { type: 'discountOrder', discount }),
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
    'register.remove': ({ orderId, lineId }, { staffId }) => cart.change(staffId, orderId, { type: 'remove', lineId }),
    'register.abandon': ({ orderId }, { staffId }) => cart.change(staffId, orderId, { type: 'abandon' }),
    'register.pay': (payload, { staffId }) => pay(staffId, payload),
  }
}
