import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decidePayment, decidePaymentReturn, type Tender } from '../../../shared/domain/orders/decide-payment.ts'
import { decideRegister } from '../../../shared/domain/orders/decide-register.ts'
import { decideCart } from '../../../shared/domain/orders/decide-sale.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import { dueOf, paidOf, roundingOf } from '../../../shared/domain/orders/payments.ts'
import { isRefusal } from '../../../shared/domain/refusal.ts'
import { aCart, append, decided } from './history.ts'
import { aLine } from './lines.ts'

const market = { offers: [], priceLists: [], at: 0, customerGroup: null }
const cartOf = (unitPrice: number, currency = 'EUR'): Order => ({
  ...append(aCart(), [{ type: 'lineAdded', line: aLine({ unitPrice }) }]),
  currency,
})
const context = (order: Order) => ({
  paymentId: `payment-${order.entries.length}`,
  receiptNumber: 'R1-000001',
  shiftId: 'shift',
  shiftPlace: order.entries.length,
  digits: 2,
})
const pay = (order: Order, tender: Tender) => decidePayment(order, tender, context(order))
const paid = (order: Order, ...tenders: Tender[]): Order =>
  tenders.reduce((current, tender) => append(current, decided(pay(current, tender))), order)
const card = (amount?: number): Tender => ({ kind: 'card', reference: '', ...(amount === undefined ? {} : { amount }) })
const cash = (given: number): Tender => ({ kind: 'cash', given })

describe('15: one order takes any number of tenders', () => {
  test('20.00 of 53.10 by card, the rest in cash with change', () => {
    const begun = paid(cartOf(5310), card(2000))
    expect(begun).toMatchObject({ state: 'draft', number: '', payment: 'none' })
    expect(dueOf(begun)).toBe(3310)
    const sold = paid(begun, cash(5000))
    expect(sold).toMatchObject({ state: 'completed', number: 'R1-000001', payment: 'captured' })
    expect(sold.payments).toMatchObject([
      { tender: 'card', amount: 2000 },
      { tender: 'cash', amount: 3310, given: 5000, change: 1690 },
    ])
  })

  test('11: in a currency without small coins what is left is rounded, and only where it is paid in cash', () => {
    const sold = paid(cartOf(5312, 'CHF'), card(2001), cash(3310))
    expect(sold.state).toBe('completed')
    expect(sold.payments.at(-1)).toMatchObject({ amount: 3310, rounding: -1 })
    expect(dueOf(sold)).toBe(0)
    // Two rappen that are left are nothing in coins: the order is closed with nothing.
    const nearly = paid(cartOf(5312, 'CHF'), card(5310))
    expect(paid(nearly, cash(0))).toMatchObject({
      state: 'completed',
      payments: [{ amount: 5310 }, { amount: 0, rounding: -2 }],
    })
  })

  test('in parts of cash alone; no coin that is not there', () => {
    expect(paid(cartOf(1000), cash(300), cash(700)).payments).toMatchObject([
      { amount: 300, change: 0 },
      { amount: 700 },
    ])
    expect(pay(cartOf(1000, 'CHF'), cash(503))).toMatchObject({ refusal: 'not_in_coins', field: 'given' })
  })

  test.each([
    [card(1001), 'more_than_due', 'amount'],
    [card(0), 'amount_out_of_range', 'amount'],
    [card(-1), 'amount_out_of_range', 'amount'],
    [card(0.5), 'amount_out_of_range', 'amount'],
    [cash(0), 'too_little_given', 'given'],
  ])('%o for 10.00 is refused as %s', (tender, refusal, field) =>
    expect(pay(cartOf(1000), tender)).toMatchObject({ refusal, field }),
  )

  test('whatever is paid in whatever order, nothing is due at the end, and the payments are the total and the rounding', () => {
    const anyTender = fc.oneof(
      fc.integer({ min: 1, max: 3000 }).map(card),
      fc.integer({ min: 1, max: 600 }).map((steps) => cash(steps * 5)),
    )
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9999 }),
        fc.constantFrom('EUR', 'CHF'),
        fc.array(anyTender, { maxLength: 8 }),
        fc.boolean(),
        (price, currency, tenders, lastInCash) => {
          let order = cartOf(price, currency)
          for (const tender of [...tenders, lastInCash ? cash(10_000) : card()]) {
            const happenings = pay(order, tender)
            if (!isRefusal(happenings)) order = append(order, happenings)
          }
          expect(order.state).toBe('completed')
          expect(order.exceptions).toEqual([])
          expect(dueOf(order)).toBe(0)
          expect(paidOf(order)).toBe(price + order.payments.reduce((sum, one) => sum + roundingOf(one), 0))
        },
      ),
      { numRuns: 2000 },
    )
  })
})

describe('an order below zero', () => {
  const back = (total: number, currency = 'EUR'): Order => ({
    ...append(aCart(), [{ type: 'lineAdded', line: aLine({ unitPrice: total, quantity: -1000 }) }]),
    currency,
  })

  test('is paid out: a part to the card, the rest in cash, rounded as coins can', () => {
    const order = paid(back(5312, 'CHF'), card(-2000), cash(-3310))
    expect(order.state).toBe('completed')
    expect(order.payments).toMatchObject([{ amount: -2000 }, { amount: -3310, rounding: 2, change: 0 }])
    expect(dueOf(order)).toBe(0)
  })
  test.each([
    [cash(-1001), 'more_than_due'],
    [cash(0), 'amount_out_of_range'],
    [cash(1000), 'amount_out_of_range'],
    [card(-1001), 'more_than_due'],
    [card(1000), 'amount_out_of_range'],
  ])('of 10.00: %o is refused as %s', (tender, refusal) => expect(pay(back(1000), tender)).toMatchObject({ refusal }))
})

describe('a cart that is paid in part', () => {
  const begun = paid(cartOf(5310), card(2000))
  const place = { shiftId: 'shift', shiftPlace: 9 }

  test.each([
    [{ type: 'add', line: aLine({ id: 'more' }) } as const],
    [{ type: 'remove', lineId: 'line' } as const],
    [{ type: 'setQuantity', lineId: 'line', quantity: 2000 } as const],
    [{ type: 'discount', lineId: 'line', discount: null } as const],
    [{ type: 'override', lineId: 'line', override: null } as const],
    [{ type: 'discountOrder', discount: { kind: 'amount', amount: 1 } } as const],
    [{ type: 'enterCoupon', code: 'X' } as const],
    [{ type: 'abandon' } as const],
  ])('refuses $type: its price stays as the customer began to pay it', (command) =>
    expect(decideRegister(begun, command, market)).toMatchObject({ refusal: 'payment_begun' }),
  )
  test('takes a note, which may be undone; the payment is a wall', () => {
    const note = { text: 'Gift', printed: true }
    const noted = append(begun, decided(decideRegister(begun, { type: 'note', note }, market)))
    expect(noted.note).toEqual(note)
    const undone = append(noted, decided(decideRegister(noted, { type: 'undo', cause: 'one' }, market)))
    expect(undone).toMatchObject({ payments: begun.payments, totals: begun.totals })
    expect(undone.note ?? null).toBeNull()
    expect(decideRegister(undone, { type: 'undo', cause: 'two' }, market)).toMatchObject({
      refusal: 'nothing_to_undo',
    })
  })
  test('is given up or changed again once the payment is given back, which needs a reason', () => {
    const payment = begun.payments[0]?.id ?? ''
    expect(decidePaymentReturn(begun, payment, ' ', place)).toMatchObject({
      refusal: 'reason_missing',
      field: 'reason',
    })
    expect(decidePaymentReturn(begun, 'other', 'why', place)).toMatchObject({ refusal: 'unknown_payment' })
    const returned = append(begun, decided(decidePaymentReturn(begun, payment, 'Wrong card', place)))
    expect(returned.payments).toEqual([])
    expect(dueOf(returned)).toBe(5310)
    expect(decidePaymentReturn(returned, payment, 'again', place)).toEqual([])
    expect(decided(decideCart(returned, { type: 'abandon' }))).toEqual([{ type: 'abandoned' }])
    expect(paid(returned, card()).state).toBe('completed')
  })
  test('cash goes back without a reason; what is sold is given back by a return alone', () => {
    const inCash = paid(cartOf(5310), cash(2000))
    const payment = inCash.payments[0]?.id ?? ''
    expect(decided(decidePaymentReturn(inCash, payment, '', place))).toEqual([
      { type: 'paymentReturned', paymentId: payment, ...place },
    ])
    expect(decidePaymentReturn(paid(inCash, card()), payment, '', place)).toMatchObject({ refusal: 'not_a_cart' })
  })
  test('what another device did to its lines meanwhile is kept as an exception', () => {
    const changed = append(begun, [{ type: 'lineAdded', line: aLine({ id: 'late' }) }])
    expect(changed.lines).toEqual(begun.lines)
    expect(changed.exceptions).toMatchObject([{ message: 'The cart is being paid.' }])
  })
})

test('a sale of before there were several payments holds its one, and is read as it was', () => {
  const payment = { id: 'p', tender: 'card', amount: 1000, reference: 'A' } as const
  const sold = append(cartOf(1000), [{ type: 'sold', receiptNumber: 'R1-000009', payment, shiftId: 'shift' }])
  expect(sold).toMatchObject({ state: 'completed', number: 'R1-000009', payments: [payment], exceptions: [] })
  expect(dueOf(sold)).toBe(0)
})
