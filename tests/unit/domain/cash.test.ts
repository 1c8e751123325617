import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cashIncrement, inCash } from '../../../shared/domain/money/cash.ts'
import { currencies, currencyDigits } from '../../../shared/domain/money/currency.ts'
import { AmountOutOfRangeError, sum } from '../../../shared/domain/money/money.ts'
import { spread } from '../../../shared/domain/money/spread.ts'
import { isRefusal } from '../../../shared/domain/refusal.ts'

const numRuns = 10_000
const cldr = '../shared/data/currency/cldr-currencyData.json'

interface Fractions {
  readonly _digits: string
  readonly _cashDigits?: string
  readonly _cashRounding?: string
}

describe('cash', () => {
  test.each([
    ['CHF', 2, 5],
    ['CAD', 2, 5],
    ['DKK', 2, 50],
    ['SEK', 2, 100],
    ['EUR', 2, 1],
    ['JPY', 0, 1],
    ['KWD', 3, 1],
    ['constructor', 2, 1],
  ])('in %s, of %d digits, is a multiple of %d minor units', (currency, digits, increment) =>
    expect(cashIncrement(currency, digits)).toBe(increment),
  )

  test.runIf(existsSync(cldr))('is what CLDR says of every currency that a shop may choose', () => {
    const all = JSON.parse(readFileSync(cldr, 'utf8')) as {
      supplemental: { currencyData: { fractions: Record<string, Fractions> } }
    }
    const { fractions } = all.supplemental.currencyData
    let rounded = 0
    for (const currency of currencies()) {
      const facts = fractions[currency]
      const digits = currencyDigits(currency)
      if (isRefusal(digits)) throw new Error(digits.message)
      const coarse = facts?._cashDigits !== undefined || facts?._cashRounding !== undefined
      const cashDigits = Number(facts?._cashDigits ?? facts?._digits ?? digits)
      const step = Number(facts?._cashRounding ?? 0) || 1
      const expected = coarse ? step * 10 ** Math.max(0, digits - cashDigits) : 1
      expect(cashIncrement(currency, digits), currency).toBe(expected)
      if (cashIncrement(currency, digits) > 1) rounded += 1
    }
    expect(rounded).toBeGreaterThan(10)
  })

  test('is the nearest amount that coins can pay, half away from zero, and a refund mirrors it', () => {
    expect([2, 3, 7, 8, -2, -3].map((minor) => inCash(minor, 5))).toEqual([0, 5, 5, 10, 0, -5])
    expect([25, 24, -25].map((minor) => inCash(minor, 50))).toEqual([50, 0, -50])
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.constantFrom(1, 5, 50, 100), (minor, increment) => {
        const cash = inCash(minor, increment)
        expect(Math.abs(cash % increment)).toBe(0)
        expect(2 * Math.abs(cash - minor)).toBeLessThanOrEqual(increment)
        expect(inCash(0 - minor, increment)).toBe(0 - cash)
      }),
      { numRuns },
    )
    expect(() => inCash(Number.MAX_SAFE_INTEGER, 50)).toThrow(AmountOutOfRangeError)
  })
})

describe('spreading an amount', () => {
  const shares = (amount: number, ...weights: number[]) => spread(amount, weights.map(BigInt))

  test.each([
    [100, [1, 1, 1], [34, 33, 33]],
    [-100, [1, 1, 1], [-34, -33, -33]],
    [1, [1, 3], [0, 1]],
    [2, [1, 3], [0, 2]],
    [5, [0, 1, 0], [0, 5, 0]],
    [5, [0, 0], [3, 2]],
    [0, [], []],
    [0, [1, 2], [0, 0]],
    [7, [5], [7]],
  ])('%d by %j is %j', (amount, weights, expected) => expect(shares(amount, ...weights)).toEqual(expected))

  test('adds up to it, with each share within a minor unit of the exact one, and a larger weight never less', () => {
    const weights = fc.array(fc.bigInt({ min: 0n, max: 10n ** 20n }), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), weights, (amount, given) => {
        const found = spread(amount, given)
        expect(sum(found)).toBe(amount)
        const total = given.reduce((all, one) => all + one, 0n)
        if (total === 0n) return
        for (const [index, share] of found.entries()) {
          const apart = BigInt(share) * total - BigInt(amount) * (given[index] ?? 0n)
          expect(apart < total && apart > -total).toBe(true)
          for (const [other, weight] of given.entries())
            if (weight > (given[index] ?? 0n))
              expect(Math.abs(found[other] ?? 0)).toBeGreaterThanOrEqual(Math.abs(share))
        }
      }),
      { numRuns },
    )
  })

  test('over nothing, or by less than nothing, is refused', () => {
    expect(() => shares(1)).toThrow(AmountOutOfRangeError)
    expect(() => shares(1, 2, -1)).toThrow(AmountOutOfRangeError)
    expect(() => shares(0.5, 1, 1)).toThrow(AmountOutOfRangeError)
  })
})
