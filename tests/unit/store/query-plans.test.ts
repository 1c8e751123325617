import { expect, test } from 'vitest'
import type { CollectionName, Query } from '../../../electron/order-manager/ports/store.ts'
import { newFolder, newStore } from './shop.ts'

/** What the shop asks all day, over collections that grow for years. */
const asked: readonly [CollectionName, Query][] = [
  ['orders', { selector: { registerId: 'register-1', state: 'draft' } }],
  ['orders', { selector: { state: 'placed' }, sort: [{ placedAt: 'desc' }], limit: 10 }],
  ['orders', { selector: { state: { $in: ['placed', 'confirmed'] } }, sort: [{ placedAt: 'desc' }], limit: 10 }],
  ['orders', { selector: { channel: 'web' }, sort: [{ placedAt: 'desc' }], limit: 10 }],
  ['orders', { selector: { placedAt: { $gte: 1, $lt: 9 } }, sort: [{ placedAt: 'desc' }] }],
  ['orders', { selector: { fulfilment: { $in: ['queued', 'picking'] } }, sort: [{ placedAt: 'asc' }] }],
  ['orders', { selector: { effectsDueAt: { $gt: 0, $lte: 5 } }, sort: [{ effectsDueAt: 'asc' }] }],
  ['orders', { selector: { number: 'R1-000001' } }],
  ['orders', { selector: { idempotencyKey: 'key' } }],
  ['orders', { selector: { webReference: 'shop/1' } }],
  ['products', { selector: { handle: { $in: ['a', 'b'] } } }],
  ['settings', { selector: { kind: 'register' } }],
  ['printJobs', { selector: { state: 'waiting', dueAt: { $lte: 5 } }, sort: [{ dueAt: 'asc' }] }],
]

test.each(['node', 'photostructure'] as const)(
  'given the shop’s queries, then with %s an index finds the documents of each',
  async (driver) => {
    const store = await newStore(newFolder(), driver)
    const { connection } = store
    const readAll = connection.all.bind(connection)
    const plans: string[] = []
    connection.all = (sql, ...parameters) => {
      plans.push(String(readAll(`EXPLAIN QUERY PLAN ${sql}`, ...parameters)[0]?.['detail']))
      return readAll(sql, ...parameters)
    }
    for (const [collection, query] of asked) store.find(collection, query)
    expect(plans).toHaveLength(asked.length)
    for (const plan of plans) expect(plan).toMatch(/^SEARCH .+ USING INDEX .+ \(deleted=\? AND field /)
  },
)
