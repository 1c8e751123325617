import { expect, test } from 'vitest'
import { createRpcClient } from '../../../shared/rpc/client.ts'
import type { Connection } from '../../../shared/rpc/connection.ts'
import { createInMemoryPair } from '../../../shared/rpc/in-memory.ts'
import { eventually } from './eventually.ts'
import { openToyShop, toyContract } from './toy-shop.ts'

test('given a connection that is busy, only the newest live value is kept, and sent when it is free', async () => {
  const shop = openToyShop()
  let busy = false
  const client = createRpcClient(toyContract, async () => {
    const [near, far] = createInMemoryPair()
    const slow: Connection = { ...far, busy: () => busy }
    shop.server.serve(slow)
    return near
  })
  const values: unknown[] = []
  client.subscribe('stock.level', {}, (value) => values.push(value))
  await eventually(() => expect(values).toEqual([0, 1, 2]))

  busy = true
  for (const value of [3, 4, 5]) shop.change(value)
  await client.call('label.print', { text: 'calls are answered meanwhile' })
  expect(values).toEqual([0, 1, 2])

  busy = false
  await eventually(() => expect(values).toEqual([0, 1, 2, 5]))
  shop.change(6)
  await eventually(() => expect(values).toEqual([0, 1, 2, 5, 6]))
  client.close()
})
