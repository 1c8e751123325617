import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decidePayment, decidePaymentReturn } from '../../../shared/domain/orders/decide-payment.ts'
import { mergeOrders } from '../../../shared/domain/orders/merge.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import { dueOf } from '../../../shared/domain/orders/payments.ts'
import { salesOf } from '../../../shared/domain/orders/sales.ts'
import { noTakings, type Takings, withPayment, withSale, withVoid } from '../../../shared/domain/shifts/takings.ts'
import { takingsOfOrders } from '../../../shared/domain/shifts/takings-of-orders.ts'
import { aCart, append, decided } from '../domain/history.ts'
import { aLine } from '../domain/lines.ts'

/** What a customer does at one of two shifts: pays, wants something out again, pays a part with a tip, wants that back. */
const anyVisit = fc.record({
  shift: fc.constantFrom('this', 'other'),
  does: fc.constantFrom('pays', 'paysInParts', 'paysAndTakesBack', 'leavesSomethingOut'),
  price: fc.integer({ min: 2, max: 5000 }),
})

/** The orders of the visits, and the takings as each payment, sale and void has added itself to them at its time. */
const traded = (visits: readonly { shift: string; does: string; price: number }[]) => {
  let takings: Takings = noTakings
  const places = { this: 0, other: 0 }
  const orders = visits.map(({ shift, does, price }, visit): Order => {
    const own = shift === 'this'
    const next = (): number => {
      places[own ? 'this' : 'other'] += 1
      return places[own ? 'this' : 'other']
    }
    const count = (change: (before: Takings) => Takings): void => {
      if (own) takings = change(takings)
    }
    const base: Order = { ...aCart(), id: `order-${visit}` }
    let order = append(base, [{ type: 'lineAdded', line: aLine({ unitPrice: price }) }])
    const pay = (tender: Parameters<typeof decidePayment>[1]): void => {
      const context = {
        paymentId: `payment-${visit}-${order.entries.length}`,
        receiptNumber: `R1-${String(visit + 1).padStart(6, '0')}`,
        shiftId: shift,
        shiftPlace: next(),
        digits: 2,
      }
      const happenings = decided(decidePayment(order, tender, context))
      order = append(order, happenings)
      for (const one of happenings)
        if (one.type === 'paymentTaken') count((before) => withPayment(before, one.payment, 1, null))
      if (order.state === 'completed') count((before) => withSale(before, order))
    }
    const part = { kind: 'card' as const, reference: '', amount: 1, tip: visit % 3 }
    if (does === 'leavesSomethingOut') {
      const amount = order.totals.total
      const voided = { shiftId: shift, place: visit + 1, amount }
      order = append(order, [
        { type: 'lineAdded', line: aLine({ id: 'second', unitPrice: price }) },
        { type: 'lineRemoved', lineId: 'second', quantity: 1000, voided },
      ])
      count((before) => withVoid(before, amount))
    }
    if (does === 'paysInParts' || does === 'paysAndTakesBack') pay(part)
    if (does === 'paysAndTakesBack') {
      const [payment] = order.payments
      if (payment === undefined) throw new Error('Nothing was paid.')
      const at = { shiftId: shift, shiftPlace: next() }
      order = append(order, decided(decidePaymentReturn(order, payment.id, 'Changed her mind', at)))
      count((before) => withPayment(before, payment, -1, null))
    }
    pay({ kind: 'cash', given: dueOf(order) })
    return order
  })
  return { orders, takings }
}

const told = (shiftId: string, orders: readonly Order[]): Takings =>
  takingsOfOrders(shiftId, orders, orders.flatMap(salesOf))

test('what the orders of a shift tell is what it has added up, whatever the order in which they are read', () => {
  fc.assert(
    fc.property(
      fc
        .array(anyVisit, { maxLength: 8 })
        .map(traded)
        .chain(({ orders, takings }) =>
          fc.record({
            takings: fc.constant(takings),
            orders: fc.shuffledSubarray(orders, { minLength: orders.length, maxLength: orders.length }),
          }),
        ),
      ({ orders, takings }) => {
        expect(told('this', orders)).toEqual(takings)
      },
    ),
    { numRuns: 500 },
  )
})

test('a sale that its order could not accept, as another till had sold the cart, took its money all the same', () => {
  const cart = append(aCart(), [{ type: 'lineAdded', line: aLine() }])
  const sold = (shiftId: string, at: number, quantity: number): Order => {
    const more = append(cart, [{ type: 'quantityChanged', lineId: 'line', quantity, cause: null }])
    const context = { paymentId: shiftId, receiptNumber: `${shiftId}-1`, shiftId, shiftPlace: 1, digits: 2 }
    const paid = append(more, decided(decidePayment(more, { kind: 'cash', given: dueOf(more) }, context)))
    const entries = paid.entries.map((entry, place) => {
      if (place < cart.entries.length) return entry
      const own = { ...entry, id: `${shiftId}-${place}`, at: at + place, deviceId: shiftId }
      return own.type === 'sold' ? { ...own, knew: { device: cart.entries.length, [shiftId]: 1 } } : own
    })
    return { ...paid, entries }
  }
  const [first, second] = [sold('first', 5000, 2000), sold('second', 4000, 3000)]
  const both = mergeOrders(first, second)
  expect(both.exceptions.map(({ entryId }) => entryId)).toContain('first-4')
  expect(told('first', [both])).toEqual(told('first', [first]))
  expect(told('second', [both])).toEqual(told('second', [second]))
  expect(told('first', [both])).toMatchObject({ sales: 1, payments: 1, sold: first.totals.total })
})
