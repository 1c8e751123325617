import type { cartMethods } from '../../../shared/contract/carts.ts'
import type { Handlers } from '../../../shared/rpc/contract-types.ts'
import type { Adapters } from '../adapters.ts'
import type { Session } from '../session.ts'
import type { Approvals } from '../staff/approvals.ts'
import { createCart } from './cart.ts'
import { createOpenDrawer } from './drawer.ts'
import { createParking } from './parking.ts'
import { createVoids } from './voids.ts'

/** What is done with a cart beyond filling and paying it. */
export const cartHandlers = (adapters: Adapters, approvals: Approvals): Handlers<typeof cartMethods, Session> => {
  const cart = createCart(adapters)
  const parking = createParking(adapters)
  const voids = createVoids(adapters, approvals)
  const openDrawer = createOpenDrawer(adapters, approvals)
  return {
    'register.parked': (_payload, _session, push) => parking.watch(push),
    'register.park': ({ orderId, name }, { staffId }) => parking.park(staffId, orderId, name),
    'register.resume': ({ orderId }, { staffId }) => parking.resume(staffId, orderId),
    'register.undo': ({ orderId, undoId, reason }, { staffId }) => voids.undo(staffId, orderId, undoId, reason ?? ''),
    'register.noteLine': ({ orderId, lineId, note }, { staffId }) =>
      cart.change(staffId, orderId, { type: 'noteLine', lineId, note }),
    'register.note': ({ orderId, note }, { staffId }) => cart.change(staffId, orderId, { type: 'note', note }),
    'register.setCustomer': ({ orderId, customerId }, { staffId }) => cart.setCustomer(staffId, orderId, customerId),
    'register.openDrawer': (payload, session) =>
      openDrawer({ session, method: 'register.openDrawer', payload }, payload.jobId, payload.reason),
  }
}
