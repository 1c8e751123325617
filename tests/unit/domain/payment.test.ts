import { describe, expect, test } from 'vitest'
import { decidePayment, type Tender } from '../../../shared/domain/orders/decide-payment.ts'
import { decideCart } from '../../../shared/domain/orders/decide-sale.ts'
import { aCart, append, decided } from './history.ts'
import { aLine } from './lines.ts'

const context = { paymentId: 'payment', receiptNumber: 'R1-000001', shiftId: 'shift', shiftPlace: 1, digits: 2 }
const cart = append(aCart(), decided(decideCart(aCart(), { type: 'add', line: aLine({ unitPrice: 1099 }) })))
const cash = (given: number): Tender => ({ kind: 'cash', given })

describe('paying a cart of 10.99', () => {
  test('with 20.00 in cash gives 9.01 back, and the sale is complete', () => {
    const sold = append(cart, decided(decidePayment(cart, cash(2000), context)))
    expect(sold).toMatchObject({
      state: 'completed',
      payment: 'captured',
      fulfilment: 'handedOver',
      number: 'R1-000001',
      effects: [],
    })
    expect(sold.payments).toEqual([{ id: 'payment', tender: 'cash', amount: 1099, given: 2000, change: 901 }])
  })

  test('with the exact amount gives nothing back', () => {
    expect(decided(decidePayment(cart, cash(1099), context))).toMatchObject([
      { payment: { given: 1099, change: 0 } },
      { type: 'sold' },
    ])
  })

  test('by card pays the exact total', () => {
    const paid = decided(decidePayment(cart, { kind: 'card', reference: 'A-1' }, context))
    expect(paid).toMatchObject([{ payment: { tender: 'card', amount: 1099, reference: 'A-1' } }, { type: 'sold' }])
  })

  test.each([
    [0, 'too_little_given'],
    [-1, 'amount_out_of_range'],
    [1099.5, 'amount_out_of_range'],
    [Number.NaN, 'amount_out_of_range'],
    [2 ** 53, 'amount_out_of_range'],
  ])('with %d in cash is refused: %s', (given, refusal) => {
    expect(decidePayment(cart, cash(given), context)).toMatchObject({ refusal, field: 'given' })
  })

  test('a second time is refused; the same payment again is the same', () => {
    const sold = append(cart, decided(decidePayment(cart, cash(2000), context)))
    expect(decidePayment(sold, cash(2000), { ...context, paymentId: 'other' })).toMatchObject({ refusal: 'not_a_cart' })
    expect(decidePayment(sold, cash(2000), context)).toEqual([])
  })
})

test('an empty cart can’t be paid', () => {
  expect(decidePayment(aCart(), cash(0), context)).toMatchObject({ refusal: 'empty_cart' })
})

test('a cart that costs nothing, after 100 % off, is paid with nothing', () => {
  const free = append(
    cart,
    decided(decideCart(cart, { type: 'discount', lineId: 'line', discount: { kind: 'percent', ppm: 1_000_000 } })),
  )
  expect(decided(decidePayment(free, cash(0), context))).toMatchObject([
    { payment: { amount: 0, given: 0, change: 0 } },
    { type: 'sold' },
  ])
})
