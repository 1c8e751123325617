import { describe, expect, test } from 'vitest'
import { price } from '../../../shared/domain/pricing/price.ts'
import type { Tax } from '../../../shared/domain/pricing/tax.ts'
import { type TaxRate, taxesAt } from '../../../shared/domain/pricing/tax-rate.ts'
import { aCart, aLine } from './any-cart.ts'

const gst: Tax = { id: 'gst', name: 'GST', ppm: 50_000 }
const qst: Tax = { id: 'qst', name: 'QST', ppm: 95_000, compound: true }
const levy: Tax = { id: 'levy', name: 'Bottle levy', ppm: 0, perUnit: 25 }
const standard: Tax = { id: 'standard', name: 'VAT', ppm: 200_000 }

describe('several taxes', () => {
  // Revenu Québec: until 2012 the QST of 9.5 % was on the price and the GST of 5 %: 100.00 → 5.00 and 9.98 (9.975).
  test('compound on top: 100.00, GST 5.00, QST 9.5 % of 105.00 is 9.98', () => {
    const { totals } = price(aCart([aLine({ unitPrice: 10_000, taxes: [gst, qst] })], { pricesIncludeTax: false }))
    expect(totals).toMatchObject({ net: 10_000, tax: 1498, total: 11_498 })
    expect(totals.taxes).toEqual([
      { rateId: 'qst', name: 'QST', ppm: 95_000, net: 10_500, tax: 998, gross: 11_498 },
      { rateId: 'gst', name: 'GST', ppm: 50_000, net: 10_000, tax: 500, gross: 10_500 },
    ])
  })

  test('compound, within the price: 114.98 (114.975 rounded) holds 100.00 again', () => {
    const { totals } = price(aCart([aLine({ unitPrice: 11_498, taxes: [gst, qst] })]))
    expect(totals).toMatchObject({ net: 10_000, tax: 1498, total: 11_498 })
  })

  test('the same two not compound: both on 100.00', () => {
    const taxes = [gst, { ...qst, compound: false }]
    const { totals } = price(aCart([aLine({ unitPrice: 10_000, taxes })], { pricesIncludeTax: false }))
    expect(totals.taxes.map((row) => [row.rateId, row.net, row.tax])).toEqual([
      ['qst', 10_000, 950],
      ['gst', 10_000, 500],
    ])
  })

  test('two taxes within a price share what is left beside the rounded net amount', () => {
    const taxes = [
      { id: 'a', name: 'A', ppm: 62_500 },
      { id: 'b', name: 'B', ppm: 10_000 },
    ]
    // 9.99 ÷ 1.0725 is 9.3147; the taxes are 0.5822 and 0.0931, together 0.68.
    const { totals } = price(aCart([aLine({ unitPrice: 999, taxes })]))
    expect(totals).toMatchObject({ net: 931, tax: 68, total: 999 })
    expect(totals.taxes.map((row) => row.tax)).toEqual([59, 9])
  })
})

describe('a tax by the unit', () => {
  test('is added for each piece, and for what there is of a kilogram', () => {
    const of = (fields: Parameters<typeof aLine>[0]) =>
      price(aCart([aLine({ taxes: [levy], ...fields })], { pricesIncludeTax: false })).totals
    expect(of({ quantity: 6000 })).toMatchObject({ net: 600, tax: 150, total: 750 })
    expect(of({ quantity: 1500, unit: 'kg' })).toMatchObject({ net: 150, tax: 38 })
    expect(of({ quantity: 6000 }).taxes).toEqual([
      { rateId: 'levy', name: 'Bottle levy', ppm: 0, perUnit: 25, net: 600, tax: 150, gross: 750 },
    ])
  })

  test('within a price leaves the rest for net and percentage: 1.45 is 0.25, then 1.20 with 20 % inside', () => {
    const { totals } = price(aCart([aLine({ unitPrice: 145, taxes: [levy, standard] })]))
    expect(totals).toMatchObject({ net: 100, tax: 45, total: 145 })
  })

  test('is part of the base of a compound tax after it', () => {
    const taxes = [levy, { ...standard, compound: true }]
    expect(price(aCart([aLine({ taxes })], { pricesIncludeTax: false })).totals).toMatchObject({ net: 100, tax: 50 })
    expect(price(aCart([aLine({ unitPrice: 150, taxes })])).totals).toMatchObject({ net: 100, tax: 50 })
  })

  test('never is more than a price that includes it, and nothing on what costs nothing', () => {
    expect(price(aCart([aLine({ unitPrice: 10, taxes: [levy] })])).totals).toMatchObject({ net: 0, tax: 10, total: 10 })
    expect(price(aCart([aLine({ unitPrice: 0, taxes: [levy] })], { pricesIncludeTax: false })).totals.total).toBe(0)
  })
})

describe('no tax', () => {
  test('a zero rate has its row, and what is not taxed at all a row without a rate', () => {
    const zero = { id: 'zero', name: 'VAT zero', ppm: 0 }
    const { totals } = price(aCart([aLine({ id: 'a', taxes: [zero] }), aLine({ id: 'b', taxes: [] })]))
    expect(totals.taxes).toEqual([
      { rateId: '', name: 'Not taxed', ppm: 0, net: 100, tax: 0, gross: 100 },
      { rateId: 'zero', name: 'VAT zero', ppm: 0, net: 100, tax: 0, gross: 100 },
    ])
  })

  test('an exempt customer pays the price without the tax that it includes', () => {
    const line = aLine({ unitPrice: 1200, quantity: 2000 })
    expect(price(aCart([line], { exempt: true }))).toMatchObject({
      lines: [{ unitPrice: 1000, subtotal: 2000, taxes: [] }],
      totals: { net: 2000, tax: 0, total: 2000 },
    })
    expect(price(aCart([line], { exempt: true, pricesIncludeTax: false })).totals.total).toBe(2400)
  })
})

describe('shipping and other charges', () => {
  const goods = [
    aLine({ id: 'book', sku: 'book', unitPrice: 1000, taxes: [{ id: 'reduced', name: 'VAT', ppm: 70_000 }] }),
    aLine({ id: 'mug', sku: 'mug', unitPrice: 3000, taxes: [standard] }),
  ]

  test('shipping by the goods’ shares: a quarter at 7 %, three quarters at 20 %', () => {
    const post = aLine({ id: 'post', kind: 'shipping', unitPrice: 400, taxes: 'shares' })
    const { lines } = price(aCart([...goods, post], { pricesIncludeTax: false }))
    expect(lines[2]?.taxes.map(({ rateId, net, tax }) => [rateId, net, tax])).toEqual([
      ['reduced', 100, 7],
      ['standard', 300, 60],
    ])
    expect(lines[2]).toMatchObject({ net: 400, tax: 67, gross: 467 })
  })

  test('shipping by its own rate, and a parcel without goods without tax', () => {
    const post = aLine({ id: 'post', kind: 'shipping', unitPrice: 600, taxes: [standard] })
    expect(price(aCart([...goods, post])).lines[2]).toMatchObject({ net: 500, tax: 100 })
    expect(price(aCart([{ ...post, taxes: 'shares' }])).totals).toMatchObject({ net: 600, tax: 0 })
  })

  test('a surcharge of 2.5 % is of the goods after their discounts; a deposit and a tip are paid in full', () => {
    const charges = [
      aLine({ id: 'fee', kind: 'surcharge', unitPrice: { ppm: 25_000 }, taxes: [] }),
      aLine({ id: 'bottles', kind: 'deposit', unitPrice: 25, quantity: 6000, taxes: [] }),
      aLine({ id: 'tip', kind: 'tip', unitPrice: 300, taxes: [] }),
    ]
    const { lines, totals } = price(aCart([...goods, ...charges], { discount: { kind: 'percent', ppm: 500_000 } }))
    expect(lines.map((line) => line.gross)).toEqual([500, 1500, 50, 150, 300])
    expect(totals).toMatchObject({ discount: 2000, total: 2500 })
  })
})

describe('a shop’s rates', () => {
  const rates: TaxRate[] = [
    {
      id: 'gst',
      name: 'GST',
      ppm: 50_000,
      also: ['ignored'],
      later: [
        { from: 2000, ppm: 60_000 },
        { from: 1000, ppm: 55_000 },
      ],
    },
    { id: 'qst', name: 'QST', ppm: 95_000, compound: true },
  ]
  const at = (moment: number) => taxesAt(rates, ['gst', 'qst', 'gone'], moment).map(({ id, ppm }) => [id, ppm])

  test('change from a moment on, whatever the order in which that was written down', () => {
    expect(at(999)).toEqual([
      ['gst', 50_000],
      ['qst', 95_000],
    ])
    expect(at(1000)).toEqual([
      ['gst', 55_000],
      ['qst', 95_000],
    ])
    expect(at(5000)).toEqual([
      ['gst', 60_000],
      ['qst', 95_000],
    ])
  })

  test('keep what makes a tax compound, and nothing of the shop’s own', () => {
    expect(taxesAt(rates, ['gst', 'qst', 'gone'], 0)[1]).toEqual(rates[1])
    expect(Object.keys(taxesAt(rates, ['gst', 'qst', 'gone'], 0)[0] ?? {})).toEqual(['id', 'name', 'ppm'])
  })
})
