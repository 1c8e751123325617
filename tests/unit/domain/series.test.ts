import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nodeRuntime } from '../../../electron/host/node-runtime.ts'
import { drawnSeries, newSeries } from '../../../electron/order-manager/backups/series.ts'
import {
  onlineOrderNumber,
  onlineOrderNumbersIn,
  receiptNumber,
} from '../../../shared/domain/settings/receipt-number.ts'

const minute = 60_000
const from2026 = Date.UTC(2026, 0, 1)

describe('a series of numbers', () => {
  test('given no restore, then numbers have none; given one, then it stands in the middle', () => {
    expect(receiptNumber({ prefix: 'R1' }, 42)).toBe('R1-000042')
    expect(receiptNumber({ prefix: 'R1', series: '7K3QD' }, 42)).toBe('R1-7K3QD-000042')
    expect(onlineOrderNumber({}, 42)).toBe('W000042')
    expect(onlineOrderNumber({ series: '7K3QD' }, 1_234_567)).toBe('W-7K3QD-1234567')
  })

  test('given a text, then the numbers that it may name are found, however they are written', () => {
    for (const [series, text] of [
      [{}, 'Order W000042, thank you'],
      [{}, 'w 0000 42-019abc44d2e1'],
      [{ series: '7K3QD' }, 'WINTER W-7K3QD-000042'],
      [{ series: 'A2' }, 'w a2 000042'],
    ] as const)
      expect(onlineOrderNumbersIn(text)).toContain(onlineOrderNumber(series, 42))
    expect(onlineOrderNumbersIn('Wages of week 12345')).toEqual([])
  })

  test('given two minutes, then their series differ, whatever is drawn; and all are short and unambiguous', () => {
    const moment = fc.integer({ min: 0, max: 20 * 366 * 24 * 60 })
    fc.assert(
      fc.property(moment, moment, fc.string(), fc.string(), (one, other, drawn, drawnThen) => {
        fc.pre(one !== other)
        const series = [newSeries(from2026 + one * minute, drawn, () => false)]
        series.push(newSeries(from2026 + other * minute, drawnThen, () => false))
        expect(new Set(series).size).toBe(2)
        for (const each of series) expect(each).toMatch(/^[2-9A-HJKMNP-TV-Z]{2,6}$/)
      }),
      { seed: 7, numRuns: 1000 },
    )
  })

  test('given the same minute on two machines, then what is drawn tells most of them apart', () => {
    const drawn = [...'abcdefghjkmnpqrstvwxyz23456789']
    expect(new Set(drawn.map((letter) => newSeries(from2026 + 9e5 * minute, letter, () => false))).size).toBe(30)
  })

  test('given series that were used, or a clock before 2026, then one that was not is found', () => {
    const used = new Set<string>()
    for (let times = 0; times < 100; times += 1) {
      const series = newSeries(0, 'same', (one) => used.has(one))
      expect(used).not.toContain(series)
      used.add(series)
    }
  })

  test('given copies that are opened in the same minute, then each draws one of its own, which was not used', () => {
    const draw = (): string => nodeRuntime.newSecret()
    const drawn = new Set(Array.from({ length: 1000 }, () => drawnSeries(draw, () => false)))
    expect(drawn.size).toBe(1000)
    for (const series of drawn) expect(series).toMatch(/^[2-9A-HJKMNP-TV-Z]{6}$/)
    const secrets = ['a0b1cloudy', 'defghj', 'kmnpqr']
    expect(
      drawnSeries(
        () => secrets.shift() ?? '',
        (one) => one === 'ABCDYD',
      ),
    ).toBe('EFGHJK')
  })
})
