import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import type { Order } from '../../../shared/domain/orders/order.ts'
import { anOrder, aRegister, newStore } from './shop.ts'

const queue = { selector: { fulfilment: 'queued' }, sort: [{ placedAt: 'asc' as const }] }

describe('a live query', () => {
  test('given a watched queue, when orders are committed, change and leave it, then the listener gets each state in order', async () => {
    const store = await newStore()
    const seen: string[][] = []
    const stop = store.watch('orders', queue, (orders: Order[]) => seen.push(orders.map(({ id }) => id)))
    await vi.waitFor(() => expect(seen).toEqual([[]]))
    store.commit((transaction) => transaction.put('orders', anOrder('b', { fulfilment: 'queued', placedAt: 2 })))
    await vi.waitFor(() => expect(seen.at(-1)).toEqual(['b']))
    store.commit((transaction) => transaction.put('orders', anOrder('a', { fulfilment: 'queued', placedAt: 1 })))
    await vi.waitFor(() => expect(seen.at(-1)).toEqual(['a', 'b']))
    store.commit((transaction) => transaction.put('orders', anOrder('b', { fulfilment: 'picking', placedAt: 2 })))
    await vi.waitFor(() => expect(seen.at(-1)).toEqual(['a']))
    stop()
    store.commit((transaction) => transaction.put('orders', anOrder('c', { fulfilment: 'queued', placedAt: 3 })))
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(seen.at(-1)).toEqual(['a'])
  })

  test('given what the listener gets, then it is the document as the domain knows it', async () => {
    const store = await newStore()
    store.commit((transaction) => transaction.put('orders', anOrder('a', { fulfilment: 'queued' })))
    const seen: Order[][] = []
    store.watch('orders', queue, (orders: Order[]) => seen.push(orders))
    await vi.waitFor(() => expect(seen).toEqual([[anOrder('a', { fulfilment: 'queued' })]]))
  })

  test('given a commit, when its events go out, then the store has it already, and RxDB sees it as a write of its own', async () => {
    const store = await newStore()
    const settings = await store.collection('settings')
    const events: unknown[] = []
    settings.$.subscribe((event) =>
      events.push([event.operation, event.documentId, store.get('settings', 'register-1') !== undefined]),
    )
    store.commit((transaction) => transaction.put('settings', aRegister('register-1')))
    expect(events).toEqual([['INSERT', 'register-1', true]])

    const document = await settings.findOne('register-1').exec()
    store.commit((transaction) => transaction.put('settings', aRegister('register-1', { lastReceipt: 3 })))
    expect(document?.getLatest().get('lastReceipt')).toBe(3)
    // RxDB writes on top of the newest revision, so that neither write is lost.
    await document?.incrementalPatch({ lastReceipt: 4 })
    expect(store.get('settings', 'register-1')).toEqual(aRegister('register-1', { lastReceipt: 4 }))
  })

  test('given a document removed through RxDB, when it is read and put again, then it is gone, and comes back as new', async () => {
    const store = await newStore()
    const settings = await store.collection('settings')
    await settings.insert({ ...aRegister('register-1') })
    await settings.findOne('register-1').remove()
    expect(store.get('settings', 'register-1')).toBeUndefined()
    expect(store.count('settings', {})).toBe(0)
    store.commit((transaction) => transaction.put('settings', aRegister('register-1', { lastReceipt: 9 })))
    expect(store.get('settings', 'register-1')?.id).toBe('register-1')
    expect((await settings.findOne('register-1').exec())?.get('lastReceipt')).toBe(9)
  })
})

describe('live queries under many commits', () => {
  test('given queries with sort, limit and skip, when orders change at random, then each ends with what a read finds', async () => {
    const store = await newStore()
    const queries = [
      { selector: { state: { $in: ['draft', 'placed'] } }, sort: [{ updatedAt: 'desc' as const }], limit: 4 },
      { selector: { channel: 'web', placedAt: { $gt: 3 } }, sort: [{ placedAt: 'asc' as const }], skip: 1, limit: 3 },
      { selector: { effectsDueAt: { $gt: 0 } }, sort: [{ effectsDueAt: 'asc' as const }] },
    ]
    const latest: string[][] = []
    queries.forEach((query, position) => {
      store.watch('orders', query, (orders: Order[]) => {
        latest[position] = orders.map(({ id }) => id)
      })
    })
    const change = fc.record({
      id: fc.nat(12).map((number) => `order-${number}`),
      state: fc.constantFrom('draft' as const, 'placed' as const, 'completed' as const),
      channel: fc.constantFrom('counter' as const, 'web' as const),
      placedAt: fc.nat(8),
      updatedAt: fc.nat(50),
      effectsDueAt: fc.nat(4),
    })
    const commits = fc.sample(fc.array(change, { minLength: 1, maxLength: 3 }), { numRuns: 120, seed: 8 })
    for (const [position, changes] of commits.entries()) {
      store.commit((transaction) => changes.forEach((each) => transaction.put('orders', anOrder(each.id, each))))
      // Some commits come in a row, some after the queries had time to follow.
      if (position % 3 === 0) await new Promise((resolve) => setImmediate(resolve))
    }
    const found = queries.map((query) => store.find('orders', query).map(({ id }) => id))
    await vi.waitFor(() => expect(latest).toEqual(found))
    expect(found.map((ids) => ids.length > 0)).toEqual([true, true, true])
  })
})

test('given a live query that has only just begun, when the store is closed, then it ends without a word', async () => {
  const store = await newStore()
  const seen: unknown[] = []
  store.watch('orders', queue, (orders: Order[]) => seen.push(orders))
  await store.close()
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(seen).toEqual([])
})
