import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { quickAmounts } from '../../../renderer/features/payment/quick-amounts.ts'

describe('what a customer is likely to hand over', () => {
  test.each([
    [3840, 2, [4000, 5000, 10_000]],
    [320, 2, [500, 1000, 2000]],
    [2000, 2, [5000, 10_000, 20_000]],
    [380, 0, [500, 1000, 2000]],
    [12_345, 3, [15_000, 20_000, 50_000]],
  ])('for %i with %i decimals: %j', (total, digits, amounts) => {
    expect(quickAmounts(total, digits)).toEqual(amounts)
  })

  test('every amount is more than the total, and they rise', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000_000 }), fc.integer({ min: 0, max: 3 }), (total, digits) => {
        const amounts = quickAmounts(total, digits)
        expect(amounts.every((amount) => amount > total)).toBe(true)
        expect(amounts).toEqual([...new Set(amounts)].toSorted((one, other) => one - other))
      }),
    )
  })
})
