import { describe, expect, test } from 'vitest'
import { decidePayment } from '../../../shared/domain/orders/decide-payment.ts'
import { decideRegister, type RegisterCommand } from '../../../shared/domain/orders/decide-register.ts'
import { fold } from '../../../shared/domain/orders/evolve.ts'
import type { Market } from '../../../shared/domain/orders/market.ts'
import type { Line, Order } from '../../../shared/domain/orders/order.ts'
import { cashDue } from '../../../shared/domain/orders/payments.ts'
import type { Offer } from '../../../shared/domain/pricing/promotions/offer.ts'
import { isRefusal } from '../../../shared/domain/refusal.ts'
import { aCart, append, decided } from './history.ts'
import { aLine } from './lines.ts'

const quiet: Market = { offers: [], priceLists: [], at: 1000 }
const offer = (fields: Partial<Offer> = {}): Offer => ({
  ...{ id: 'sale', name: 'Sale', reward: { kind: 'orderPercent', ppm: 100_000 }, minimum: null, combinable: true },
  ...{ from: null, until: null, code: null, limit: null, used: 0, customerGroup: null },
  ...fields,
})
const market = (...offers: Offer[]): Market => ({ ...quiet, offers })

const after = (order: Order, at: Market, ...commands: readonly RegisterCommand[]): Order =>
  commands.reduce((current, command) => append(current, decided(decideRegister(current, command, at))), order)
const add = (fields: Partial<Line> = {}): RegisterCommand => ({ type: 'add', line: aLine(fields) })
const override = (unitPrice: number, reason = 'Damaged'): RegisterCommand => ({
  type: 'override',
  lineId: 'line',
  override: { unitPrice, reason },
})
const cart = after(aCart(), quiet, add({ unitPrice: 1000 }))

describe('an agreed price', () => {
  test('is what the line costs; its own is remembered and comes back', () => {
    const agreed = after(cart, quiet, override(700), override(650, 'Last one'))
    expect(agreed.lines[0]).toMatchObject({ unitPrice: 650, override: { before: 1000, reason: 'Last one' } })
    expect(agreed.totals.total).toBe(650)
    const again = after(agreed, quiet, { type: 'override', lineId: 'line', override: null })
    expect(again.lines).toEqual(cart.lines)
    expect(again.totals).toEqual(cart.totals)
  })

  test('the same again changes nothing', () => {
    expect(decideRegister(after(cart, quiet, override(700)), override(700), quiet)).toEqual([])
    expect(decideRegister(cart, { type: 'override', lineId: 'line', override: null }, quiet)).toEqual([])
  })

  test('the next of the same product, at its own price, is a line of its own', () => {
    const two = after(cart, quiet, override(1000, 'Label says so'), add({ id: 'second', unitPrice: 1000 }))
    expect(two.lines.map((line) => line.quantity)).toEqual([1000, 1000])
  })

  test.each([
    [override(-1), 'price_out_of_range', 'unitPrice'],
    [override(0.5), 'price_out_of_range', 'unitPrice'],
    [override(2 ** 52), 'price_out_of_range', 'unitPrice'],
    [override(500, '  '), 'reason_missing', 'reason'],
    [override(500, 'x'.repeat(101)), 'reason_missing', 'reason'],
    [{ type: 'override', lineId: 'other', override: null }, 'unknown_line', undefined],
  ] as const)('%j is refused: %s', (command, refusal, field) => {
    const answer = decideRegister(cart, command, quiet)
    expect(answer).toMatchObject({ refusal })
    expect(isRefusal(answer) ? answer.field : '').toBe(field)
  })
})

describe('a discount on the whole order', () => {
  const off = (discount: Extract<RegisterCommand, { type: 'discountOrder' }>['discount']): RegisterCommand => ({
    type: 'discountOrder',
    discount,
  })

  test('is spread over the lines, replaced, and taken off again', () => {
    const two = after(cart, quiet, add({ id: 'b', variantId: 'b', sku: 'B', unitPrice: 500 }))
    const tenth = after(two, quiet, off({ kind: 'percent', ppm: 100_000 }))
    expect(tenth.priced.map((line) => line.discount)).toEqual([100, 50])
    expect(after(tenth, quiet, off({ kind: 'amount', amount: 300 })).totals).toMatchObject({
      discount: 300,
      total: 1200,
    })
    expect(after(tenth, quiet, off(null)).totals).toEqual(two.totals)
  })

  test('stays when lines come and go, and is never more than the goods cost', () => {
    const all = after(cart, quiet, off({ kind: 'amount', amount: 1000 }), {
      type: 'discount',
      lineId: 'line',
      discount: { kind: 'percent', ppm: 500_000 },
    })
    expect(all.totals).toMatchObject({ discount: 1000, total: 0 })
  })

  test.each([
    [{ kind: 'percent', ppm: 0 }],
    [{ kind: 'percent', ppm: 1_000_001 }],
    [{ kind: 'amount', amount: 0 }],
    [{ kind: 'amount', amount: 1001 }],
    [{ kind: 'amount', amount: 0.5 }],
  ] as const)('%j is refused beside its field', (discount) => {
    expect(decideRegister(cart, off(discount), quiet)).toMatchObject({
      refusal: 'discount_out_of_range',
      field: 'discount',
    })
  })
  test('of an empty cart is refused', () => {
    expect(decideRegister(aCart(), off({ kind: 'percent', ppm: 1 }), quiet)).toMatchObject({ refusal: 'empty_cart' })
  })
})

describe('promotions', () => {
  const shoes = offer({
    id: 'shoes',
    name: 'Shoe week',
    reward: { kind: 'percent', ppm: 200_000, on: { kind: 'categories', names: ['Shoes'] } },
  })

  test('are in the cart from the scan that they are for', () => {
    const at = market(shoes)
    expect(after(aCart(), at, add({ category: 'Socks' })).promotions).toBeUndefined()
    const sale = after(aCart(), at, add({ category: 'Shoes', unitPrice: 1000 }))
    expect(sale.totals).toMatchObject({ discount: 200, total: 800 })
    expect(sale.priced[0]?.discounts).toMatchObject([{ from: 'promotion', name: 'Shoe week', amount: 200 }])
    expect(sale.entries.map(({ type }) => type)).toEqual(['begun', 'lineAdded', 'promotionsOffered'])
  })

  test('are written down once, and anew when they have changed or ended', () => {
    const sale = after(
      aCart(),
      market(shoes),
      add({ category: 'Shoes', unitPrice: 1000 }),
      add({ id: 'second', category: 'Shoes', unitPrice: 1000 }),
    )
    expect(sale.entries.filter(({ type }) => type === 'promotionsOffered')).toHaveLength(1)
    const ended = after(sale, market({ ...shoes, until: 500 }), { type: 'setQuantity', lineId: 'line', quantity: 3000 })
    expect(ended).toMatchObject({ promotions: [], totals: { discount: 0, total: 3000 } })
  })

  test('with a coupon come with its code, once, and go with it', () => {
    const coupon = offer({ code: 'SPRING' })
    const enter: RegisterCommand = { type: 'enterCoupon', code: ' spring ' }
    const with10 = after(cart, market(coupon), enter)
    expect(with10).toMatchObject({ coupons: ['SPRING'], totals: { discount: 100 } })
    expect(decideRegister(with10, enter, market(coupon))).toEqual([])
    const without = after(with10, market(coupon), { type: 'removeCoupon', code: 'spring' })
    expect(without).toMatchObject({ coupons: [], promotions: [], totals: { discount: 0 } })
    expect(decideRegister(cart, { type: 'enterCoupon', code: 'OTHER' }, market(coupon))).toMatchObject({
      refusal: 'unknown_coupon',
      field: 'code',
    })
  })

  test('an order takes ten coupons', () => {
    const codes = Array.from({ length: 11 }, (_, place) => `C${place}`)
    const offers = market(...codes.map((code) => offer({ id: code, code })))
    const ten = after(
      cart,
      offers,
      ...codes.slice(0, 10).map((code): RegisterCommand => ({ type: 'enterCoupon', code })),
    )
    expect(decideRegister(ten, { type: 'enterCoupon', code: 'C10' }, offers)).toMatchObject({
      refusal: 'too_many_coupons',
    })
  })
})

describe('undo', () => {
  const undo = (cause: string): RegisterCommand => ({ type: 'undo', cause })
  const half = { kind: 'percent', ppm: 500_000 } as const
  const withCode = market(offer({ code: 'TEN' }))
  const typed: RegisterCommand = { type: 'enterCoupon', code: 'TEN' }

  test.each([
    ['an agreed price', override(700), quiet],
    ['a discount on the order', { type: 'discountOrder', discount: half }, quiet],
    ['a coupon, with what it gave', typed, withCode],
  ] as const)('takes %s back', (_, command, at) => {
    const changed = after(cart, at, command)
    expect(changed.totals.total).toBeLessThan(cart.totals.total)
    const { lines, totals, coupons = [], discount = null } = after(changed, at, undo('one'))
    expect({ lines, totals, coupons, discount }).toEqual({
      lines: cart.lines,
      totals: cart.totals,
      coupons: [],
      discount: null,
    })
  })

  test('gives a coupon back that was taken out', () => {
    const entered = after(cart, withCode, typed)
    const out = after(entered, withCode, { type: 'removeCoupon', code: 'TEN' })
    expect(out.totals.total).toBe(cart.totals.total)
    expect(after(out, withCode, undo('one'))).toMatchObject({ coupons: ['TEN'], totals: entered.totals })
  })

  test('takes the scan back that brought a promotion', () => {
    const on = market(offer())
    const two = after(cart, on, add({ id: 'second', variantId: 'other', unitPrice: 500 }))
    expect(two.totals.total).toBe(1350)
    expect(after(two, on, undo('one')).lines).toEqual(cart.lines)
  })
})

test('a closed order takes no more changes of its prices', () => {
  const paid = decidePayment(
    cart,
    { kind: 'card', reference: '' },
    { paymentId: 'p', receiptNumber: 'R1', shiftId: 'shift', shiftPlace: 1, digits: 2 },
  )
  const closed = append(cart, decided(paid))
  expect(decideRegister(closed, override(1), quiet)).toMatchObject({ refusal: 'not_a_cart' })
})

describe('cash in a currency without small coins', () => {
  const francs = { ...cart, currency: 'CHF', totals: { ...cart.totals, total: 998 } }
  const context = { paymentId: 'p', receiptNumber: 'R1', shiftId: 'shift', shiftPlace: 1, digits: 2 }

  test('11: is paid as coins can pay it, with the difference as its own amount; nothing stays open', () => {
    expect(cashDue(998, 'CHF', 2)).toEqual({ amount: 1000, rounding: 2 })
    expect(decided(decidePayment(francs, { kind: 'cash', given: 2000 }, context))).toMatchObject([
      { payment: { amount: 1000, rounding: 2, given: 2000, change: 1000 } },
      { type: 'sold' },
    ])
    expect(decidePayment(francs, { kind: 'cash', given: 999 }, context)).toMatchObject({ refusal: 'not_in_coins' })
  })
  test('a card pays the exact total', () => {
    expect(decided(decidePayment(francs, { kind: 'card', reference: '' }, context))).toMatchObject([
      { payment: { amount: 998 } },
      { type: 'sold' },
    ])
  })
})

describe('an order that was written before there were promotions and several taxes', () => {
  test('is folded and priced as it was', () => {
    const entries = [
      { type: 'begun', registerId: 'r', locationId: 'floor', currency: 'EUR', pricesIncludeTax: true },
      { type: 'lineAdded', line: aLine({ unitPrice: 230, quantity: 2000 }) },
      { type: 'lineDiscounted', lineId: 'line', discount: { kind: 'percent', ppm: 50_000 } },
    ] as const
    const head = { deviceId: 'd', at: 1, counter: 0, staffId: null }
    const order = fold(
      'old',
      entries.map((entry, place) => ({ id: `${place}`, ...head, ...entry })),
    )
    expect(order.priced).toMatchObject([{ subtotal: 460, discount: 23, net: 364, tax: 73, gross: 437 }])
    expect(order.totals).toMatchObject({ subtotal: 460, discount: 23, net: 364, tax: 73, total: 437 })
    expect(order).not.toHaveProperty('rounding')
  })
})
