import { expect, test } from 'vitest'
import { newFolder, newStore } from './shop.ts'

const received = (id: string, quantity: number) => ({
  id,
  variantId: 'tea-100',
  locationId: 'floor',
  quantity,
  reason: 'import' as const,
  orderId: null,
  at: 1,
})

test('what the hub has of what is written once is taken over and not pushed; what is here already stays as it is', async () => {
  const store = await newStore()
  store.commit((transaction) => transaction.put('movements', received('here', 5)))
  store.replica.commit((transaction) => {
    transaction.takeOverOnce('movements', received('here', 700))
    transaction.takeOverOnce('movements', received('theirs', 20))
    transaction.takeOverOnce('movements', received('theirs', 20))
  })
  expect(store.get('movements', 'here')).toEqual(received('here', 5))
  expect(store.get('movements', 'theirs')).toEqual(received('theirs', 20))
  expect(store.stockLevels(['tea-100']).map(({ onHand }) => onHand)).toEqual([25])
  expect(store.replica.changes(10).changes.map(({ id }) => id)).toEqual(['here'])
})

test('what is here already leaves no write that a start could miss', async () => {
  const folder = newFolder()
  const store = await newStore(folder)
  store.commit((transaction) => transaction.put('movements', received('here', 5)))
  store.replica.commit((transaction) => {
    for (const id of ['theirs', 'here']) transaction.takeOverOnce('movements', received(id, 20))
  })
  await store.close()
  expect((await newStore(folder)).stockLevels(['tea-100']).map(({ onHand }) => onHand)).toEqual([25])
})
