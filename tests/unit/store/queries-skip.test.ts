import { describe, expect, test } from 'vitest'
import type { Query } from '../../../electron/order-manager/ports/store.ts'
import { anOrder, newStore } from './shop.ts'

describe('a query that skips far', () => {
  const orders = Array.from({ length: 1500 }, (_, index) =>
    anOrder(`o${(index * 7919) % 1500}`, {
      placedAt: index % 9,
      number: `R1-${index % 400}`,
      state: index % 4 === 0 ? 'cancelled' : 'completed',
    }),
  )
  const sorts: { sort: Query['sort'] & object }[] = [
    { sort: [{ placedAt: 'asc' }] },
    { sort: [{ placedAt: 'desc' }] },
    { sort: [{ number: 'desc' }, { placedAt: 'asc' }] },
    { sort: [{ placedAt: 'desc' }, { number: 'asc' }, { id: 'desc' }] },
    { sort: [{ id: 'desc' }] },
    { sort: [{ updatedAt: 'asc' }] },
  ]

  test.each(sorts)('sorted by $sort, finds what follows the skipped, whatever they share', async ({ sort }) => {
    const store = await newStore()
    store.commit((transaction) => {
      for (const order of orders) transaction.put('orders', order)
    })
    for (const selector of [{}, { state: 'completed' }, { placedAt: { $gt: 2, $lte: 6 } }]) {
      const query = { selector, sort }
      const all = store.find('orders', query).map(({ id }) => id)
      for (const skip of [499, 500, 501, 667, 833, 1000, 1124, 1125, 1499, 1500, 9000])
        for (const limit of [0, 1, 250])
          expect(
            store.find('orders', { ...query, skip, limit }).map(({ id }) => id),
            `${JSON.stringify(selector)} ${skip} ${limit}`,
          ).toEqual(all.slice(skip, skip + limit))
      expect(store.find('orders', { ...query, skip: 600 })).toHaveLength(Math.max(0, all.length - 600))
    }
  })
})
