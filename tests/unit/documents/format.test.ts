import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  decimalText,
  formatMoney,
  formatQuantity,
  formatRate,
  formatTaxName,
} from '../../../shared/domain/format/format.ts'

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

describe('a tax', () => {
  const tax = (name: string, ppm: number, more: { rateId?: string; perUnit?: number } = {}) =>
    formatTaxName({ rateId: 'id', name, ppm, ...more }, 'de-DE')

  test('is called by its name and rate, once', () => {
    expect(tax('MwSt.', 190_000)).toBe('MwSt. 19\u00a0%')
    expect(tax('MwSt. 19 %', 190_000)).toBe('MwSt. 19 %')
    expect(tax('MwSt. null', 0)).toBe('MwSt. null 0\u00a0%')
  })
  test('by the unit, and what is not taxed at all, is called by its name', () => {
    expect(tax('Pfand', 0, { perUnit: 25 })).toBe('Pfand')
    expect(tax('Not taxed', 0, { rateId: '' })).toBe('Not taxed')
  })
})
