import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { expired } from '../../../electron/store/backup/pruning.ts'
import { aBackup, day, hour } from './backup-facts.ts'

const now = Date.UTC(2026, 10, 23, 12)
const everyFourHours = (days: number) => Array.from({ length: days * 6 }, (_, index) => aBackup(now - index * 4 * hour))
const remaining = (backups: readonly ReturnType<typeof aBackup>[]) => {
  const gone = new Set(expired(backups, now))
  return backups.filter((backup) => !gone.has(backup))
}
const ages = (backups: readonly ReturnType<typeof aBackup>[]) => backups.map(({ at }) => (now - at) / day)

describe('backups that have grown old', () => {
  test('given two years of one every four hours, then all of two days stay, one a day, one a week, one a month', () => {
    const kept = ages(remaining(everyFourHours(730)))
    const between = (from: number, to: number) => kept.filter((age) => age > from && age <= to).length
    expect(kept.filter((age) => age <= 2)).toHaveLength(13)
    expect(between(2, 14)).toBeGreaterThanOrEqual(12)
    expect(between(2, 14)).toBeLessThanOrEqual(13)
    expect(between(14, 56)).toBeGreaterThanOrEqual(6)
    expect(between(14, 56)).toBeLessThanOrEqual(7)
    expect(between(56, 365)).toBeGreaterThanOrEqual(10)
    expect(between(56, 365)).toBeLessThanOrEqual(11)
    expect(between(365, 1000)).toBe(0)
  })

  test('given a shop that prunes after each backup for a year, then it has as many of each age as one that prunes once', () => {
    let backups: ReturnType<typeof aBackup>[] = []
    const begin = now - 365 * day
    for (let at = begin; at <= now; at += 4 * hour) {
      backups = [aBackup(at), ...backups]
      const gone = new Set(expired(backups, at))
      backups = backups.filter((backup) => !gone.has(backup))
    }
    const pruned = ages(backups)
    expect(pruned.filter((age) => age <= 2)).toHaveLength(13)
    expect(pruned.filter((age) => age > 2 && age <= 14).length).toBeGreaterThanOrEqual(12)
    expect(pruned.filter((age) => age > 14 && age <= 56).length).toBeGreaterThanOrEqual(6)
    expect(pruned.filter((age) => age > 56).length).toBeGreaterThanOrEqual(9)
  })

  test('given any backups, then the newest good one stays, and what stayed once stays while the clock stands', () => {
    const backup = fc.record({
      age: fc.integer({ min: 0, max: 900 * 24 }),
      problem: fc.constantFrom(null, null, 'damaged'),
      reason: fc.constantFrom('schedule' as const, 'request' as const, 'restore' as const, 'migration' as const),
      keptUntil: fc.constantFrom(null, now - day, now + day),
    })
    fc.assert(
      fc.property(fc.uniqueArray(backup, { selector: ({ age }) => age, maxLength: 60 }), (made) => {
        const backups = made
          .toSorted((one, other) => one.age - other.age)
          .map(({ age, ...rest }) => aBackup(now - age * hour, rest))
        const kept = remaining(backups)
        const newestGood = backups.find(({ problem }) => problem === null)
        if (newestGood !== undefined) expect(kept).toContain(newestGood)
        expect(expired(kept, now)).toEqual([])
      }),
      { seed: 42, numRuns: 300 },
    )
  })
})

describe('backups that are not pruned by their age alone', () => {
  const old = now - 800 * day
  test('given one before a migration or a restore, then it stays until a good start, and as long as it is kept after that', () => {
    const newest = aBackup(now)
    const before = (keptUntil: number | null) => aBackup(old, { reason: 'migration', keptUntil })
    expect(remaining([newest, before(null)])).toHaveLength(2)
    expect(remaining([newest, before(now + 1)])).toHaveLength(2)
    expect(remaining([newest, before(now - 1)])).toEqual([newest])
  })

  test('given the only good one, then it stays, however old it is', () => {
    const good = aBackup(old)
    expect(remaining([aBackup(now, { problem: 'damaged' }), good])).toHaveLength(2)
  })

  test('given damaged ones, then only the newest stays, and only until a good one follows', () => {
    const damaged = (at: number) => aBackup(at, { problem: 'damaged' })
    const good = aBackup(now - 3 * hour)
    expect(remaining([damaged(now), damaged(now - hour), good])).toEqual([damaged(now), good])
    expect(remaining([aBackup(now), damaged(now - hour)])).toEqual([aBackup(now)])
  })
})
