import { createCancelLayaway } from '../../../../electron/order-manager/layaways/cancel.ts'
import { createSetAside } from '../../../../electron/order-manager/layaways/set-aside.ts'
import { createCart } from '../../../../electron/order-manager/register/cart.ts'
import { createParking } from '../../../../electron/order-manager/register/parking.ts'
import { createPay } from '../../../../electron/order-manager/register/pay.ts'
import type { Order } from '../../../../shared/domain/orders/order.ts'
import { dueOf } from '../../../../shared/domain/orders/payments.ts'
import { dayAt } from '../../../../shared/domain/settings/shop-day.ts'
import { say } from './say.ts'
import { keepOpen } from './shift-work.ts'
import { productCount, type Trade, taken } from './trade.ts'

/** Sets goods aside for a customer, takes an instalment on some, hands some over and cancels some. */
export const payInInstalments = (trade: Trade): void => {
  const { adapters, random } = trade
  keepOpen(trade)
  const [waiting] = adapters.store.setAside('', 1)
  if (waiting === undefined || random.below(3) === 0) return setAside(trade)
  if (random.below(4) === 0) {
    const call = { session: { staffId: null, key: null }, method: 'layaways.cancel', payload: {} }
    const cancel = createCancelLayaway(adapters, { permit: () => ({ approvedBy: null }) })
    return void taken(cancel(call, waiting.id, 'Found it elsewhere'))
  }
  const parking = createParking(adapters)
  const order = taken(parking.resume(null, waiting.id)).order
  if (random.below(5) === 0) return void taken(parking.park(null, order.id, ''))
  const due = dueOf(order)
  const paid = pay(trade, order, random.below(2) === 0 ? due : 1 + random.below(due))
  if (paid.state === 'completed') say({ say: 'receipt', number: paid.number })
}

const setAside = (trade: Trade): void => {
  const { adapters, random } = trade
  const { store, runtime } = adapters
  const id = runtime.newId
  const now = runtime.now()
  const customer = { id: 'waits', name: 'Nora Held', email: '', phone: '', card: '', group: '', taxExempt: false }
  if (store.get('customers', customer.id) === undefined)
    store.commit((transaction) =>
      transaction.put('customers', { ...customer, note: '', createdAt: now, updatedAt: now }),
    )
  const cart = createCart(adapters)
  const orderId = id()
  const scanned = cart.scan(null, orderId, id(), `SKU-${random.below(productCount)}`)
  // A product that another action has archived is not in the catalog.
  if (!('order' in scanned)) return
  const { order } = taken(cart.setCustomer(null, orderId, customer.id))
  const total = order.totals.total
  pay(trade, order, Math.ceil(total / 5) + random.below(Math.floor(total / 2)))
  const month = 30 * 86_400_000
  taken(createSetAside(adapters)(null, orderId, dayAt(now + month, 'UTC')))
}

const pay = ({ adapters }: Trade, { id: orderId, totals }: Order, given: number): Order =>
  taken(
    createPay(adapters)(null, {
      orderId,
      paymentId: adapters.runtime.newId(),
      total: totals.total,
      tender: { kind: 'cash', given },
    }),
  ).order
