import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decimalFieldText, parseDecimal } from '../../../renderer/ui/decimal.ts'

describe('an amount as somebody types it', () => {
  test.each([
    ['12', 2, 1200],
    ['12.5', 2, 1250],
    ['12,50', 2, 1250],
    ['0,05', 2, 5],
    ['.5', 2, 50],
    ['5,', 2, 500],
    ['1.234,50', 2, 123_450],
    ['1,234.50', 2, 123_450],
    ['1 234,50', 2, 123_450],
    ["1'234.50", 2, 123_450],
    ['1.234.567', 2, 123_456_700],
    ['1,500', 0, 1500],
    ['380', 0, 380],
    ['1,250', 3, 1250],
    ['0.005', 3, 5],
    ['90071992547409.91', 2, Number.MAX_SAFE_INTEGER],
  ])('“%s” with %i decimals is %i', (text, digits, whole) => {
    expect(parseDecimal(text, digits)).toBe(whole)
  })

  test.each([
    ['', 2],
    ['abc', 2],
    ['-5', 2],
    ['1e3', 2],
    ['12.345', 2],
    ['1,234', 2],
    ['0,123', 2],
    ['1.5', 0],
    ['1,23,456', 2],
    ['1.2.3', 2],
    ['.', 2],
    ['90071992547409.92', 2],
  ])('“%s” with %i decimals is no amount', (text, digits) => {
    expect(parseDecimal(text, digits)).toBeNull()
  })

  test('what a field writes, it reads back as the same amount', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }),
        fc.integer({ min: 0, max: 4 }),
        fc.constantFrom('.', ','),
        (whole, digits, point) => {
          expect(parseDecimal(decimalFieldText(whole, digits, point), digits)).toBe(whole)
        },
      ),
    )
  })

  test('a weight is written without zeros that say nothing, a price with its cents', () => {
    expect(decimalFieldText(1250, 3, ',', 0)).toBe('1,25')
    expect(decimalFieldText(2000, 3, '.', 0)).toBe('2')
    expect(decimalFieldText(1200, 2, '.')).toBe('12.00')
  })
})
