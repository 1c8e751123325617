import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { receiptView } from '../../../shared/domain/documents/receipt-view.ts'
import { pricedLines } from '../../../shared/domain/pricing/stored.ts'
import type { SoldFrom } from '../../../shared/domain/pricing/taken-back.ts'
import { counterSale, makeOrder, shop, webOrder } from './sample-orders.ts'

const given = { shop, staffName: 'Ada Lund', copy: false }

/** Minor units of what is written, for shops with two digits and English figures. */
const minor = (text: string): number => Number(text.replace(/[^\d.-]/g, '').replace('.', ''))
const total = (amounts: readonly string[]): number => amounts.reduce((sum, text) => sum + minor(text), 0)

const anyLine = fc
  .record({
    name: fc.string({ minLength: 1, maxLength: 40 }),
    quantity: fc.integer({ min: 1, max: 50_000 }),
    unitPrice: fc.integer({ min: 0, max: 500_000 }),
    off: fc.integer({ min: 0, max: 20_000 }),
    ppm: fc.constantFrom(0, 70_000, 88_750, 190_000),
  })
  .map((line) => ({ ...line, unit: line.quantity % 1000 === 0 ? ('piece' as const) : ('kg' as const) }))

describe('the receipt', () => {
  test('given any order, then what is written adds up as it is read', () => {
    fc.assert(
      fc.property(fc.array(anyLine, { minLength: 1, maxLength: 12 }), fc.boolean(), (lines, pricesIncludeTax) => {
        const order = makeOrder(lines, { pricesIncludeTax })
        const view = receiptView({ ...given, order })
        expect(minor(view.total.value)).toBe(order.totals.total)
        expect(total(view.lines.map((line) => line.amount))).toBe(minor(view.sums[0]?.value ?? ''))
        expect(total(view.sums.map((row) => row.value))).toBe(minor(view.total.value))
        const discounts = view.lines.flatMap((line) => line.discounts.map((row) => row.value))
        expect(total(discounts)).toBe(0 - order.totals.discount)
        if (pricesIncludeTax) {
          expect(total(view.taxes.map((tax) => tax.gross))).toBe(minor(view.total.value))
          for (const tax of view.taxes) expect(minor(tax.net) + minor(tax.tax)).toBe(minor(tax.gross))
        }
        const [cash, change] = view.payments
        expect(minor(cash?.value ?? '') - minor(change?.value ?? '')).toBe(minor(view.total.value))
      }),
    )
  })

  test('given goods that come back, then it says why, and with which receipt they were bought', () => {
    const [line] = counterSale.lines
    if (line === undefined) throw new Error('no line')
    const back = (from: SoldFrom | null) => {
      const lines = [{ ...line, quantity: -1000, returned: { reason: 'Damaged', restock: false, from } }]
      return receiptView({ ...given, order: { ...counterSale, lines } }).lines[0]?.note
    }
    expect(back(null)).toBe('Returned without receipt: Damaged')
    const sale = { gross: 0, rounding: 0, back: 0, given: 0 }
    const [priced] = pricedLines(counterSale)
    if (priced === undefined) throw new Error('no line')
    const from = { orderId: 'sale', lineId: 'line', number: 'R1-000007', priced, quantity: 1000, before: 0, sale }
    expect(back(from)).toBe('Returned: Damaged, receipt R1-000007')
  })

  test('given totals that nobody would compute, then they are written as they stand', () => {
    const order = { ...counterSale, totals: { ...counterSale.totals, total: 123_456 } }
    expect(receiptView({ ...given, order }).total.value).toBe('€1,234.56')
  })

  test('given a counter sale, then it says who, when and how much', () => {
    const view = receiptView({ ...given, order: counterSale })
    expect(view.about).toEqual([
      { label: 'Receipt', value: 'R1-000042' },
      { label: 'Date', value: '14 Mar 2026, 11:05' },
      { label: 'Served by', value: 'Ada Lund' },
    ])
    expect(view.lines[0]).toMatchObject({ detail: '2 × 18.90', discounts: [{ label: 'Discount 10%', value: '-3.78' }] })
    expect(view.lines[1]?.detail).toBe('')
    expect(view.lines[2]?.detail).toBe('1.250 kg × 3.99')
    expect(view.taxes.map((tax) => tax.label)).toEqual(['VAT 19%', 'VAT 7%'])
    expect(view.payments.map((row) => row.label)).toEqual(['Cash given', 'Change'])
    expect(view.copy).toBeNull()
  })

  test('given prices without tax, then the taxes stand above the total', () => {
    const order = makeOrder([{ name: 'Tea', quantity: 1000, unitPrice: 1000, ppm: 88_750 }], {
      pricesIncludeTax: false,
    })
    const view = receiptView({ ...given, order })
    expect(view.sums).toEqual([
      { label: 'Subtotal', value: '10.00' },
      { label: 'VAT 8.875%', value: '0.89' },
    ])
    expect(view.total.value).toBe('€10.89')
    expect(view.taxes).toEqual([])
  })

  test('given card and online payments, a copy, or no staff, then the words fit', () => {
    const card = makeOrder([{ name: 'Tea', quantity: 1000, unitPrice: 1000 }], {
      payments: [{ id: 'p', tender: 'card', amount: 1000, reference: 'Terminal 3' }],
    })
    expect(receiptView({ ...given, order: card, copy: true })).toMatchObject({
      copy: 'COPY',
      payments: [{ label: 'Card Terminal 3', value: '10.00' }],
    })
    const online = receiptView({ ...given, order: webOrder, staffName: null })
    expect(online.about.map((row) => row.label)).toEqual(['Order', 'Date'])
    expect(online.payments).toEqual([{ label: 'Paid online', value: '181.39' }])
  })
})
