import { createCart } from '../../../../electron/order-manager/register/cart.ts'
import { createPay } from '../../../../electron/order-manager/register/pay.ts'
import type { Order } from '../../../../shared/domain/orders/order.ts'
import { say } from './say.ts'
import { keepOpen } from './shift-work.ts'
import { productCount, type Trade, taken } from './trade.ts'

/** A sale at the counter: up to four products scanned, each a commit, and paid in another. Some carts are left. */
export const sell = (trade: Trade): void => {
  const { adapters, random } = trade
  const cart = createCart(adapters)
  const orderId = adapters.runtime.newId()
  let order: Order | undefined
  for (let line = 0; line <= random.below(3); line++) {
    const code = `SKU-${random.below(productCount)}`
    const answer = cart.scan(null, orderId, adapters.runtime.newId(), code)
    // A product that another action has archived is not in the catalog.
    if ('order' in answer) order = answer.order
  }
  if (order === undefined || random.below(12) === 0) return
  const tender =
    random.below(2) === 0
      ? ({ kind: 'cash', given: order.totals.total + random.below(2000) } as const)
      : ({ kind: 'card', reference: String(random.below(1e6)) } as const)
  keepOpen(trade)
  const paymentId = adapters.runtime.newId()
  const paid = taken(createPay(adapters)(null, { orderId, paymentId, total: order.totals.total, tender }))
  say({ say: 'receipt', number: paid.order.number })
}
