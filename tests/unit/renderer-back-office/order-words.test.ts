import { describe, expect, test } from 'vitest'
import { effectWords, retryText, shortId } from '../../../renderer/features/orders/effect-words.ts'
import { ageText, relativeTime } from '../../../renderer/features/orders/relative-time.ts'
import { webShopEvents } from '../../../shared/domain/orders/effects.ts'

const minute = 60_000
const hour = 60 * minute

describe('times relative to now', () => {
  test.each([
    [0, 'just now'],
    [-5 * minute, 'just now'],
    [59 * minute, '59 min ago'],
    [23 * hour, '23 h ago'],
    [24 * hour, '1 day ago'],
    [50 * hour, '2 days ago'],
  ])('given %i milliseconds ago, then it says “%s”', (age, words) => {
    expect(relativeTime(1e12, 1e12 + age)).toBe(words)
  })

  test.each([
    [0, '0 min'],
    [3 * hour, '3 h'],
    [3 * hour + 20 * minute, '3 h 20 min'],
    [24 * hour, '1 day'],
    [52 * hour, '2 days 4 h'],
  ])('given a wait of %i milliseconds, then it is “%s”', (age, words) => {
    expect(ageText(1e12, 1e12 + age)).toBe(words)
  })

  test('given a retry that is due, soon or later, then it says when', () => {
    expect([retryText(0, 10), retryText(40_000, 0), retryText(300_000, 0)]).toEqual(['now', 'in 40 s', 'in 5 min'])
  })
})

describe('what an order owes the outside world, in words', () => {
  test('given any event, then it names the web shop and the event', () => {
    const words = webShopEvents.map((event) => effectWords({ kind: 'notify', event }, 'Tideshop'))
    expect(new Set(words).size).toBe(webShopEvents.length)
    expect(
      words.every((one) => one.startsWith('Telling Tideshop that') || one.startsWith('Telling Tideshop what')),
    ).toBe(true)
  })

  test('given a long id, then its end is shown', () => {
    expect(shortId('9DR712AB34CD56EF78')).toBe('…CD56EF78')
    expect(shortId('short')).toBe('short')
  })
})
