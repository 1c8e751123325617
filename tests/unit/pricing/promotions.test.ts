import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { price } from '../../../shared/domain/pricing/price.ts'
import type { Goods } from '../../../shared/domain/pricing/promotions/goods.ts'
import type { Promotion, Reward } from '../../../shared/domain/pricing/promotions/promotion.ts'
import { aCart, aLine, amount, anyCart, numRuns, percent } from './any-cart.ts'

// Ten thousand runs of each property take a machine that is at work elsewhere a while.
vi.setConfig({ testTimeout: 240_000 })

const everything: Goods = { kind: 'everything' }
const of = (...ids: string[]): Goods => ({ kind: 'products', ids })
const promotion = (reward: Reward, fields: Partial<Promotion> = {}): Promotion => ({
  ...{ id: reward.kind, name: reward.kind, reward, minimum: null, combinable: true },
  ...fields,
})
const line = (id: string, unitPrice: number, pieces = 1, fields: Parameters<typeof aLine>[0] = {}) =>
  aLine({ id, sku: id, productId: id, unitPrice, quantity: pieces * 1000, ...fields })
/** What each line has off. */
const off = (lines: Parameters<typeof aCart>[0], ...promotions: Promotion[]) =>
  price(aCart(lines, { promotions })).lines.map(({ discount }) => discount)

const threeForTwo = promotion({
  ...{ kind: 'buyGet', buy: everything, buyUnits: 2, get: null, getUnits: 1, ppm: 1_000_000 },
})

describe('percent and amount', () => {
  const shoes = line('shoes', 4000, 2, { category: 'Shoes' })
  const socks = line('socks', 500, 3, { category: 'Socks' })

  test.each<[string, Reward, number[]]>([
    ['products', { kind: 'percent', ppm: 100_000, on: of('socks') }, [0, 150]],
    ['categories', { kind: 'percent', ppm: 100_000, on: { kind: 'categories', names: ['Shoes'] } }, [800, 0]],
    ['each unit of products', { kind: 'amount', amount: 120, on: of('socks', 'shoes') }, [240, 360]],
    ['the order', { kind: 'orderPercent', ppm: 100_000 }, [800, 150]],
    ['the order, once', { kind: 'orderAmount', amount: 950 }, [800, 150]],
  ])('off %s', (_what, reward, expected) => expect(off([shoes, socks], promotion(reward))).toEqual(expected))

  test('the result says which promotion gave what', () => {
    const { lines } = price(
      aCart([shoes], { promotions: [promotion({ kind: 'percent', ppm: 250_000, on: everything }, { name: 'Sale' })] }),
    )
    expect(lines[0]?.discounts).toEqual([
      { from: 'promotion', id: 'percent', name: 'Sale', ppm: 250_000, amount: 2000 },
    ])
  })

  test('never take off more than a line costs', () => {
    expect(off([socks], promotion({ kind: 'amount', amount: 9999, on: everything }))).toEqual([1500])
    expect(off([socks], promotion({ kind: 'orderAmount', amount: 9999 }))).toEqual([1500])
  })

  test('a price or a discount that was given by hand is left alone, but not by what is off the order', () => {
    const agreed = [
      line('a', 1000, 1, { agreed: true }),
      line('b', 1000, 1, { discount: percent(100_000) }),
      line('c', 1000),
    ]
    expect(off(agreed, promotion({ kind: 'percent', ppm: 500_000, on: everything }))).toEqual([0, 100, 500])
    expect(off(agreed, promotion({ kind: 'orderPercent', ppm: 500_000 }))).toEqual([500, 550, 500])
  })
})

describe('a threshold', () => {
  const from50 = promotion({ kind: 'orderAmount', amount: 500 }, { minimum: 5000 })
  test('is reached by the goods after the lines’ own discounts', () => {
    expect(off([line('a', 4999)], from50)).toEqual([0])
    expect(off([line('a', 5000)], from50)).toEqual([500])
    expect(off([line('a', 5000, 1, { discount: amount(1) })], from50)).toEqual([1])
  })
  test('is not reached by shipping, and other promotions don’t undo it', () => {
    expect(off([line('a', 4999), line('post', 500, 1, { kind: 'shipping' })], from50)).toEqual([0, 0])
    expect(off([line('a', 5000)], from50, promotion({ kind: 'percent', ppm: 500_000, on: everything }))).toEqual([3000])
  })
})

describe('buy so many, get so many', () => {
  test.each([
    [1, 0],
    [2, 0],
    [3, 100],
    [5, 100],
    [6, 200],
    [8, 200],
  ])('three for two: %d pieces at 1.00 have %d off', (pieces, expected) =>
    expect(off([line('a', 100, pieces)], threeForTwo)).toEqual([expected]),
  )

  test('over several lines, the cheapest are free', () => {
    expect(off([line('dear', 900, 2), line('cheap', 300), line('middle', 500)], threeForTwo)).toEqual([0, 300, 0])
    expect(off([line('dear', 900, 4), line('cheap', 300, 2)], threeForTwo)).toEqual([0, 600])
  })

  test('two at half price for two: the third has it already', () => {
    const reward = { kind: 'buyGet', buy: everything, buyUnits: 2, get: null, getUnits: 2, ppm: 500_000 } as const
    const of3 = [2, 3, 4, 5].map((pieces) => off([line('a', 100, pieces)], promotion(reward))[0])
    expect(of3).toEqual([0, 50, 100, 100])
  })

  test('of other goods: a scarf with a coat, as many scarves as coats', () => {
    const scarf = promotion({
      kind: 'buyGet',
      buy: of('coat'),
      buyUnits: 1,
      get: of('scarf'),
      getUnits: 1,
      ppm: 1_000_000,
    })
    expect(off([line('coat', 9000), line('scarf', 1500, 3)], scarf)).toEqual([0, 1500])
    expect(off([line('coat', 9000, 2), line('scarf', 1500)], scarf)).toEqual([0, 1500])
    expect(off([line('scarf', 1500)], scarf)).toEqual([0])
  })

  test('what is weighed has no units to give', () =>
    expect(off([line('a', 100, 3, { unit: 'kg' })], threeForTwo)).toEqual([0]))
})

describe('a bundle', () => {
  test('any three for 10.00: as many as pay, the dearest first', () => {
    const three = promotion({ kind: 'bundle', parts: [{ of: everything, units: 3 }], price: 1000 })
    expect(off([line('a', 500, 3), line('b', 100, 3)], three)).toEqual([500, 0])
    expect(off([line('a', 500, 2), line('b', 400, 2)], three)).toEqual([286, 114])
    expect(off([line('a', 300, 3)], three)).toEqual([0])
    expect(off([line('a', 500, 2)], three)).toEqual([0])
  })

  test('of two parts: a cup and two cakes for 6.00', () => {
    const both = promotion({
      kind: 'bundle',
      parts: [
        { of: of('cup'), units: 1 },
        { of: of('cake'), units: 2 },
      ],
      price: 600,
    })
    expect(off([line('cup', 400, 2), line('cake', 300, 3)], both)).toEqual([160, 240])
    expect(off([line('cup', 400, 2), line('cake', 300, 4)], both)).toEqual([320, 480])
    expect(off([line('cup', 400, 2)], both)).toEqual([0])
  })
})

describe('which may be combined', () => {
  const ten = promotion({ kind: 'percent', ppm: 100_000, on: everything }, { id: 'ten' })
  const twenty = promotion({ kind: 'percent', ppm: 200_000, on: of('a') }, { id: 'twenty' })

  test('those that may are applied one after the other, each to what is left', () =>
    expect(off([line('a', 1000), line('b', 1000)], ten, twenty)).toEqual([280, 100]))

  test('of those that may not, the customer gets the best', () => {
    const alone = { ...twenty, combinable: false }
    expect(off([line('a', 1000)], ten, alone)).toEqual([200])
    // 10 % of both is 1.10 off, 20 % of the cheaper one 0.20.
    expect(off([line('a', 100), line('b', 1000)], ten, alone)).toEqual([10, 100])
  })

  test('one that may not be combined is alone on its goods only', () => {
    const onA = { ...twenty, combinable: false }
    const onB = promotion({ kind: 'percent', ppm: 500_000, on: of('b') }, { id: 'half', combinable: false })
    expect(off([line('a', 1000), line('b', 1000)], onA, onB)).toEqual([200, 500])
  })

  test('28.00 off by two together beats 25.00 off by one alone, and loses to 30.00', () => {
    const alone = (ppm: number) => promotion({ kind: 'orderPercent', ppm }, { id: 'alone', combinable: false })
    expect(off([line('a', 10_000)], ten, twenty, alone(250_000))).toEqual([2800])
    expect(off([line('a', 10_000)], ten, twenty, alone(300_000))).toEqual([3000])
  })

  test('no promotion that may be had alone would have been better for the customer', () => {
    fc.assert(
      fc.property(anyCart, (cart) => {
        const total = price({ ...cart, discount: null, rounding: 'line' }).totals
        for (const one of cart.promotions) {
          const alone = price({ ...cart, discount: null, rounding: 'line', promotions: [one] }).totals
          // Each promotion is rounded on each line.
          expect(total.discount).toBeGreaterThanOrEqual(alone.discount - cart.lines.length * cart.promotions.length)
        }
      }),
      { numRuns },
    )
  })
})
