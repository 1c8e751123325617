import { createCart } from '../../../../electron/order-manager/register/cart.ts'
import { createDiscounts } from '../../../../electron/order-manager/register/discounts.ts'
import { createVoids } from '../../../../electron/order-manager/register/voids.ts'
import type { Order } from '../../../../shared/domain/orders/order.ts'
import { allowed } from './take-back.ts'
import { productCount, type Trade, taken } from './trade.ts'

/** Goods that were rung up go out of the cart again, each in a commit: less of a line, the line, or the whole cart. */
export const voidGoods = ({ adapters, random }: Trade): void => {
  const { runtime } = adapters
  const cart = createCart(adapters)
  const voids = createVoids(adapters, allowed)
  const orderId = runtime.newId()
  let order: Order | undefined
  for (let line = 0; line <= random.below(3); line++) {
    const answer = cart.scan(null, orderId, runtime.newId(), `SKU-${random.below(productCount)}`)
    // A product that another action has archived is not in the catalog.
    if ('order' in answer) order = answer.order
  }
  const lineId = order?.lines[0]?.id
  if (lineId === undefined) return
  const call = { session: { staffId: null, key: null }, method: 'register.setQuantity', payload: {} }
  const set = (quantity: number): void => {
    taken(createDiscounts(adapters, allowed)(call, orderId, { type: 'setQuantity', lineId, quantity, reason: '' }))
  }
  set(5000)
  if (random.below(3) === 0) taken(voids.undo(null, orderId, runtime.newId(), 'too many'))
  else set((1 + random.below(4)) * 1000)
  if (random.below(2) === 0) taken(voids.line(null, orderId, lineId, 'Damaged'))
  if (random.below(2) === 0) taken(voids.cart({ ...call, method: 'register.abandon' }, orderId, 'Left'))
}
