import { expect, onTestFinished, test, vi } from 'vitest'
import type { Transaction } from '../../../electron/order-manager/ports/store.ts'
import { createJointCommits } from '../../../electron/store/joint-commits.ts'
import { anOrder, newFolder, newStore } from './shop.ts'

test('given works that come at once, then they are written in one commit, in their order, and each has its answer', async () => {
  const store = await newStore()
  const told: (readonly string[])[] = []
  store.onCommit((changed) => told.push(changed.get('orders') ?? []))
  const answers = await Promise.all(
    ['one', 'two', 'three'].map((id, place) =>
      store.commitJointly((transaction) => {
        const before = place === 0 ? 0 : transaction.find('orders', {}).length
        transaction.put('orders', anOrder(id))
        return before
      }),
    ),
  )
  expect(answers).toEqual([0, 1, 2])
  expect(told).toEqual([['one', 'two', 'three']])
})

test('given one that throws, then it alone is refused, and of its writes there is nothing', async () => {
  const folder = newFolder()
  const store = await newStore(folder)
  const works = ['one', 'bad', 'three'].map((id) =>
    store.commitJointly((transaction) => {
      transaction.put('orders', anOrder(id))
      if (id === 'bad') throw new Error('the drawer is stuck')
      return id
    }),
  )
  const outcomes = await Promise.allSettled(works)
  expect(outcomes.map((outcome) => (outcome.status === 'fulfilled' ? outcome.value : String(outcome.reason)))).toEqual([
    'one',
    'Error: the drawer is stuck',
    'three',
  ])
  await store.close()
  const again = await newStore(folder)
  expect(again.find('orders', { sort: [{ id: 'asc' }] }).map(({ id }) => id)).toEqual(['one', 'three'])
})

test('given more than fit, then the rest is written next, and nothing is left', async () => {
  const store = await newStore()
  const sizes: number[] = []
  store.onCommit((changed) => sizes.push(changed.get('orders')?.length ?? 0))
  const ids = Array.from({ length: 40 }, (_, index) => `order-${index}`)
  await Promise.all(ids.map((id) => store.commitJointly((transaction) => transaction.put('orders', anOrder(id)))))
  expect(sizes).toEqual([16, 16, 8])
})

/** Commits jointly by a clock that stands still until time passes; `sizes` tells how many works each commit had. */
const jointly = () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  const clock = { now: 0 }
  const pass = (milliseconds: number): void => {
    clock.now += milliseconds
    vi.advanceTimersByTime(milliseconds)
  }
  const sizes: number[] = []
  let works = 0
  const commit = <R>(work: (transaction: Transaction) => R): R => {
    const answer = work({} as Transaction)
    sizes.push(works)
    works = 0
    return answer
  }
  const joint = createJointCommits(commit, () => clock.now)
  const write = () =>
    joint(() => {
      works += 1
    })
  return { pass, sizes, write }
}
const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve))

test('given more with every turn of the thread, then all are written in the first turn that brings none', async () => {
  const { sizes, write } = jointly()
  const written: Promise<void>[] = []
  for (let turn = 0; turn < 5; turn += 1) {
    written.push(write())
    await nextTurn()
  }
  expect(sizes).toEqual([])
  await Promise.all(written)
  expect(sizes).toEqual([5])
})

test('given more with every turn, then the first waits for no longer than is allowed', async () => {
  const { pass, sizes, write } = jointly()
  const written: Promise<void>[] = []
  for (let turn = 0; turn < 2; turn += 1) {
    written.push(write())
    pass(4)
    await nextTurn()
  }
  await Promise.all(written)
  expect(sizes).toEqual([2])
})

test('given some shortly after others, then they are written together, a little later', async () => {
  const { pass, sizes, write } = jointly()
  await write()
  pass(1)
  const written = [write(), write()]
  await nextTurn()
  await nextTurn()
  expect(sizes).toEqual([1])
  pass(4)
  await Promise.all(written)
  expect(sizes).toEqual([1, 2])
})

test('given as many as fit shortly after others, then they are written at once, and the rest a little later', async () => {
  const { pass, sizes, write } = jointly()
  await write()
  const [first, ...rest] = Array.from({ length: 20 }, write)
  await first
  expect(sizes).toEqual([1, 16])
  pass(5)
  await Promise.all(rest)
  expect(sizes).toEqual([1, 16, 4])
})
