import { describe, expect, onTestFinished, test } from 'vitest'
import { nodeRuntime } from '../../../electron/host/node-runtime.ts'
import { catalogHandlers } from '../../../electron/order-manager/catalog/handlers.ts'
import { isRefusal } from '../../../shared/domain/refusal.ts'
import { anOrder, aProduct, newStore } from '../store/shop.ts'

/** A screen that shows products, and a clock that stands still until the test lets time go by. */
const openScreen = async () => {
  const store = await newStore()
  const timers = new Set<{ readonly milliseconds: number; readonly run: () => void }>()
  const runtime = {
    ...nodeRuntime,
    after: (milliseconds: number, run: () => void) => {
      const timer = { milliseconds, run }
      timers.add(timer)
      return () => void timers.delete(timer)
    },
  }
  const told: number[] = []
  const stop = await catalogHandlers({ store, runtime })['catalog.version'](
    {},
    { staffId: null, key: null },
    ({ version }) => void told.push(version),
  )
  if (isRefusal(stop)) throw new Error(stop.message)
  onTestFinished(stop)
  let count = 0
  return {
    told,
    timers,
    stop,
    store,
    change: () => {
      count += 1
      store.commit((transaction) => transaction.put('products', aProduct('tea', { updatedAt: count })))
    },
    /** The time of all timers comes. */
    wait: () => {
      const due = [...timers]
      timers.clear()
      for (const { run } of due) run()
    },
  }
}

describe('the catalog’s version', () => {
  test('given one change, then it is told at once, and nothing more after that', async () => {
    const { told, change, wait, timers } = await openScreen()
    expect(told).toEqual([0])
    change()
    expect(told).toEqual([0, 1])
    expect([...timers].map(({ milliseconds }) => milliseconds)).toEqual([500])
    wait()
    expect(told).toEqual([0, 1])
    expect(timers.size).toBe(0)
  })

  test('given an import of many pieces, then it is told at once, twice a second, and after the last', async () => {
    const { told, change, wait } = await openScreen()
    for (let piece = 0; piece < 40; piece++) change()
    expect(told).toEqual([0, 1])
    wait()
    expect(told).toEqual([0, 1, 2])
    change()
    expect(told).toEqual([0, 1, 2])
    wait()
    wait()
    expect(told).toEqual([0, 1, 2, 3])
    change()
    expect(told).toEqual([0, 1, 2, 3, 4])
  })

  test('given a cart that is scanned into, then nothing is told; a web order that reserves is', async () => {
    const { told, store } = await openScreen()
    store.commit((transaction) => transaction.put('orders', anOrder('cart', { state: 'draft' })))
    expect(told).toEqual([0])
    store.commit((transaction) => transaction.put('orders', anOrder('web', { channel: 'web' })))
    expect(told).toEqual([0, 1])
  })

  test('given a screen that was closed, then what was still to be told is not', async () => {
    const { told, change, wait, stop, timers } = await openScreen()
    change()
    change()
    stop()
    expect(timers.size).toBe(0)
    wait()
    change()
    expect(told).toEqual([0, 1])
  })
})
