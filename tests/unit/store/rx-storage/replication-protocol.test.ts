import {
  awaitRxStorageReplicationFirstInSync,
  awaitRxStorageReplicationIdle,
  awaitRxStorageReplicationInSync,
  cancelRxStorageReplication,
  defaultHashSha256,
  getComposedPrimaryKeyOfDocumentData,
  type RxJsonSchema,
  setCheckpoint,
} from 'rxdb'
import { RX_LOCAL_DOCUMENT_SCHEMA, type RxLocalDocumentData } from 'rxdb/plugins/local-documents'
import { describe, expect, test } from 'vitest'
import { eventually, expectAlike, noConflicts, replicate, type Sides, side, sides } from './replication-support.ts'
import {
  articleSchema,
  byId,
  find,
  type Instance,
  insert,
  newInstance,
  openStorage,
  replace,
  stored,
} from './support.ts'

const pairOf = async ({ master, fork }: Sides): Promise<[Instance, Instance]> => [await side(master), await side(fork)]

const arrives = (instance: Instance, id: string): Promise<void> =>
  eventually(async () => expect((await byId(instance, id))?.id).toBe(id))

describe.each(sides)('replication from $name', (where) => {
  test('given a document of the master, when the fork replicates, then it comes, with its time, and later ones too', async () => {
    const [master, fork] = await pairOf(where)
    await insert(master, stored({ id: 'tea' }))
    await awaitRxStorageReplicationFirstInSync(await replicate(master, fork))
    const found = await find(fork)
    expect(found.map(({ id }) => id)).toEqual(['tea'])
    expect(found[0]?._meta.lwt).toBeGreaterThan(1_000_000)
    await insert(master, stored({ id: 'coffee' }))
    await arrives(fork, 'coffee')
  })

  test('given a document of the fork, when it replicates, then the master gets it, with its time, and later ones too', async () => {
    const [master, fork] = await pairOf(where)
    await insert(fork, stored({ id: 'tea' }))
    await awaitRxStorageReplicationFirstInSync(await replicate(master, fork))
    const found = await find(master)
    expect(found.map(({ id }) => id)).toEqual(['tea'])
    expect(found[0]?._meta.lwt).toBeGreaterThan(1_000_000)
    await insert(fork, stored({ id: 'coffee' }))
    await arrives(master, 'coffee')
  })

  test('given a replication, when the fork inserts, updates and deletes, then the master follows each', async () => {
    const [master, fork] = await pairOf(where)
    await insert(fork, stored({ id: 'other' }))
    await replicate(master, fork)
    const tea = stored({ id: 'tea', name: 'Tea', price: 1 })
    await insert(fork, tea)
    await arrives(master, 'tea')
    const renamed = await replace(fork, tea, { name: 'Black tea', price: 2 })
    await eventually(async () => expect((await byId(master, 'tea'))?.name).toBe('Black tea'))
    await expectAlike(master, fork)
    await replace(fork, renamed, { _deleted: true })
    await eventually(async () => expect(await byId(master, 'tea')).toBeUndefined())
    await expectAlike(master, fork)
  })

  test('given two forks of a master, when one gets a document, then the other gets it', async () => {
    const [master, one] = await pairOf(where)
    const other = await side(where.fork)
    await replicate(master, one)
    await replicate(master, other)
    await insert(one, stored({ id: 'tea' }))
    await arrives(other, 'tea')
    expect((await find(master)).map(({ id }) => id)).toEqual(['tea'])
  })

  test('given a chain of three forks to a master, when either end gets a document, then all get it', async () => {
    const [master, first] = await pairOf(where)
    const [second, third] = [await side(where.fork), await side(where.fork)]
    await replicate(second, first)
    await replicate(third, second)
    await replicate(master, third)
    await insert(first, stored({ id: 'tea' }))
    for (const each of [second, third, master]) await arrives(each, 'tea')
    await insert(master, stored({ id: 'coffee' }))
    for (const each of [third, second, first]) await arrives(each, 'coffee')
    for (const each of [first, second, third]) expect((await find(each)).map(({ id }) => id)).toEqual(['coffee', 'tea'])
  })

  test('given a checkpoint to start from, when the fork replicates, then what was before stays with it', async () => {
    const [master, fork] = await pairOf(where)
    const reached: unknown[] = []
    fork.changeStream().subscribe(({ checkpoint }) => reached.push(checkpoint))
    await insert(fork, stored({ id: 'tea' }))
    const state = await replicate(master, fork, { initialCheckpoint: { upstream: reached[0] } })
    await awaitRxStorageReplicationFirstInSync(state)
    expect(await find(master)).toEqual([])
    await insert(fork, stored({ id: 'coffee' }))
    await arrives(master, 'coffee')
    expect((await find(master)).map(({ id }) => id)).toEqual(['coffee'])
  })

  test('given a checkpoint that has been stored, when the same is to be stored again, then nothing is written', async () => {
    const [master, fork] = await pairOf(where)
    await insert(master, stored({ id: 'tea' }), stored({ id: 'coffee' }))
    const state = await replicate(master, fork)
    await awaitRxStorageReplicationFirstInSync(state)
    await awaitRxStorageReplicationInSync(state)
    const { metaInstance } = state.input
    const id = getComposedPrimaryKeyOfDocumentData(metaInstance.schema, { isCheckpoint: '1', itemId: 'down' } as never)
    const storedCheckpoint = async () => (await metaInstance.findDocumentsById([id], false))[0]
    await eventually(async () => expect(await storedCheckpoint()).toBeDefined())
    const before = await storedCheckpoint()
    await setCheckpoint(state, 'down', structuredClone(before?.checkpointData) as never)
    expect((await storedCheckpoint())?._rev).toBe(before?._rev)
  })

  test('given both with the very same document, when they replicate, then nobody is asked, and it stays at its first revision', async () => {
    const [master, fork] = await pairOf(where)
    const tea = stored({ id: 'tea', name: 'Tea' })
    await insert(master, tea)
    await insert(fork, tea)
    await awaitRxStorageReplicationFirstInSync(await replicate(master, fork))
    await expectAlike(master, fork)
    expect((await byId(master, 'tea'))?._rev).toMatch(/^1-/)
  })

  test('given more documents than go in one batch, when they replicate, then all arrive and no error comes', async () => {
    const [master, fork] = await pairOf(where)
    await insert(master, ...Array.from({ length: 250 }, (_, n) => stored({ id: `id-${n}`, name: `${n}` })))
    const state = await replicate(master, fork)
    const errors: unknown[] = []
    state.events.error.subscribe((error) => errors.push(error))
    await awaitRxStorageReplicationFirstInSync(state)
    await expectAlike(master, fork)
    expect([(await find(fork)).length, errors]).toEqual([250, []])
  })

  test('given documents with attachments on either side, when they replicate, then their data comes along', async () => {
    const schema = articleSchema({ attachments: {} })
    const master = await side(where.master, { schema })
    const fork = await side(where.fork, { schema })
    const withPhoto = async (id: string) => {
      const data = new Blob([`photo of ${id}`], { type: 'text/plain' })
      const photo = { data, type: 'text/plain', length: data.size, digest: await defaultHashSha256(data) }
      return { ...stored({ id }), _attachments: { photo } }
    }
    await insert(master, await withPhoto('down'))
    await insert(fork, await withPhoto('up'))
    await awaitRxStorageReplicationFirstInSync(await replicate(master, fork))
    await expectAlike(master, fork)
    for (const [instance, id] of [
      [master, 'up'],
      [fork, 'down'],
    ] as const) {
      const digest = (await byId(instance, id))?._attachments['photo']?.digest ?? ''
      expect(await (await instance.getAttachmentData(id, 'photo', digest)).text()).toBe(`photo of ${id}`)
    }
  })

  test('given RxDB’s local documents, when they replicate, then they arrive as others do', async () => {
    const options = { schema: RX_LOCAL_DOCUMENT_SCHEMA as RxJsonSchema<RxLocalDocumentData> }
    const master = await side<RxLocalDocumentData>(where.master, options)
    const fork = await side<RxLocalDocumentData>(where.fork, options)
    const local = (id: string) => stored<RxLocalDocumentData>({ id, data: { foo: 'bar' } })
    await insert(fork, local('first'))
    await awaitRxStorageReplicationFirstInSync(await replicate(master, fork))
    expect((await find(master)).map(({ id }) => id)).toEqual(['first'])
    await insert(fork, local('second'))
    await eventually(async () => expect((await find(master)).map(({ id }) => id)).toEqual(['first', 'second']))
  })

  test('given a replication that is cancelled amid writes, when all is closed, then no error comes of it', async () => {
    const [master, fork] = await pairOf(where)
    await insert(fork, ...Array.from({ length: 300 }, (_, n) => stored({ id: `id-${n}` })))
    const state = await replicate(master, fork, { pushBatchSize: 10 })
    const errors: unknown[] = []
    state.events.error.subscribe((error) => errors.push(error))
    await eventually(async () => expect((await find(master)).length).toBeGreaterThan(0))
    await cancelRxStorageReplication(state)
    await Promise.all([master.close(), fork.close(), state.input.metaInstance.close()])
    expect(errors).toEqual([])
  })
})

describe('replication over several instances of one collection', () => {
  test('given two instances of the master, when each serves a fork, then a document of one fork comes to the other', async () => {
    const opened = await openStorage()
    const options = { collectionName: 'articles', multiInstance: true }
    const [one, other] = [await newInstance(opened, options), await newInstance(opened, options)]
    const [first, second] = [await newInstance(opened), await newInstance(opened)]
    await replicate(one, first, { conflicts: noConflicts })
    const state = await replicate(other, second)
    await insert(first, stored({ id: 'tea' }))
    await arrives(second, 'tea')
    await awaitRxStorageReplicationIdle(state)
    await expectAlike(first, second)
    expect((await byId(one, 'tea'))?.id).toBe('tea')
  })
})
