import { expect, test } from 'vitest'
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
