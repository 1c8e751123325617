import { describe, expect, test } from 'vitest'
import { amountOfLine, discountsOfLine } from '../../../shared/domain/pricing/shown.ts'
import { completed, pricedLines } from '../../../shared/domain/pricing/stored.ts'

const line = {
  id: 'line',
  unitPrice: 230,
  discount: { kind: 'percent' as const, ppm: 50_000 },
  taxRate: { id: 'vat', name: 'VAT', ppm: 200_000 },
}
const older = { id: 'line', subtotal: 460, discount: 23, net: 364, tax: 73, gross: 437 }

describe('a priced line that was stored before it said what it is made of', () => {
  test('had its own discount and its one tax', () => {
    expect(completed(line, older)).toEqual({
      ...older,
      unitPrice: 230,
      discounts: [{ from: 'line', id: '', name: '', ppm: 50_000, amount: 23 }],
      taxes: [{ rateId: 'vat', name: 'VAT', ppm: 200_000, net: 364, tax: 73 }],
    })
    expect(completed({ ...line, discount: null }, { ...older, subtotal: 437, discount: 0 }).discounts).toEqual([])
  })

  test('is shown as it was', () => {
    const [priced] = pricedLines({ lines: [line], priced: [older] })
    if (priced === undefined) throw new Error('no line')
    expect(amountOfLine(priced)).toBe(437)
    expect(discountsOfLine(priced)).toHaveLength(1)
  })
})

test('a line of today is left as it is', () => {
  const today = { ...completed(line, older), taxes: [], discounts: [] }
  expect(completed(line, today)).toEqual(today)
})
