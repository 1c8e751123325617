import { appendJournal } from '../../../../electron/order-manager/journal/append.ts'
import { beginOrder } from '../../../../electron/order-manager/orders/write.ts'
import { movementsOf } from '../../../../electron/order-manager/register/close-sale.ts'
import { theRegister } from '../../../../electron/order-manager/settings.ts'
import { addPayment, addSale, nextPlace, openShift } from '../../../../electron/order-manager/shifts/write.ts'
import { repriced } from '../../../../shared/domain/orders/cart-of.ts'
import type { Happening } from '../../../../shared/domain/orders/entries.ts'
import type { Order } from '../../../../shared/domain/orders/order.ts'
import { receiptNumber } from '../../../../shared/domain/settings/receipt-number.ts'
import type { Shift } from '../../../../shared/domain/shifts/shift.ts'
import { say } from './say.ts'
import { keepOpen } from './shift-work.ts'
import type { Trade } from './trade.ts'

/** Goods come back over the counter: an order of its own, with minus lines and the next receipt number, in one commit. */
export const takeBack = (trade: Trade): void => {
  const { adapters, random } = trade
  const { store, runtime } = adapters
  const sold = store.find('orders', {
    selector: { channel: 'counter', placedAt: { $gt: 0 } },
    sort: [{ placedAt: 'desc' }],
    limit: 10,
  })
  if (sold.length === 0) return
  const original = random.pick(sold)
  keepOpen(trade)
  const number = store.commit((transaction) => {
    const register = theRegister(transaction)
    const shift = openShift(transaction)
    if (shift === undefined) throw new Error('The register is not open.')
    const receipt = receiptNumber(register, register.lastReceipt + 1)
    const back = beginOrder(transaction, runtime, null, runtime.newId(), backwards(original, receipt, shift))
    transaction.put('settings', { ...register, lastReceipt: register.lastReceipt + 1 })
    const paid = back.payments.reduce((current, payment) => addPayment(current, payment, 1), shift)
    transaction.put('shifts', addSale(paid, back))
    for (const movement of movementsOf(back, 'sale')) transaction.put('movements', movement)
    const facts = { number: receipt, total: back.totals.total, tax: back.totals.tax }
    appendJournal(transaction, runtime, { staffId: null, what: 'return', subject: back.id, facts })
    return receipt
  })
  say({ say: 'receipt', number })
}

const backwards = (original: Order, receipt: string, shift: Shift): Happening[] => {
  const { registerId, locationId, currency, pricesIncludeTax } = original
  const lines = original.lines.map((line) => ({ ...line, quantity: -line.quantity }))
  const amount = repriced({ ...original, lines }).totals.total
  const payment = { id: `back-${receipt}`, tender: 'cash', amount, given: amount, change: 0 } as const
  return [
    { type: 'begun', registerId, locationId, currency, pricesIncludeTax },
    ...lines.map((line): Happening => ({ type: 'lineAdded', line })),
    { type: 'paymentTaken', payment, shiftId: shift.id, shiftPlace: nextPlace(shift) },
    { type: 'sold', receiptNumber: receipt, shiftId: shift.id },
  ]
}
