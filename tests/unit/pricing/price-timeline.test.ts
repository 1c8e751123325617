import { describe, expect, test } from 'vitest'
import type { PriceList } from '../../../shared/domain/pricing/price-list.ts'
import { priceTimeline } from '../../../shared/domain/pricing/price-timeline.ts'

const mug = { id: 'mug', price: 1000 }
const list = (id: string, fields: Partial<PriceList>): PriceList => ({
  ...{ id, name: id, customerGroup: null, from: null, until: null, prices: {}, ppmOff: null },
  ...fields,
})
const spans = (lists: readonly PriceList[], group: string | null) =>
  priceTimeline(lists, mug, 100, group).map(({ from, until, price, list: by }) => [from, until, price, by?.id ?? null])

describe('what a product costs over time', () => {
  const lists = [
    list('week', { from: 200, until: 300, prices: { mug: 800 } }),
    list('trade', { customerGroup: 'Trade', ppmOff: 100_000, until: 250 }),
    list('past', { until: 50, prices: { mug: 1 } }),
  ]
  test('is the catalog’s price, and the list’s for as long as it holds', () => {
    expect(spans(lists, null)).toEqual([
      [100, 200, 1000, null],
      [200, 300, 800, 'week'],
      [300, null, 1000, null],
    ])
  })
  test('is the lowest of what holds for the group; where nothing changes there is one span', () => {
    expect(spans(lists, 'trade')).toEqual([
      [100, 200, 900, 'trade'],
      [200, 300, 800, 'week'],
      [300, null, 1000, null],
    ])
    expect(spans([], 'trade')).toEqual([[100, null, 1000, null]])
  })
})
