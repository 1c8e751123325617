import { fillWithDefaultSettings, prepareQuery } from 'rxdb'
import { describe, expect, test } from 'vitest'
import {
  articleSchema,
  byId,
  drivers,
  find,
  type Instance,
  insert,
  newCollection,
  newFolder,
  newInstance,
  openStorage,
  replace,
  stored,
} from './support.ts'

describe.each(drivers)('a collection with %s', (driver) => {
  test('given names of database and collection, when it is made, then it has them as they were given', async () => {
    const articles = await newCollection(driver, { databaseName: 'my/shop', collectionName: 'articles' })
    expect([articles.databaseName, articles.collectionName]).toEqual(['my/shop', 'articles'])
    await articles.remove()
  })

  test('given twenty collections at once in one database, when they are made, then each can be used and removed', async () => {
    const opened = await openStorage(driver)
    const collections = await Promise.all(Array.from({ length: 20 }, () => newInstance(opened)))
    await Promise.all(collections.map((each, position) => insert(each, stored({ id: String(position) }))))
    const ids = await Promise.all(collections.map(async (each) => (await find(each)).map(({ id }) => id)))
    expect(ids).toEqual(collections.map((_, position) => [String(position)]))
    await Promise.all(collections.map((each) => each.remove()))
  })

  test.each([
    ['keyCompression', { keyCompression: true }, 'UT5'],
    ['encrypted fields', { encrypted: ['name'], indexes: [] }, 'UT6'],
    ['encrypted attachments', { attachments: { encrypted: true } }, 'UT6'],
  ])(
    'given a schema with %s and no wrapper that does it, when it is made, then RxDB’s error says so',
    async (_, fields, code) => {
      const opened = await openStorage(driver)
      await expect(newInstance(opened, { schema: articleSchema(fields) })).rejects.toThrow(code)
    },
  )

  test('given one that is closed twice at once, when it is closed again, then nobody complains', async () => {
    const articles = await newCollection(driver)
    await Promise.all([articles.close(), articles.close()])
    await expect(articles.close()).resolves.toBeUndefined()
  })

  test('given one that was closed, when it is used or removed, then it says that it is closed', async () => {
    const articles = await newCollection(driver)
    await articles.close()
    await expect(articles.remove()).rejects.toThrow('has been closed')
    await expect(articles.bulkWrite([{ document: stored({ id: 'tea' }) }], 'test')).rejects.toThrow('has been closed')
    await expect(articles.findDocumentsById(['tea'], true)).rejects.toThrow('has been closed')
    await expect(articles.cleanup(0)).rejects.toThrow('has been closed')
    await expect(articles.getChangedDocumentsSince?.(1)).rejects.toThrow('has been closed')
    let ended = false
    articles.changeStream().subscribe({ complete: () => (ended = true) })
    expect(ended).toBe(true)
  })

  test('given one that was removed, when it is made again, then it is empty; closing the removed one is no error', async () => {
    const opened = await openStorage(driver)
    const articles = await newInstance(opened, { collectionName: 'articles' })
    await insert(articles, stored({ id: 'tea' }))
    await articles.remove()
    await articles.close()
    const again = await newInstance(opened, { collectionName: 'articles' })
    expect(await again.findDocumentsById(['tea'], true)).toEqual([])
    await insert(again, stored({ id: 'tea' }))
  })

  test('given a removed collection and the file closed, when others are written on, then old checkpoints still find that', async () => {
    const folder = newFolder()
    const first = await openStorage(driver, folder)
    const kept = await newInstance(first, { collectionName: 'kept' })
    const dropped = await newInstance(first, { collectionName: 'dropped' })
    await insert(kept, stored({ id: 'a' }))
    const bulks: { seq: number }[] = []
    dropped.changeStream().subscribe(({ checkpoint }) => bulks.push(checkpoint))
    await insert(dropped, stored({ id: 'b' }))
    await dropped.remove()
    await kept.close()
    await first.close()

    const again = await newInstance(await openStorage(driver, folder), { collectionName: 'kept' })
    await insert(again, stored({ id: 'c' }))
    const changed = await again.getChangedDocumentsSince?.(10, bulks[0])
    expect(changed?.documents.map(({ id }) => id)).toEqual(['c'])
  })

  test('given the same collection in two versions of its schema, when both are written to, then each has its own documents', async () => {
    const opened = await openStorage(driver)
    const old = await newInstance(opened, { collectionName: 'articles' })
    const young = await newInstance(opened, { collectionName: 'articles', schema: articleSchema({ version: 1 }) })
    await insert(old, stored({ id: 'one', name: 'zero' }))
    await insert(young, stored({ id: 'one', name: 'one' }))
    expect([await find(old), await find(young)].map((found) => found.map(({ name }) => name))).toEqual([
      ['zero'],
      ['one'],
    ])
    await old.remove()
    expect((await byId(young, 'one'))?.name).toBe('one')
  })

  test('given two databases in one file, when one is written to, then the other doesn’t see it', async () => {
    const opened = await openStorage(driver)
    const pairs = [
      ['north', 'articles'],
      ['south', 'articles'],
      ['north/articles', 'x'],
      ['north', 'articles/x'],
    ] as const
    const collections = await Promise.all(
      pairs.map(([databaseName, collectionName]) => newInstance(opened, { databaseName, collectionName })),
    )
    for (const [position, articles] of collections.entries()) await insert(articles, stored({ id: String(position) }))
    const ids = await Promise.all(collections.map(async (each) => (await find(each)).map(({ id }) => id)))
    expect(ids).toEqual([['0'], ['1'], ['2'], ['3']])
  })

  test('given the file closed and opened, when the collection is made again, then its documents are as they were', async () => {
    const folder = newFolder()
    const first = await openStorage(driver, folder)
    const articles = await newInstance(first, { collectionName: 'articles' })
    const tea = stored({ id: 'tea', name: 'Tea', price: 0.1 + 0.2 })
    await insert(articles, tea)
    await articles.close()
    await first.close()
    const again = await newInstance(await openStorage(driver, folder), { collectionName: 'articles' })
    expect(await find(again)).toEqual([tea])
  })
})

describe.each(drivers)('several instances of one collection with %s', (driver) => {
  const pair = async (): Promise<[Instance, Instance]> => {
    const opened = await openStorage(driver)
    const options = { collectionName: 'articles', multiInstance: true }
    return [await newInstance(opened, options), await newInstance(opened, options)]
  }

  test('given a document written by each, when either is asked, then it has both', async () => {
    const [one, other] = await pair()
    await insert(one, stored({ id: 'a' }))
    await insert(other, stored({ id: 'b' }))
    for (const each of [one, other]) {
      expect((await each.findDocumentsById(['a', 'b'], true)).map(({ id }) => id)).toEqual(['a', 'b'])
    }
  })

  test('given a document of one, when the other updates it, then both tell of the insert and the update', async () => {
    const [one, other] = await pair()
    const told: [string[], string[]] = [[], []]
    one.changeStream().subscribe(({ events }) => told[0].push(...events.map(({ operation }) => operation)))
    other.changeStream().subscribe(({ events }) => told[1].push(...events.map(({ operation }) => operation)))
    await insert(one, stored({ id: 'tea', name: 'Tea' }))
    const [found] = await find(other, { limit: 1 })
    if (found === undefined) throw new Error('The other instance has no tea.')
    await replace(other, found, { name: 'Black tea' })
    expect((await find(one, { limit: 1 }))[0]?.name).toBe('Black tea')
    expect(told).toEqual([
      ['INSERT', 'UPDATE'],
      ['INSERT', 'UPDATE'],
    ])
  })

  test('given a query under way at one, when the other is closed, then it ends with its answer', async () => {
    const [one, other] = await pair()
    await insert(one, stored({ id: 'tea' }))
    const query = prepareQuery(fillWithDefaultSettings(articleSchema()), {
      selector: {},
      sort: [{ id: 'asc' }],
      skip: 0,
    })
    const running = other.query(query)
    const closing = one.close()
    expect((await running).documents.map(({ id }) => id)).toEqual(['tea'])
    await closing
    await insert(other, stored({ id: 'coffee' }))
    await other.remove()
  })

  test('given one that was closed, when the other writes, then the closed one tells nobody', async () => {
    const [one, other] = await pair()
    const told: unknown[] = []
    one.changeStream().subscribe((bulk) => told.push(bulk))
    await one.close()
    await insert(other, stored({ id: 'tea' }))
    expect(told).toEqual([])
  })

  test('given one that removed the collection, when the other is used, then it says so', async () => {
    const [one, other] = await pair()
    await one.remove()
    await expect(insert(other, stored({ id: 'tea' }))).rejects.toThrow('has been removed')
    await other.close()
  })
})
