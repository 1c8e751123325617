import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseDecimal } from '../../../shared/domain/catalog/decimal-text.ts'

const euros = (text: string) => parseDecimal(text, { digits: 2, sign: null })
const shopify = (text: string) => parseDecimal(text, { digits: 2, sign: '.' })

describe('a price as people write it', () => {
  test.each([
    ['12.5', 1250],
    ['12,50', 1250],
    ['1,234.50', 123450],
    ['1.234,50', 123450],
    ["1'234.50", 123450],
    ['1 234,50', 123450],
    ['1,234,567', 123456700],
    ['0', 0],
    ['.5', 50],
    ['007', 700],
    ['-3', -300],
    ['12.5000', 1250],
    ['9007.19', 900719],
    ['1.15', 115],
    ['100000000', 10_000_000_000],
  ])('%s is %i cents', (text, cents) => expect(euros(text)).toBe(cents))

  test.each([
    '',
    'abc',
    '1e5',
    '12.',
    '1,23.50',
    '1.2.3',
    '12,34,567',
    '--1',
    '1-2',
    'NaN',
    '٣',
    '1..2',
    '1 23',
    '0x10',
  ])('“%s” is no number', (text) => expect(euros(text)).toContain('is not a number'))
  test('more decimals than the currency has are named', () => {
    expect(euros('1.2345')).toContain('more than 2 decimals')
    expect(euros('0,125')).toContain('more than 2 decimals')
    expect(parseDecimal('1.5', { digits: 0, sign: '.' })).toContain('not a whole number')
  })
  test('what can mean two numbers is not guessed, unless the writer is known to use a point', () => {
    expect(euros('1,234')).toContain('can mean 1234 or 1.234')
    expect(euros('1.234')).toContain('can mean 1234 or 1.234')
    expect(shopify('1,234')).toBe(123400)
    expect(shopify('1.234')).toContain('more than 2 decimals')
    expect(parseDecimal('6.250', { digits: 3, sign: '.' })).toBe(6250)
    expect(parseDecimal('1,000', { digits: 0, sign: null })).toBe(1000)
  })
  test('beyond every price it is too large', () => expect(euros('100000000.01')).toContain('too large'))
})

test('every amount, written in any of the ways, is read back to the cent', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -9_999_999_999, max: 9_999_999_999 }),
      fc.constantFrom(['', '.'], [',', '.'], ['.', ','], [' ', ','], ["'", '.'], ['\u00a0', ',']),
      (cents, [group = '', sign = '.']) => {
        const size = Math.abs(cents)
        const whole = String(Math.trunc(size / 100)).replace(/\B(?=(\d{3})+$)/g, group)
        const text = `${cents < 0 ? '-' : ''}${whole}${sign}${String(size % 100).padStart(2, '0')}`
        expect(euros(text) === cents).toBe(true)
      },
    ),
    { numRuns: 500 },
  )
})

test('whatever stands in a cell, the answer is a safe whole number or a sentence', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.stringMatching(/^[-\d.,' ]{0,15}$/)),
      fc.constantFrom('.', ',', null),
      (text, sign) => {
        const read = parseDecimal(text, { digits: 2, sign })
        expect(typeof read === 'string' || Number.isSafeInteger(read)).toBe(true)
      },
    ),
    { numRuns: 1000 },
  )
})
