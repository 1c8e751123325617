import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { currencies, currencyDigits } from '../../../shared/domain/money/currency.ts'
import { AmountOutOfRangeError, share, sum } from '../../../shared/domain/money/money.ts'

const numRuns = 10_000
const safe = fc.maxSafeInteger()
const ppm = fc.integer({ min: 0, max: 1_000_000 })
const modest = fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 })

/** Negation that knows no −0. */
const minus = (amount: number) => 0 - amount

/** What a calculation makes of amounts: a number, or that it can't be exact. */
const outcome = (calculation: () => number): number | 'out of range' => {
  try {
    return calculation()
  } catch (error) {
    if (error instanceof AmountOutOfRangeError) return 'out of range'
    throw error
  }
}

describe('a share of an amount', () => {
  test.each([
    // Half a cent goes away from zero, on both sides of it.
    [1, 1, 2, 1],
    [-1, 1, 2, -1],
    [5, 1, 10, 1],
    [-5, 1, 10, -1],
    [4, 1, 10, 0],
    [-4, 1, 10, 0],
    [100, 1_000_000, 1_200_000, 83],
    [0, 7, 3, 0],
    [7, 0, 3, 0],
    [1, -1, 2, -1],
    [1, 1, -2, -1],
    [-1, -1, 2, 1],
    [Number.MAX_SAFE_INTEGER, 1, 1, Number.MAX_SAFE_INTEGER],
    [Number.MAX_SAFE_INTEGER, 1_000_000, 1_000_000, Number.MAX_SAFE_INTEGER],
  ])('%d × %d ÷ %d is %d', (amount, numerator, denominator, expected) => {
    const found = share(amount, numerator, denominator)
    expect(found).toBe(expected)
  })

  test('of a negative amount is the negative share, so that a refund mirrors its sale', () => {
    fc.assert(
      fc.property(safe, ppm, (amount, part) => {
        expect(share(minus(amount), part, 1_000_000)).toBe(minus(share(amount, part, 1_000_000)))
      }),
      { numRuns },
    )
  })

  test('is off by half a minor unit at most, and by exactly half only away from zero', () => {
    fc.assert(
      fc.property(safe, ppm, fc.integer({ min: 1, max: 2_000_000 }), (amount, numerator, denominator) => {
        const found = outcome(() => share(amount, numerator, denominator))
        if (found === 'out of range') return
        const twiceOff = 2n * (BigInt(found) * BigInt(denominator) - BigInt(amount) * BigInt(numerator))
        expect(twiceOff >= -BigInt(denominator) && twiceOff <= BigInt(denominator)).toBe(true)
        if (twiceOff === BigInt(denominator)) expect(found).toBeGreaterThan(0)
        if (twiceOff === -BigInt(denominator)) expect(found).toBeLessThan(0)
      }),
      { numRuns },
    )
  })

  test('never grows past its amount, and a larger part is never less', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }), ppm, ppm, (amount, one, other) => {
        const [less, more] = [
          share(amount, Math.min(one, other), 1_000_000),
          share(amount, Math.max(one, other), 1_000_000),
        ]
        expect(less).toBeLessThanOrEqual(more)
        expect(more).toBeLessThanOrEqual(amount)
      }),
      { numRuns },
    )
  })

  test('is a safe integer or an AmountOutOfRangeError, whatever the numbers', () => {
    fc.assert(
      fc.property(
        fc.double(),
        fc.oneof(safe, fc.double()),
        fc.oneof(safe, fc.double()),
        (amount, numerator, denominator) => {
          const found = outcome(() => share(amount, numerator, denominator))
          expect(found === 'out of range' || Number.isSafeInteger(found)).toBe(true)
        },
      ),
      { numRuns },
    )
    for (const bad of [0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])
      expect(() => share(bad, 1, 1), `a share of ${bad}`).toThrow(AmountOutOfRangeError)
    expect(() => share(1, 1, 0)).toThrow(AmountOutOfRangeError)
    expect(() => share(Number.MAX_SAFE_INTEGER, 2, 1)).toThrow(AmountOutOfRangeError)
  })
})

describe('a sum', () => {
  test('of nothing is nothing', () => expect(sum([])).toBe(0))

  test('is the same in any order, and undone by its mirror', () => {
    fc.assert(
      fc.property(fc.array(modest, { maxLength: 50 }), fc.array(modest, { maxLength: 50 }), (ours, theirs) => {
        expect(sum([...ours, ...theirs])).toBe(sum([...theirs, ...ours].toReversed()))
        expect(sum([sum(ours), sum(theirs)])).toBe(sum([...ours, ...theirs]))
        expect(sum([...ours, ...ours.map(minus)])).toBe(0)
      }),
      { numRuns },
    )
  })

  test('is exact where floating point is not, even when it passes through the unsafe range', () => {
    const most = Number.MAX_SAFE_INTEGER
    expect(sum([most, most, -most, -most, 1])).toBe(1)
    expect(() => sum([most, 1])).toThrow(AmountOutOfRangeError)
    expect(() => sum([-most, -1])).toThrow(AmountOutOfRangeError)
    expect(() => sum([0.1, 0.2])).toThrow(AmountOutOfRangeError)
  })

  test('of any safe amounts is a safe integer or an AmountOutOfRangeError', () => {
    fc.assert(
      fc.property(fc.array(safe, { maxLength: 10 }), (amounts) => {
        const found = outcome(() => sum(amounts))
        expect(found === 'out of range' || Number.isSafeInteger(found)).toBe(true)
      }),
      { numRuns },
    )
  })
})

describe('a currency', () => {
  // ISO 4217, column “minor unit”.
  test.each([
    ['EUR', 2],
    ['USD', 2],
    ['JPY', 0],
    ['KWD', 3],
  ])('%s has %d digits', (code, digits) => expect(currencyDigits(code)).toBe(digits))

  test.each([
    ['XXQ', 'unknown_currency'],
    ['eur', 'unknown_currency'],
    ['', 'unknown_currency'],
    ['MGA', 'currency_in_fifths'],
    ['MRU', 'currency_in_fifths'],
  ])('“%s” is refused', (code, refusal) => expect(currencyDigits(code)).toMatchObject({ refusal, field: 'currency' }))

  test('that may be chosen has 0 to 4 digits', () => {
    expect(currencies()).toContain('EUR')
    for (const code of currencies()) expect([0, 1, 2, 3, 4], `digits of ${code}`).toContain(currencyDigits(code))
  })
})
