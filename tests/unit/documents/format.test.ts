import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decimalText, formatMoney, formatQuantity, formatRate } from '../../../shared/domain/format/format.ts'

const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ')

describe('amounts as text', () => {
  test.each([
    [1234, 2, '12.34'],
    [-5, 2, '-0.05'],
    [0, 2, '0.00'],
    [7, 0, '7'],
    [-1, 3, '-0.001'],
    [Number.MAX_SAFE_INTEGER, 2, '90071992547409.91'],
  ])('%d with %d digits is %s', (minor, digits, text) => {
    expect(decimalText(minor, digits)).toBe(text)
  })

  test('given any safe integer and currency, then the decimal holds exactly the same minor units', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.integer({ min: 0, max: 4 }), (minor, digits) => {
        expect(Number(decimalText(minor, digits).replace('.', ''))).toBe(minor === 0 ? 0 : minor)
      }),
    )
  })

  test('given shops of several countries, then money is written as there', () => {
    expect(formatMoney(123_456, { currency: 'EUR', digits: 2, locale: 'en-IE' })).toBe('€1,234.56')
    expect(plain(formatMoney(123_456, { currency: 'EUR', digits: 2, locale: 'de-DE' }))).toBe('1.234,56 €')
    expect(formatMoney(1234, { currency: 'JPY', digits: 0, locale: 'en' })).toBe('¥1,234')
    expect(plain(formatMoney(1234, { currency: 'KWD', digits: 3, locale: 'en', display: 'code' }))).toBe('KWD 1.234')
    expect(formatMoney(-1, { currency: 'USD', digits: 2, locale: 'en-US', display: 'none' })).toBe('-0.01')
  })

  test('given an amount beyond what a float can hold to the cent, then every digit is right', () => {
    const money = { currency: 'USD', digits: 2, locale: 'en-US' }
    expect(formatMoney(9_007_199_254_740_991, money)).toBe('$90,071,992,547,409.91')
  })

  test('quantities and rates', () => {
    expect(formatQuantity(2000, 'piece')).toBe('2')
    expect(formatQuantity(1_234_000, 'piece')).toBe('1,234')
    expect(formatQuantity(1250, 'kg')).toBe('1.250 kg')
    expect(formatQuantity(1250, 'kg', 'de-DE')).toBe('1,250 kg')
    expect(formatRate(200_000)).toBe('20%')
    expect(formatRate(88_750)).toBe('8.875%')
    expect(formatRate(0)).toBe('0%')
  })
})
