import { expect, test } from 'vitest'
import { openStore } from '../../../electron/store/open-store.ts'
import { startChild } from './child.ts'
import { newFolder } from './shop.ts'

test('given a store that is killed while it commits, twenty times, then all that it acknowledged is there, and nothing by halves', async () => {
  const folder = newFolder()
  let next = 0
  for (let round = 0; round < 20; round += 1) {
    const child = startChild(folder, 'write', next)
    await child.printed(`${next + 3}\n`)
    await new Promise((resolve) => setTimeout(resolve, (round * 7) % 30))
    await child.kill()
    const acknowledged = child.output().split('\n').slice(0, -1).map(Number)
    const store = await openStore({ folder })
    const movements = store.find('movements', {})
    const found = new Set(movements.map(({ id }) => id))
    for (const number of acknowledged) {
      expect(found.has(`movement-${number}`) && found.has(`twin-${number}`)).toBe(true)
    }
    expect(movements.filter(({ id }) => id.startsWith('twin-'))).toHaveLength(movements.length / 2)
    expect(store.stockLevel('variant', 'floor').onHand).toBe(movements.length * 1000)
    next = 1 + Math.max(...movements.map(({ at }) => at))
    await store.close()
  }
  expect(next).toBeGreaterThan(60)
}, 180_000)
