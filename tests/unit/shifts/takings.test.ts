import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Order } from '../../../shared/domain/orders/order.ts'
import { price } from '../../../shared/domain/pricing/price.ts'
import { nothing } from '../../../shared/domain/pricing/result.ts'
import { noTakings, type Takings, takenBy, withPayment, withSale } from '../../../shared/domain/shifts/takings.ts'
import { anyCart } from '../pricing/any-cart.ts'

type Sale = Parameters<typeof withSale>[1] & Pick<Order, 'payments'>

const anySale = fc
  .record({
    cart: anyCart.filter(({ lines }) => lines.length > 0),
    back: fc.boolean(),
    tender: fc.constantFrom('cash' as const, 'card' as const),
  })
  .map(({ cart, back, tender }): Omit<Sale, 'number'> => {
    const lines = cart.lines.map((line) => ({ ...line, discount: null, quantity: -line.quantity }))
    const sold = back ? { ...cart, lines, promotions: [], discount: null } : cart
    const { totals, lines: priced } = price(sold)
    const amount = totals.total
    const payment =
      tender === 'cash'
        ? { id: 'p', tender, amount, given: amount, change: 0 }
        : { id: 'p', tender, amount, reference: '' }
    return { lines: sold.lines, priced, totals, payments: [payment] }
  })
const anySales = fc
  .array(anySale, { maxLength: 12 })
  .map((sales) => sales.map((sale, index): Sale => ({ ...sale, number: `R1-${String(index + 1).padStart(6, '0')}` })))

const taken = (sales: readonly Sale[]): Takings =>
  sales.reduce(
    (takings, sale) =>
      withSale(
        sale.payments.reduce((current, payment) => withPayment(current, payment, 1, 'mia'), takings),
        sale,
      ),
    noTakings,
  )
const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0)

describe('the takings of any sales', () => {
  test('come to what was paid, by tender and by rate, and count each once', () => {
    fc.assert(
      fc.property(anySales, (sales) => {
        const takings = taken(sales)
        const turnover = sumOf(sales.map(({ totals }) => totals.total))
        expect(takings.sold - takings.refunded).toBe(turnover)
        expect(takings.sales + takings.refunds).toBe(sales.length)
        expect(takings.sold).toBeGreaterThanOrEqual(0)
        expect(takings.refunded).toBeGreaterThanOrEqual(0)
        expect(sumOf(takings.tenders.map(({ amount }) => amount))).toBe(turnover)
        expect(sumOf(takings.tenders.map(({ count }) => count))).toBe(sales.length)
        // A line with two taxes is in the net of both rows.
        expect(sumOf(takings.taxes.map(({ tax }) => tax))).toBe(sumOf(sales.map(({ totals }) => totals.tax)))
        for (const { net, tax, gross } of takings.taxes) expect(net + tax).toBe(gross)
        expect(takings.discount).toBe(sumOf(sales.map(({ totals }) => totals.discount)))
        for (const tender of ['cash', 'card'] as const)
          expect(takenBy(takings, tender)).toBe(
            sumOf(
              sales.flatMap(({ payments }) => payments.filter((one) => one.tender === tender).map((one) => one.amount)),
            ),
          )
      }),
      { numRuns: 1000 },
    )
  })

  test('are the same in whatever order they were made, save the receipts', () => {
    fc.assert(
      fc.property(anySales, (sales) => {
        const { receipts: _one, tenders, ...forwards } = taken(sales)
        const { receipts: _other, tenders: others, ...backwards } = taken(sales.toReversed())
        expect(backwards).toEqual(forwards)
        expect(new Set(others.map((row) => JSON.stringify(row)))).toEqual(
          new Set(tenders.map((row) => JSON.stringify(row))),
        )
      }),
    )
  })
})

describe('receipts', () => {
  const sale = (number: string): Sale => ({ number, lines: [], priced: [], totals: nothing, payments: [] })

  test('are a range, and a second one where a restore has begun a new series', () => {
    const numbers = ['R1-000009', 'R1-000010', 'R1-000011', 'R1-7K3QD-000001', 'R1-7K3QD-000002']
    expect(taken(numbers.map(sale)).receipts).toEqual([
      { first: 'R1-000009', last: 'R1-000011' },
      { first: 'R1-7K3QD-000001', last: 'R1-7K3QD-000002' },
    ])
  })

  test('of a shift without a sale are none', () => expect(noTakings.receipts).toEqual([]))
})
