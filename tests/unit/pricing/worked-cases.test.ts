import { describe, expect, test } from 'vitest'
import { cashIncrement, inCash } from '../../../shared/domain/money/cash.ts'
import type { CartToPrice } from '../../../shared/domain/pricing/cart.ts'
import { price } from '../../../shared/domain/pricing/price.ts'
import { aCart, aLine, amount, percent } from './any-cart.ts'

const vat = (ppm: number) => [{ id: `vat-${ppm}`, name: 'VAT', ppm }]
const total = (cart: CartToPrice): number => price(cart).totals.total

describe('complaints of other registers’ users', () => {
  // https://github.com/odoo/odoo/issues/36732: the unit price was rounded first, and the row said 2.19, the total 2.18.
  test.each(['line', 'order'] as const)('9: 2.30 at −5 %%, two of them: 4.60 − 0.23 = 4.37, by the %s', (rounding) => {
    const cart = aCart([aLine({ unitPrice: 230, quantity: 2000, discount: percent(50_000), taxes: vat(0) })], {
      rounding,
    })
    expect(price(cart).lines[0]).toMatchObject({ subtotal: 460, discount: 23, gross: 437 })
  })

  // The same issue: in two lines of one piece. 2.185 is 2.18 off 0.12 on each line, and 4.37 where the order is rounded.
  test('9: 2.30 at −5 % in two lines of one: 2.18 and 2.18 by the line, 4.37 by the order', () => {
    const one = { unitPrice: 230, discount: percent(50_000), taxes: vat(0) }
    const lines = [aLine({ id: 'a', ...one }), aLine({ id: 'b', ...one })]
    const byLine = price(aCart(lines))
    expect(byLine.lines.map((line) => line.gross)).toEqual([218, 218])
    expect(byLine.totals.total).toBe(436)
    const byOrder = price(aCart(lines, { rounding: 'order' }))
    expect(byOrder.lines.map((line) => line.gross).toSorted((less, more) => less - more)).toEqual([218, 219])
    expect(byOrder.totals.total).toBe(437)
  })

  // https://github.com/opensourcepos/opensourcepos/issues/1437: a thousands separator made it 1004.81 and blocked the sale.
  test('9: 1004.80 stays 1004.80', () => {
    expect(total(aCart([aLine({ unitPrice: 100_480, taxes: vat(0) })]))).toBe(100_480)
    expect(
      total(aCart([aLine({ unitPrice: 5024, quantity: 20_000, taxes: vat(0) })], { pricesIncludeTax: false })),
    ).toBe(100_480)
  })

  // https://github.com/frappe/erpnext/issues/52001: 0.01 was left to pay.
  test.each([true, false])('10: 100 %% off leaves exactly nothing, tax included: %s', (pricesIncludeTax) => {
    const line = aLine({ unitPrice: 999, quantity: 3000, taxes: vat(190_000) })
    const off = { net: 0, tax: 0, total: 0 }
    expect(price(aCart([{ ...line, discount: percent(1_000_000) }], { pricesIncludeTax })).totals).toMatchObject(off)
    expect(price(aCart([line], { pricesIncludeTax, discount: percent(1_000_000) })).totals).toMatchObject(off)
  })

  // https://github.com/frappe/erpnext/issues/12926: what cash rounding took stayed open on the invoice.
  test('11: a total of 9.98 in five-cent coins is 10.00, and 9.97 is 9.95', () => {
    expect([998, 997, 1000, -998].map((minor) => inCash(minor, cashIncrement('CHF', 2)))).toEqual([
      1000, 995, 1000, -1000,
    ])
  })
})

describe('rounding by the line and by the order', () => {
  const exclusive = (lines: Parameters<typeof aCart>[0]) => aCart(lines, { pricesIncludeTax: false })
  const both = (cart: CartToPrice) => [total(cart), total({ ...cart, rounding: 'order' })]

  // https://github.com/woocommerce/woocommerce/issues/30270: 4.1832 was rounded to 4.19, since 0.945 had been before.
  test('15.42 and 4.50 with 21 % on top: 3.24 and 0.95 by the line, 4.18 by the order', () => {
    const lines = [1542, 450].map((unitPrice) =>
      aLine({ id: `${unitPrice}`, sku: `${unitPrice}`, unitPrice, taxes: vat(210_000) }),
    )
    expect(price(exclusive(lines)).lines.map((line) => line.tax)).toEqual([324, 95])
    expect(price({ ...exclusive(lines), rounding: 'order' }).totals).toMatchObject({ net: 1992, tax: 418, total: 2410 })
  })

  // https://github.com/woocommerce/woocommerce/issues/20440, #23835: the customer paid 100.01 and 105.99.
  test('prices that include tax stay what they are: 45 + 49 is 94, 95 + 11 is 106, however tax is rounded', () => {
    const pair = (one: number, other: number, ppm: number) =>
      [one, other].map((unitPrice) => aLine({ id: `${unitPrice}`, sku: `${unitPrice}`, unitPrice, taxes: vat(ppm) }))
    expect(both(aCart(pair(4500, 4900, 210_000)))).toEqual([9400, 9400])
    expect(both(aCart(pair(9500, 1100, 190_000)))).toEqual([10_600, 10_600])
    expect(price(aCart(pair(9500, 1100, 190_000), { rounding: 'order' })).totals.tax).toBe(1692)
  })

  // https://github.com/woocommerce/woocommerce/issues/19473
  test('two of 4.99 with 19 % inside: 1.59 as one line, 1.60 as two by the line, 1.59 by the order', () => {
    const one = { unitPrice: 499, taxes: vat(190_000) }
    expect(price(aCart([aLine({ ...one, quantity: 2000 })])).totals.tax).toBe(159)
    const two = aCart([aLine({ id: 'a', ...one }), aLine({ id: 'b', ...one })])
    expect(price(two).totals.tax).toBe(160)
    expect(price({ ...two, rounding: 'order' }).totals.tax).toBe(159)
  })

  // https://github.com/odoo/odoo/issues/12039: some expect 4 × 1.24; tax is on the line, as there.
  test('four of 5.63 with 22 % on top: 4.95, not four times 1.24', () => {
    const cart = exclusive([aLine({ unitPrice: 563, quantity: 4000, taxes: vat(220_000) })])
    expect(price(cart).totals).toMatchObject({ tax: 495, total: 2747 })
  })

  // https://github.com/odoo/odoo/issues/155833
  test('ten of 3.60 with 5.5 % on top: 37.98 in one line, 38.00 in ten by the line, 37.98 by the order', () => {
    const one = { unitPrice: 360, taxes: vat(55_000) }
    expect(total(exclusive([aLine({ ...one, quantity: 10_000 })]))).toBe(3798)
    const ten = Array.from({ length: 10 }, (_, place) => aLine({ ...one, id: `${place}` }))
    expect(both(exclusive(ten))).toEqual([3800, 3798])
  })

  // https://github.com/odoo/odoo/issues/37896: rounded globally it came to 6527.80 there.
  test('16 of 348.35 at −4 % with 22 % on top are 6527.81 either way', () => {
    const cart = exclusive([
      aLine({ unitPrice: 34_835, quantity: 16_000, discount: percent(40_000), taxes: vat(220_000) }),
    ])
    expect(both(cart)).toEqual([652_781, 652_781])
  })

  // Each tax is six tenths above a cent: by the line all four are rounded up.
  test.each([
    [106, 11],
    [206, 21],
    [306, 31],
    [406, 41],
  ])('10 %% on top of %d is %d; the four together are 104 by the line and 102 by the order', (unitPrice, tax) => {
    const of = (one: number) => aLine({ id: `${one}`, sku: `${one}`, unitPrice: one, taxes: vat(100_000) })
    expect(price(exclusive([of(unitPrice)])).totals.tax).toBe(tax)
    const four = exclusive([106, 206, 306, 406].map(of))
    expect([price(four).totals.tax, price({ ...four, rounding: 'order' }).totals.tax]).toEqual([104, 102])
  })

  test('1.250 kg at 3.99 a kilogram: 4.9875 is 4.99; two such bags are 9.98 either way', () => {
    const bag = (id: string) => aLine({ id, unit: 'kg', quantity: 1250, unitPrice: 399 })
    expect(total(aCart([bag('a')]))).toBe(499)
    expect(both(aCart([bag('a'), bag('b')]))).toEqual([998, 998])
  })

  test('prices with 20 % inside to net and back: 1.00 is 0.83 and 0.17, and 0.83 with 20 % on top is 1.00', () => {
    expect(price(aCart([aLine()])).totals).toMatchObject({ net: 83, tax: 17, total: 100 })
    expect(price(exclusive([aLine({ unitPrice: 83 })])).totals).toMatchObject({ tax: 17, total: 100 })
  })

  // https://github.com/woocommerce/woocommerce/issues/17863: 9.99 must not become 10.00 by two halves that are rounded up.
  test('9.99 with 20 % inside: the net of 8.325 is rounded up, the tax is what remains', () => {
    expect(price(aCart([aLine({ unitPrice: 999 })])).totals).toMatchObject({ net: 833, tax: 166, total: 999 })
  })

  test('8.875 % on top (New York City): 1.00 is 1.09, 10.00 is 10.89, 399.99 is 435.49', () => {
    const of = (unitPrice: number) => total(exclusive([aLine({ unitPrice, taxes: vat(88_750) })]))
    expect([100, 1000, 39_999].map(of)).toEqual([109, 1089, 43_549])
  })
})

describe('spreading', () => {
  // https://dinerojs.com, allocate: what can't be split evenly goes to the first.
  test('1.00 off three lines alike: 0.34, 0.33, 0.33', () => {
    const lines = ['a', 'b', 'c'].map((id) => aLine({ id, unitPrice: 1000 }))
    const { lines: priced } = price(aCart(lines, { discount: amount(100) }))
    expect(priced.map((line) => line.discount)).toEqual([34, 33, 33])
  })

  test('the cent that is left goes to the largest remainder, and of equal ones to the larger line', () => {
    const lines = [aLine({ id: 'small', sku: 'a', unitPrice: 100 }), aLine({ id: 'large', sku: 'b', unitPrice: 300 })]
    const off = (minor: number) => price(aCart(lines, { discount: amount(minor) })).lines.map((line) => line.discount)
    // Exactly 0.25 and 0.75; 0.5 and 1.5.
    expect(off(1)).toEqual([0, 1])
    expect(off(2)).toEqual([0, 2])
  })

  test('an order discount is for goods: shipping is paid in full', () => {
    const cart = aCart([aLine({ unitPrice: 1000 }), aLine({ id: 'post', kind: 'shipping', unitPrice: 495 })])
    const { lines, totals } = price({ ...cart, discount: percent(100_000) })
    expect(lines.map((line) => line.gross)).toEqual([900, 495])
    expect(totals.discount).toBe(100)
    expect(total({ ...cart, discount: amount(5000) })).toBe(495)
  })
})

test('an empty cart costs nothing and has no tax rows', () => {
  expect(price(aCart([]))).toEqual({
    lines: [],
    totals: { subtotal: 0, discount: 0, net: 0, tax: 0, total: 0, taxes: [] },
  })
})
