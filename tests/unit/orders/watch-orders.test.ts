import { describe, expect, test } from 'vitest'
import { readAtOnce } from '../../../electron/order-manager/orders/newest-first.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import { anOrder, newStore } from '../store/shop.ts'
import { aWebShop, openList, put, sales } from './desk.ts'

const ada = { name: 'Ada de Alder', email: 'office@alder.example', phone: null }
const webOrder = (number: string, reference: string, fields: Partial<Order> = {}): Order =>
  anOrder(number, {
    number,
    channel: 'web',
    customer: ada,
    web: { webShopId: 'web', reference, idempotencyKey: '', bodyHash: '', paymentToken: '' },
    webReference: `web/${reference}`,
    ...fields,
  })

describe('the list of orders', () => {
  test('given more orders than it shows, then the newest are there, newest first, and it says that there are more', async () => {
    const store = await newStore()
    put(store, [...sales(250), anOrder('cart', { state: 'draft', placedAt: 0, number: '' })])
    const { numbers, more } = openList(store, { limit: 120 }).shown()
    expect(numbers).toEqual(Array.from({ length: 120 }, (_, index) => `R1-${String(249 - index).padStart(6, '0')}`))
    expect(more).toBe(true)
    expect(openList(store, { limit: 250 }).shown()).toMatchObject({ more: false, numbers: { length: 250 } })
  })

  test('given no order, then it says so', async () => {
    expect(openList(await newStore(), {}).shown()).toEqual({ numbers: [], more: false })
  })

  test('given a hundred and more orders of one millisecond, then none is left out', async () => {
    const store = await newStore()
    put(store, sales(3 * readAtOnce + 7, { placedAt: 1 }))
    expect(new Set(openList(store, { limit: 500 }).shown().numbers).size).toBe(3 * readAtOnce + 7)
  })

  test('given a text, then numbers, references, e-mails and each word of a name are found by how they begin', async () => {
    const store = await newStore()
    store.commit((transaction) => transaction.put('settings', aWebShop('web')))
    put(store, [...sales(3), webOrder('W000007', '#Shop-12')])
    const found = (text: string) => openList(store, { text }).shown().numbers
    for (const text of ['w0000', ' W000007 ', '#shop', 'ada', 'ALDER', 'de', 'office@', 'ada de'])
      expect(found(text), text).toEqual(['W000007'])
    for (const text of ['000007', 'lder', '%', '_']) expect(found(text), text).toEqual([])
    expect(found('r1-00000')).toEqual(['R1-000002', 'R1-000001', 'R1-000000'])
  })

  test('given an order older than thousands of others, then its number and its web shop’s number still find it', async () => {
    const store = await newStore()
    store.commit((transaction) => transaction.put('settings', aWebShop('web')))
    put(store, [webOrder('W000001', '#Shop-1', { placedAt: 5 }), ...sales(2100)])
    const found = (text: string) => openList(store, { text }).shown().numbers
    expect(found('w000001')).toEqual(['W000001'])
    expect(found('#Shop-1')).toEqual(['W000001'])
    expect(found('R1-000003')).toEqual(['R1-000003'])
    expect(openList(store, { text: 'w000001', channel: 'counter' }).shown().numbers).toEqual([])
  })

  test('given a number that many begin with, then the newest of all that match come first', async () => {
    const store = await newStore()
    const named = anOrder('by name', { number: 'X-1', placedAt: 9e9, customer: { ...ada, name: 'R1-Racing' } })
    put(store, [...sales(300), named])
    expect(openList(store, { text: 'r1', limit: 2 }).shown()).toEqual({ numbers: ['X-1', 'R1-000299'], more: true })
  })
})

describe('a list of orders that stays open', () => {
  test('given an order placed, then it comes to the top, and only it was read', async () => {
    const store = await newStore()
    put(store, sales(2100))
    const list = openList(store, { text: 'zz' })
    expect(list.shown().numbers).toEqual([])
    const before = list.turns.length
    put(store, [webOrder('W000001', 'ZZ-1', { placedAt: 9e9 })])
    expect(list.shown().numbers).toEqual(['W000001'])
    expect(list.turns.slice(before)).toEqual([1])
  })

  test('given orders that are none of it, and a cart that is scanned into, then nothing is told', async () => {
    const store = await newStore()
    put(store, sales(5))
    const list = openList(store, { state: 'completed', text: 'R1-000002' })
    list.shown()
    put(store, [
      anOrder('cart', { state: 'draft', placedAt: 0 }),
      anOrder('refused', { state: 'refused', placedAt: 9 }),
    ])
    list.shown()
    expect(list.lists).toHaveLength(1)
  })

  test('given an order that leaves it, then an older one that was not read before takes its place', async () => {
    const store = await newStore()
    const all = sales(300)
    put(store, all)
    const list = openList(store, { state: 'completed', limit: 99 })
    expect(list.shown()).toMatchObject({ numbers: { 0: 'R1-000299', 98: 'R1-000201' }, more: true })
    put(
      store,
      all.slice(201).map((order) => ({ ...order, state: 'cancelled' as const })),
    )
    expect(list.shown()).toMatchObject({ numbers: { 0: 'R1-000200', 98: 'R1-000102', length: 99 }, more: true })
  })

  test('given an order written while the rest is still being read, then it is shown as it is now', async () => {
    const store = await newStore()
    const all = sales(250)
    put(store, all)
    const list = openList(store, { state: 'completed', limit: 500 })
    list.turn()
    const [oldest, newest] = [all[0] ?? anOrder('0'), all[249] ?? anOrder('249')]
    put(store, [
      { ...oldest, state: 'cancelled' },
      { ...newest, state: 'cancelled' },
      anOrder('new', { placedAt: 9e9 }),
    ])
    const { numbers } = list.shown()
    expect(numbers).toHaveLength(249)
    expect(numbers).toMatchObject({ 0: 'R1-new', 1: 'R1-000248', 248: 'R1-000001' })
    expect(list.lists).toHaveLength(1)
  })

  test('given thousands of orders, then no turn reads more than a few of them, and the two thousand newest are looked at', async () => {
    const store = await newStore()
    put(store, sales(2500))
    const list = openList(store, { text: 'nobody' })
    list.shown()
    expect(Math.max(...list.turns)).toBe(readAtOnce)
    expect(list.turns.reduce((sum, read) => sum + read, 0)).toBe(2000)
    put(
      store,
      sales(450).map((order) => ({ ...order, updatedAt: 2 })),
    )
    list.shown()
    expect(Math.max(...list.turns)).toBe(readAtOnce)
  })

  test('given that nobody looks any more, then nothing is read or told', async () => {
    const store = await newStore()
    put(store, sales(250))
    const list = openList(store, {})
    list.turn()
    list.stop()
    list.shown()
    put(store, [anOrder('new', { placedAt: 9e9 })])
    list.shown()
    expect(list.lists).toEqual([])
    expect(list.turns.slice(1).every((read) => read === 0)).toBe(true)
  })

  test('given more orders in a day than it keeps, then it still shows the newest', async () => {
    const store = await newStore()
    const all = sales(4300)
    put(store, all.slice(0, 200))
    const list = openList(store, { limit: 3 })
    list.shown()
    for (let at = 200; at < all.length; at += 410) {
      put(store, all.slice(at, at + 410))
      list.shown()
    }
    expect(list.shown()).toEqual({ numbers: ['R1-004299', 'R1-004298', 'R1-004297'], more: true })
    expect(list.faults).toEqual([])
  })
})
