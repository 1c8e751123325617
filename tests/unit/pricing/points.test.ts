import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { earnedBy, pointsFor, pointsTaken } from '../../../shared/domain/pricing/points.ts'
import { numRuns } from './any-cart.ts'

const line = (id: string, quantity: number, more: object = {}) => ({ id, quantity, ...more }) as never
const priced = (id: string, gross: number) => ({ id, gross }) as never

describe('points', () => {
  test('there is one for each whole unit, and none for a part of one', () => {
    expect(pointsFor({ base: 1099, per: 100 })).toBe(10)
    expect(pointsFor({ base: 99, per: 100 })).toBe(0)
    expect(pointsFor({ base: -500, per: 100 })).toBe(0)
  })

  test('are earned for goods that go out; not for gift cards, nor for what points pay, nor less for what comes back', () => {
    const lines = [line('goods', 1000), line('card', 1000, { credit: {} }), line('back', -1000)]
    const all = [priced('goods', 2000), priced('card', 5000), priced('back', -700)]
    const payments = [
      { tender: 'points', amount: 300 },
      { tender: 'giftCard', amount: 1000 },
      { tender: 'cash', amount: 5000 },
    ] as never
    const rule = { account: 'points:ada', per: 100 }
    const carried = [
      { tender: 'points', amount: 200 },
      { tender: 'card', amount: 500 },
    ] as never
    expect(earnedBy({ lines, priced: all, payments, carried }, rule)).toEqual({ ...rule, base: 1500 })
    expect(earnedBy({ lines, priced: all, payments }, undefined)).toBeUndefined()
  })

  test('that come back in any parts are as if only the rest had been bought, and with all of it none are left', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1000 }),
        fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 0, max: 100_000 }),
        (per, parts, spent) => {
          const goods = parts.reduce((sum, one) => sum + one, 0)
          const earned = { base: goods - Math.min(spent, goods), per }
          let [back, points] = [0, pointsFor(earned)]
          for (const part of parts) {
            points += pointsTaken(earned, back, part)
            back += part
            expect(points).toBe(Math.max(0, Math.floor((earned.base - back) / per)))
          }
          expect(points).toBe(0)
        },
      ),
      { numRuns },
    )
  })
})
