import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calculate } from '../../../electron/verify/pricing/calculate.ts'
import type { LineToPrice } from '../../../shared/domain/pricing/cart.ts'
import { price } from '../../../shared/domain/pricing/price.ts'
import type { Promotion } from '../../../shared/domain/pricing/promotions/promotion.ts'
import { aCart, aLine, anyCart, anyCrowdedCart, numRuns } from './any-cart.ts'

describe('what the core makes of a cart, and what the rules make of it when they are worked out once more', () => {
  test('are the same for any cart, to the cent, line by line and tax by tax', () => {
    fc.assert(
      fc.property(anyCart, (cart) => {
        expect(calculate(cart)).toEqual(price(cart))
      }),
      { numRuns, endOnFailure: true },
    )
  })

  test('are the same where many promotions exclude each other and much costs alike', () => {
    fc.assert(
      fc.property(anyCrowdedCart, (cart) => {
        expect(calculate(cart)).toEqual(price(cart))
      }),
      { numRuns, endOnFailure: true },
    )
  })
})

const everything = { kind: 'everything' } as const
const off = (id: string, ppm: number, combinable = false): Promotion => ({
  ...{ id, name: id, minimum: null, combinable },
  reward: { kind: 'percent', ppm, on: everything },
})
const mug = (fields: Partial<LineToPrice>): LineToPrice => aLine({ unitPrice: 1000, ...fields })

describe('where it is easy to differ, it', () => {
  test('is settled for bundles of units that share a cent: as many as save anything before rounding', () => {
    const bundle = (id: string, units: number, cost: number): Promotion => ({
      ...off(id, 1, true),
      reward: { kind: 'bundle', parts: [{ of: everything, units }], price: cost },
    })
    // The first leaves 11.69 for three: 3.90, 3.89 and 3.90 by rounding, each 3.896… in truth, and dearer than the second.
    const cart = aCart([mug({ quantity: 3000, unitPrice: 500 })], {
      promotions: [bundle('a', 2, 669), bundle('b', 1, 389)],
    })
    expect(calculate(cart)).toEqual(price(cart))
    expect(price(cart).totals.total).toBe(1167)
  })

  test('is settled for promotions that are as good as each other: the one that is applied first', () => {
    const cart = aCart([mug({})], { promotions: [off('b', 100_000), off('a', 100_000)] })
    expect(calculate(cart)).toEqual(price(cart))
    expect(price(cart).lines[0]?.discounts).toMatchObject([{ id: 'a', amount: 100 }])
  })
})
