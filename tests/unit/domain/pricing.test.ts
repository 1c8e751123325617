import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AmountOutOfRangeError, sum } from '../../../shared/domain/money/money.ts'
import { type LineToPrice, priceLine, priceOrder } from '../../../shared/domain/pricing/pricing.ts'
import { aLine, anyLine } from './lines.ts'

const numRuns = 10_000
const lines = fc.array(anyLine, { maxLength: 8 })
const percent = (ppm: number) => ({ kind: 'percent' as const, ppm })
const rateOf = (ppm: number) => ({ id: `rate-${ppm}`, name: 'rate', ppm })

describe('worked cases', () => {
  test('5 % off 2.30, two pieces: 4.60 − 0.23 = 4.37 (odoo#36732 rounded the unit price first and lost a cent)', () => {
    const line = aLine({ unitPrice: 230, quantity: 2000, discount: percent(50_000), taxRate: rateOf(0) })
    expect(priceLine(line, true)).toMatchObject({ subtotal: 460, discount: 23, gross: 437 })
  })

  test('1004.80 stays 1004.80 (OSPOS#1437: a thousands separator and floating point made it another number)', () => {
    const line = aLine({ unitPrice: 100_480, taxRate: rateOf(0) })
    expect(priceOrder([line], true).totals).toMatchObject({ subtotal: 100_480, net: 100_480, tax: 0, total: 100_480 })
    const twenty = aLine({ unitPrice: 5024, quantity: 20_000, taxRate: rateOf(0) })
    expect(priceOrder([twenty], false).totals.total).toBe(100_480)
  })

  test.each([true, false])('100 %% off leaves exactly nothing to pay, tax included: %s (erpnext#52001)', (included) => {
    const all = aLine({ unitPrice: 999, quantity: 3000, discount: percent(1_000_000), taxRate: rateOf(190_000) })
    expect(priceLine(all, included)).toEqual({ id: 'line', subtotal: 2997, discount: 2997, net: 0, tax: 0, gross: 0 })
  })

  test('1.00 with 20 % inside: net 0.83, tax 0.17', () => {
    expect(priceLine(aLine(), true)).toMatchObject({ net: 83, tax: 17, gross: 100 })
  })

  test('8.875 % on top (New York City): 1.00 becomes 1.09, 10.00 becomes 10.89, 399.99 becomes 435.49', () => {
    const gross = (unitPrice: number) => priceLine(aLine({ unitPrice, taxRate: rateOf(88_750) }), false).gross
    expect([100, 1000, 39_999].map(gross)).toEqual([109, 1089, 43_549])
  })

  test('1.250 kg at 3.99 a kilogram: 4.9875 becomes 4.99', () => {
    expect(priceLine(aLine({ unit: 'kg', quantity: 1250, unitPrice: 399 }), true).gross).toBe(499)
  })

  test('an order without lines costs nothing and has no tax rows', () => {
    expect(priceOrder([], true)).toEqual({
      lines: [],
      totals: { subtotal: 0, discount: 0, net: 0, tax: 0, total: 0, taxes: [] },
    })
  })

  test('a rate that was changed between two lines is two tax rows, the higher first', () => {
    const vat = { id: 'vat', name: 'VAT' }
    const order = priceOrder(
      [aLine({ id: '1', taxRate: { ...vat, ppm: 190_000 } }), aLine({ id: '2', taxRate: { ...vat, ppm: 200_000 } })],
      true,
    )
    expect(order.totals.taxes.map((row) => row.ppm)).toEqual([200_000, 190_000])
  })
})

describe('whatever is sold', () => {
  test('net and tax are the gross, and the discount is within the line', () => {
    fc.assert(
      fc.property(anyLine, fc.boolean(), (line, included) => {
        const { subtotal, discount, net, tax, gross } = priceLine(line, included)
        expect(net + tax).toBe(gross)
        expect(included ? gross : net).toBe(subtotal - discount)
        expect(discount).toBeGreaterThanOrEqual(0)
        expect(discount).toBeLessThanOrEqual(subtotal)
        expect(Math.min(net, tax, gross)).toBeGreaterThanOrEqual(0)
        for (const amount of [subtotal, discount, net, tax, gross]) expect(Number.isSafeInteger(amount)).toBe(true)
      }),
      { numRuns },
    )
  })

  test('a discount of 100 % leaves nothing, in every rate and quantity', () => {
    fc.assert(
      fc.property(anyLine, fc.boolean(), (line, included) => {
        const { net, tax, gross } = priceLine({ ...line, discount: percent(1_000_000) }, included)
        expect([net, tax, gross]).toEqual([0, 0, 0])
      }),
      { numRuns },
    )
  })

  test('the lines add up to the totals, and so do the tax rows', () => {
    fc.assert(
      fc.property(lines, fc.boolean(), (given, included) => {
        const { lines: priced, totals } = priceOrder(given, included)
        const { taxes } = totals
        expect(sum(priced.map((line) => line.subtotal))).toBe(totals.subtotal)
        expect(sum(priced.map((line) => line.discount))).toBe(totals.discount)
        expect(sum(priced.map((line) => line.net))).toBe(totals.net)
        expect(sum(priced.map((line) => line.tax))).toBe(totals.tax)
        expect(sum(priced.map((line) => line.gross))).toBe(totals.total)
        expect(totals.net + totals.tax).toBe(totals.total)
        expect(sum(taxes.map((row) => row.net))).toBe(totals.net)
        expect(sum(taxes.map((row) => row.tax))).toBe(totals.tax)
        expect(sum(taxes.map((row) => row.gross))).toBe(totals.total)
        expect(taxes.map((row) => row.ppm)).toEqual(taxes.map((row) => row.ppm).sort((one, other) => other - one))
      }),
      { numRuns },
    )
  })

  test('the order of scanning changes nothing on the receipt', () => {
    const shuffled = lines.chain((given) =>
      fc.tuple(fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length })),
    )
    fc.assert(
      fc.property(shuffled, fc.boolean(), ([given, other], included) => {
        expect(priceOrder(other, included).totals).toEqual(priceOrder(given, included).totals)
      }),
      { numRuns },
    )
  })

  test('a refund of the quantity mirrors the sale', () => {
    const withoutAmount = anyLine.filter((line) => line.discount?.kind !== 'amount')
    fc.assert(
      fc.property(withoutAmount, fc.boolean(), (line, included) => {
        const sold = priceLine(line, included)
        const refunded = priceLine({ ...line, quantity: -line.quantity }, included)
        for (const part of ['subtotal', 'discount', 'net', 'tax', 'gross'] as const)
          expect(sold[part] + refunded[part], `${part} that is left`).toBe(0)
      }),
      { numRuns },
    )
  })

  test('what can’t be exact is refused before it is a number', () => {
    const odd = fc.oneof(fc.maxSafeInteger(), fc.double())
    const anything: fc.Arbitrary<LineToPrice> = fc.record({
      id: fc.constant('line'),
      quantity: odd,
      unitPrice: odd,
      discount: fc.oneof(fc.constant(null), fc.integer({ min: 1, max: 1_000_000 }).map(percent)),
      taxRate: fc.constantFrom(0, 88_750, 200_000).map(rateOf),
    })
    fc.assert(
      fc.property(fc.array(anything, { minLength: 1, maxLength: 4 }), fc.boolean(), (given, included) => {
        try {
          const { totals } = priceOrder(given, included)
          for (const amount of [totals.subtotal, totals.discount, totals.net, totals.tax, totals.total])
            expect(Number.isSafeInteger(amount)).toBe(true)
        } catch (error) {
          expect(error).toBeInstanceOf(AmountOutOfRangeError)
        }
      }),
      { numRuns },
    )
    expect(() => priceLine(aLine({ unitPrice: Number.MAX_SAFE_INTEGER, quantity: 2000 }), true)).toThrow(
      AmountOutOfRangeError,
    )
    expect(() => priceLine(aLine({ unitPrice: Number.MAX_SAFE_INTEGER }), false)).toThrow(AmountOutOfRangeError)
    expect(() => priceLine(aLine({ quantity: 0.5 }), true)).toThrow(AmountOutOfRangeError)
  })
})
