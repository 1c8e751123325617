import type { cardPaymentMethods } from '../../../shared/contract/card-payments.ts'
import { refuse } from '../../../shared/domain/refusal.ts'
import type { Handlers } from '../../../shared/rpc/contract-types.ts'
import type { Adapters } from '../adapters.ts'
import type { EffectRunner } from '../effects/runner.ts'
import type { Session } from '../session.ts'
import type { CardDesk } from './card-desk.ts'

export const cardPaymentHandlers = (
  { store }: Pick<Adapters, 'store'>,
  desk: CardDesk,
  effects: EffectRunner,
): Handlers<typeof cardPaymentMethods, Session> => ({
  'register.askCard': (wanted, { staffId }) => desk.ask(staffId, wanted),
  'register.abortCard': ({ orderId, paymentId }) => desk.abort(orderId, paymentId),
  'register.giveUpCard': ({ orderId, paymentId }, { staffId }) => desk.giveUp(staffId, orderId, paymentId),
  'register.checkCard': ({ orderId }) => {
    const order = store.get('orders', orderId)
    if (order === undefined) return refuse('unknown_order', 'That cart is not here any more.')
    effects.tryNow(order)
    return {}
  },
})
