import { createCancelLayaway } from '../../electron/order-manager/layaways/cancel.ts'
import { createSetAside } from '../../electron/order-manager/layaways/set-aside.ts'
import { createCart } from '../../electron/order-manager/register/cart.ts'
import { createParking } from '../../electron/order-manager/register/parking.ts'
import { createShifts } from '../../electron/order-manager/shifts/shifts.ts'
import { openShift } from '../../electron/order-manager/shifts/write.ts'
import type { AskedTender } from '../../shared/contract/tenders.ts'
import type { CustomerRecord } from '../../shared/domain/customers/customer-record.ts'
import type { Order } from '../../shared/domain/orders/order.ts'
import { expectedCash } from '../../shared/domain/shifts/drawer.ts'
import { must } from './client.ts'
import type { Counter } from './counter.ts'

export const orla: CustomerRecord = {
  ...{ id: 'orla', name: 'Órla Quinn', email: 'orla@example.org', phone: '+353 1 555 0134', card: 'C-77', group: '' },
  ...{ taxExempt: false, note: '', createdAt: 1, updatedAt: 1 },
}

/** What is done at a counter with goods that are paid in instalments. */
export const layawaysAt = (counter: Counter) => ({
  /** Three pieces of a product for a customer whom the shop knows, with nothing paid. */
  cart(code = 'SKU-9'): Order {
    counter.store.commit((transaction) => transaction.put('customers', orla))
    const orderId = counter.runtime.newId()
    for (let pieces = 0; pieces < 3; pieces += 1) counter.fill(code, orderId)
    return must(createCart(counter.adapters).setCustomer('mia', orderId, orla.id)).order
  },
  askSetAside: (order: Order, heldUntil: string) => createSetAside(counter.adapters)('mia', order.id, heldUntil),
  /** With so much paid in cash; minor units. */
  setAside(paid: number, heldUntil: string, code?: string): Order {
    const cart = this.cart(code)
    const paying = paid === 0 ? cart : counter.pay(cart, { kind: 'cash', given: paid })
    return must(this.askSetAside(paying, heldUntil)).order
  },
  takeUp: (order: Order): Order => must(createParking(counter.adapters).resume('mia', order.id)).order,
  putBack: (order: Order): Order => must(createParking(counter.adapters).park('mia', order.id, '')).order,
  /** Takes it up, and takes one instalment. */
  instalment(order: Order, tender: AskedTender): Order {
    return counter.pay(this.takeUp(order), tender)
  },
  cancel: (order: Order, reason = 'Changed her mind') =>
    createCancelLayaway(counter.adapters, { permit: () => ({ approvedBy: null }) })(
      { session: { staffId: 'mia', key: null }, method: 'layaways.cancel', payload: {} },
      order.id,
      reason,
    ),
  /** Closes the shift over what is expected, and opens the next one over the same. Answers the Z report. */
  nextShift() {
    const shifts = createShifts(counter.adapters)
    const shift = openShift(counter.store)
    const amount = shift === undefined ? 0 : expectedCash(shift)
    const wanted = { reportId: counter.runtime.newId(), count: { amount }, reason: '', blind: false }
    const report = must(shifts.close('mia', wanted))
    must(shifts.open('mia', counter.runtime.newId(), { amount: Math.max(0, amount) }))
    return report
  },
})
