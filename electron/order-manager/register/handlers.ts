import type { registerMethods } from '../../../shared/contract/register.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
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
    'register.remove': ({ orderId, lineId }, { staffId }) => cart.change(staffId, orderId, { type: 'remove', lineId }),
    'register.abandon': ({ orderId }, { staffId }) => cart.change(staffId, orderId, { type: 'abandon' }),
    'register.pay': (payload, { staffId }) => pay(staffId, payload),
  }
}
