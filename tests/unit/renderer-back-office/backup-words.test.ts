import { describe, expect, test } from 'vitest'
import { missingWords, receiptsBetween } from '../../../renderer/features/backups/missing-words.ts'
import { counted, newestGood, sizeText } from '../../../renderer/features/backups/snapshot-words.ts'
import type { Progress, Snapshot } from '../../../shared/contract/backups.ts'

const kept: Progress = { sequence: 400, at: 8_000, receipt: 'R1-000120' }
const moment = (at: number): string => `moment ${at}`

describe('how many receipts a backup lacks', () => {
  test.each([
    ['R1-000120', 'R1-000134', 14],
    ['R1-000120', 'R1-000120', 0],
    ['R1-7K3QD-000002', 'R1-7K3QD-000005', 3],
    [null, 'R1-000007', 7],
    // The backup may be from before the first sale of any series.
    [null, 'R1-7K3QD-000003', null],
    ['R1-000120', 'R1-7K3QD-000003', null],
    ['R1-000120', 'R2-000134', null],
    ['R1-000134', 'R1-000120', null],
    ['R1-000120', null, null],
    [null, null, null],
  ])('given one that reaches %s and a till at %s, then they are %s', (from, to, count) => {
    expect(receiptsBetween(from, to)).toBe(count)
  })
})

describe('what is missing from a backup, in words', () => {
  test('given a damaged shop whose last receipt is known, then both receipts, the time and the count are said', () => {
    const words = missingWords(kept, { sequence: 480, at: 9_000, receipt: 'R1-000134' }, moment)
    expect(words).toContain('The backup reaches receipt R1-000120; the till had reached R1-000134 on moment 9000.')
    expect(words).toContain('14 sales are missing from it')
  })

  test('given one sale more, then it is one sale', () => {
    expect(missingWords(kept, { receipt: 'R1-000121' }, moment)).toContain('One sale is missing from it')
  })

  test('given a running shop, then the till is at its receipt now, and no time is said', () => {
    const words = missingWords(kept, { receipt: 'R1-000122' }, moment)
    expect(words).toContain('the till is at R1-000122.')
    expect(words).not.toContain('moment')
  })

  test('given that nobody knows how far the till had come, then it is said so and nothing is claimed', () => {
    const words = missingWords(kept, null, moment)
    expect(words).toContain('not known')
    expect(words).not.toContain('missing')
  })

  test('given the very entry that the backup ends with, then nothing is missing', () => {
    expect(missingWords(kept, { ...kept }, moment)).toContain('Nothing is missing')
  })

  test('given the same number in another journal, then it is not claimed that nothing is missing', () => {
    expect(missingWords(kept, { ...kept, at: 9_000 }, moment)).toContain(
      'What was changed until moment 9000 may be missing',
    )
  })

  test('given a till in another series, then no count is claimed', () => {
    const words = missingWords(kept, { receipt: 'R1-7K3QD-000003' }, moment)
    expect(words).toContain('can’t be told')
    expect(words).not.toMatch(/\d sales? (is|are) missing/)
  })

  test('given a backup from before the first sale and a shop without one, then changes may be missing', () => {
    expect(missingWords({ sequence: 3, at: 1, receipt: null }, { receipt: null }, moment)).toMatch(
      /^The backup is from before the first sale\. What was changed since may be missing/,
    )
  })
})

describe('a backup’s size', () => {
  test.each([
    [0, '0 bytes'],
    [1, '1 byte'],
    [999, '999 bytes'],
    [1_000, '1 kB'],
    [12_345_678, '12.3 MB'],
    // Rounded up, it is the next unit.
    [999_960, '1 MB'],
    [4_000_000_000_000_000, '4,000 TB'],
  ])('given %i bytes, then it is “%s”', (bytes, words) => {
    expect(sizeText(bytes, 'en-GB')).toBe(words)
  })
})

test.each([
  [0, '0 orders'],
  [1, '1 order'],
  [1_204, '1,204 orders'],
])('given %i orders, then it says “%s”', (count, words) => {
  expect(counted(count, 'order', 'en-GB')).toBe(words)
})

test('given a newest backup that did not pass its check, then the next one is the newest good one', () => {
  const snapshot = (id: string, problem: string | null): Snapshot => ({
    id,
    at: 1,
    reason: 'schedule',
    bytes: 1,
    orders: 1,
    products: 1,
    progress: kept,
    problem,
  })
  const good = snapshot('good', null)
  expect(newestGood([snapshot('bad', 'Two orders are missing.'), good, snapshot('older', null)])).toBe(good)
  expect(newestGood([snapshot('bad', 'Two orders are missing.')])).toBeNull()
})
