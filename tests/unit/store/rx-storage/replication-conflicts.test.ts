import {
  awaitRxStorageReplicationFirstInSync,
  awaitRxStorageReplicationIdle,
  awaitRxStorageReplicationInSync,
} from 'rxdb'
import { describe, expect, test } from 'vitest'
import { expectAlike, higherPrice, replicate, side, sides } from './replication-support.ts'
import { byId, type Instance, insert, next, replace, stored } from './support.ts'

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Sets the price over whatever the collection has, as often as it takes. */
const setPrice = async (articles: Instance, price: number): Promise<void> => {
  for (let done = false; !done; ) {
    const current = await byId(articles, 'tea', true)
    if (current === undefined) throw new Error('There is no tea.')
    const document = next(current, { price, name: `${articles.collectionName} ${price}` })
    done = (await articles.bulkWrite([{ previous: current, document }], 'test')).error.length === 0
  }
}

describe.each(sides)('conflicts in replication from $name', (where) => {
  test('given both with a document of the same id, when they replicate, then one is chosen, in a second revision, by both', async () => {
    const [master, fork] = [await side(where.master), await side(where.fork)]
    await insert(master, stored({ id: 'tea', name: 'master', price: 1 }))
    await insert(fork, stored({ id: 'tea', name: 'fork', price: 2 }))
    await awaitRxStorageReplicationFirstInSync(await replicate(master, fork, { conflicts: higherPrice }))
    await expectAlike(master, fork)
    const chosen = await byId(master, 'tea')
    expect([chosen?.price, chosen?._rev.split('-')[0]]).toEqual([2, '2'])
  })

  test('given both with a document updated apart, when they replicate, then both have the one that was chosen', async () => {
    const [master, fork] = [await side(where.master), await side(where.fork)]
    for (const [instance, price] of [
      [master, 5],
      [fork, 1],
    ] as const) {
      const tea = stored({ id: 'tea', price })
      await insert(instance, tea)
      await replace(instance, tea, { price: price + 1 })
    }
    await awaitRxStorageReplicationFirstInSync(await replicate(master, fork, { conflicts: higherPrice }))
    await expectAlike(master, fork)
    expect((await byId(fork, 'tea'))?.price).toBe(6)
  })

  test('given a conflict that was settled, when the master is written once more, then the fork ends alike, and read the master once', async () => {
    const [master, fork] = [await side(where.master), await side(where.fork)]
    await insert(master, stored({ id: 'tea', price: 0 }))
    await insert(fork, stored({ id: 'tea', price: 1 }))
    const options = { conflicts: higherPrice, pullBatchSize: 8, pushBatchSize: 8 }
    const state = await replicate(master, fork, options)
    await awaitRxStorageReplicationIdle(state)
    expect((await byId(master, 'tea'))?.name).toMatch(/^resolved /)
    await expectAlike(master, fork)
    await setPrice(master, 10)
    await awaitRxStorageReplicationIdle(state)
    await expectAlike(master, fork)
    expect([(await byId(fork, 'tea'))?.price, state.stats.down.downstreamResyncOnce]).toEqual([10, 1])
  })

  test('given many updates of the fork in a short time, when they replicate, then the master is written to less often', async () => {
    const [master, fork] = [await side(where.master), await side(where.fork)]
    const updates = 50
    const written = { master: 0, fork: 0 }
    master.changeStream().subscribe(() => (written.master += 1))
    fork.changeStream().subscribe(() => (written.fork += 1))
    const options = { conflicts: higherPrice, pushBatchSize: 13, pullBatchSize: 13, waitBeforePersist: () => pause(70) }
    const state = await replicate(master, fork, options)
    await insert(fork, stored({ id: 'tea', price: 0 }))
    for (let price = 1; price <= updates; price += 1) await setPrice(fork, price)
    await awaitRxStorageReplicationInSync(state)
    await awaitRxStorageReplicationIdle(state)
    expect((await byId(master, 'tea'))?.price).toBe(updates)
    expect(written.fork).toBeGreaterThan(updates)
    expect(written.master).toBeLessThan(updates)
  })

  test.each([1, 2, 3, 4, 5])(
    'given both written to at once while they replicate, run %i, when it is quiet again, then both are alike',
    async (run) => {
      const [master, fork] = [await side(where.master), await side(where.fork)]
      const options = { conflicts: higherPrice, pushBatchSize: 3, pullBatchSize: 3 }
      const state = await replicate(master, fork, options)
      await insert(master, stored({ id: 'tea', price: 0 }))
      await insert(fork, stored({ id: 'tea', price: 1 }))
      await awaitRxStorageReplicationIdle(state)
      await expectAlike(master, fork)
      const updates = Array.from({ length: 20 }, async (_, turn) => {
        // Some of them come a moment later; which ones is another choice in each run.
        if ((turn * 7 + run) % (run + 1) === 0) await pause(0)
        await setPrice(turn % 2 === 0 ? master : fork, 2 + turn)
      })
      await Promise.all(updates)
      await awaitRxStorageReplicationIdle(state)
      await expectAlike(master, fork)
      expect(state.stats.down.downstreamResyncOnce).toBe(1)
    },
  )
})
