import {
  createRevision,
  fillWithDefaultSettings,
  getWrittenDocumentsFromBulkWriteResponse,
  parseRevision,
  type RxJsonSchema,
  randomToken,
  stripMetaDataFromDocument,
} from 'rxdb'
import { compressDocumentData, getCompressionStateByRxJsonSchema } from 'rxdb/plugins/key-compression'
import { describe, expect, test } from 'vitest'
import {
  type Article,
  articleSchema,
  byId,
  drivers,
  find,
  insert,
  newCollection,
  newInstance,
  next,
  openStorage,
  replace,
  stored,
} from './support.ts'

describe.each(drivers)('writing with %s', (driver) => {
  test('given a new document, when it is written, then there is no error and it is there as it was given', async () => {
    const articles = await newCollection(driver)
    const tea = stored({ id: 'tea', name: 'Tea' })
    const rows = [{ document: structuredClone(tea) }]
    const response = await articles.bulkWrite(rows, 'test')
    expect(response.error).toEqual([])
    expect(getWrittenDocumentsFromBulkWriteResponse('id', rows, response)).toEqual([tea])
    expect(await byId(articles, 'tea')).toEqual(tea)
  })

  test('given a document, when it is inserted again, then the conflict carries the row and what is stored, and no more', async () => {
    const articles = await newCollection(driver)
    const tea = stored({ id: 'tea', name: 'Tea' })
    await insert(articles, tea)
    const { error } = await articles.bulkWrite([{ document: tea }], 'test')
    expect(error).toEqual([
      {
        status: 409,
        isError: true,
        documentId: 'tea',
        documentInDb: tea,
        writeRow: { document: tea },
        context: 'test',
      },
    ])
  })

  test('given two inserts of one document at once, when both return, then the first has written and the second conflicts', async () => {
    const articles = await newCollection(driver)
    const [first, second] = await Promise.all(
      ['first', 'second'].map((name) => articles.bulkWrite([{ document: stored({ id: 'tea', name }) }], 'test')),
    )
    expect(first?.error).toEqual([])
    expect(second?.error.map(({ status, writeRow }) => [status, writeRow.document.name])).toEqual([[409, 'second']])
    expect((await byId(articles, 'tea'))?.name).toBe('first')
  })

  test('given a document that was updated and deleted, when it is asked for without deleted ones, then it is not found', async () => {
    const articles = await newCollection(driver)
    const tea = stored({ id: 'tea', name: 'Tea' })
    await insert(articles, tea)
    const renamed = await replace(articles, tea, { name: 'Black tea' })
    await replace(articles, renamed, { name: 'gone', _deleted: true })
    expect(await articles.findDocumentsById(['tea'], false)).toEqual([])
  })

  test('given a deleted document, when it is written anew, then that takes its last revision and is a conflict without', async () => {
    const articles = await newCollection(driver)
    const tea = stored({ id: 'tea', name: 'Tea' })
    await insert(articles, tea)
    const renamed = await replace(articles, tea, { name: 'Black tea' })
    const deleted = await replace(articles, renamed, { _deleted: true })
    const again = next(deleted, { _deleted: false, name: 'Green tea' })

    const without = await articles.bulkWrite([{ document: again }], 'test')
    expect(without.error.map(({ status }) => status)).toEqual([409])
    const first = await articles.bulkWrite([{ document: stored({ id: 'tea', name: 'Tea' }) }], 'test')
    expect(first.error.map(({ status }) => status)).toEqual([409])

    const having = await articles.bulkWrite([{ previous: deleted, document: again }], 'test')
    expect(having.error).toEqual([])
    expect((await byId(articles, 'tea'))?.name).toBe('Green tea')
  })

  test('given a deleted document, when its fields change, then the tombstone has the new fields', async () => {
    const articles = await newCollection(driver)
    const tea = stored({ id: 'tea', name: 'Tea' })
    await insert(articles, tea)
    const deleted = await replace(articles, tea, { _deleted: true })
    await replace(articles, deleted, { name: 'Black tea' })
    expect(await byId(articles, 'tea', true)).toMatchObject({ name: 'Black tea', _deleted: true })
    expect(await byId(articles, 'tea')).toBeUndefined()
  })

  test('given an indexed field that is not required, when it is left out, then the document has it no more', async () => {
    const articles = await newCollection(driver)
    const tea = stored<Article>({ id: 'tea', name: 'Tea' })
    await insert(articles, tea)
    const { name: _, ...nameless } = next(tea, {})
    const { error } = await articles.bulkWrite([{ previous: tea, document: nameless }], 'test')
    expect(error).toEqual([])
    expect(await byId(articles, 'tea')).toEqual(nameless)
  })

  test('given an indexed field that the schema requires, when it is left out, then the write is refused as a validator does', async () => {
    const articles = await newCollection(driver, { schema: articleSchema({ required: ['id', 'name'] }) })
    const tea = stored<Article>({ id: 'tea', name: 'Tea' })
    await insert(articles, tea)
    const { name: _, ...nameless } = next(tea, {})
    const { error } = await articles.bulkWrite([{ previous: tea, document: nameless }], 'test')
    expect(error.map(({ status, documentId }) => [status, documentId])).toEqual([[422, 'tea']])
    expect((await byId(articles, 'tea'))?.name).toBe('Tea')
  })

  test('given a schema with its keys compressed, when a document with lists and parts is written, then it comes back whole', async () => {
    interface Basket {
      id: string
      customer: { name: string }
      lines: { sku: string; quantity: number }[]
    }
    const schema = fillWithDefaultSettings<Basket>({
      version: 0,
      primaryKey: 'id',
      type: 'object',
      properties: {
        id: { type: 'string', maxLength: 20 },
        customer: { type: 'object', properties: { name: { type: 'string', maxLength: 50 } } },
        lines: {
          type: 'array',
          items: { type: 'object', properties: { sku: { type: 'string' }, quantity: { type: 'number' } } },
        },
      },
      required: ['id', 'customer', 'lines'],
      indexes: [['customer.name', 'id']],
    })
    const compression = getCompressionStateByRxJsonSchema(schema)
    const baskets = await newCollection<Basket>(driver, {
      schema: compression.compressedSchema as RxJsonSchema<Basket>,
    })
    const basket = stored({ id: 'one', customer: { name: 'Ada' }, lines: [{ sku: 'A', quantity: 2 }] })
    const compressed = compressDocumentData(compression, basket) as typeof basket
    expect(Object.keys(compressed)).not.toContain('customer')
    await insert(baskets, compressed)
    expect(await byId(baskets, 'one')).toEqual(compressed)
  })

  test('given writes that change nothing but the meta, when they are made, then each has its revision and meta', async () => {
    const articles = await newCollection(driver)
    let article = { ...stored({ id: 'tea' }), _meta: { lwt: 1, counted: 0 }, _rev: createRevision('till') }
    await insert(articles, article)
    for (const counted of [1, 2]) {
      const changed = { ...article, _meta: { lwt: 1 + counted, counted }, _rev: createRevision('till', article) }
      expect((await articles.bulkWrite([{ previous: article, document: changed }], 'test')).error).toEqual([])
      article = changed
    }
    const found = await byId(articles, 'tea', true)
    expect(parseRevision(found?._rev ?? '').height).toBe(3)
    expect(found).toEqual(article)
  })

  test('given a collection that was written to, when another one is made and written to, then both have their documents', async () => {
    const opened = await openStorage(driver)
    const articles = await newInstance(opened)
    await insert(articles, stored({ id: 'tea', name: 'Tea' }))
    const others = await newInstance(opened)
    await insert(others, stored({ id: 'tea', name: 'Other tea' }, 2))
    expect([(await byId(articles, 'tea'))?.name, (await byId(others, 'tea'))?.name]).toEqual(['Tea', 'Other tea'])
  })

  test('given a first revision, when the fourth replaces it, then that is allowed', async () => {
    const articles = await newCollection(driver)
    const tea = stored({ id: 'tea', name: 'Tea' })
    await insert(articles, tea)
    const fourth = stored({ id: 'tea', name: 'Black tea' }, 4)
    expect((await articles.bulkWrite([{ previous: tea, document: fourth }], 'test')).error).toEqual([])
    expect((await byId(articles, 'tea'))?._rev).toBe(fourth._rev)
  })

  test('given three collections, when each is written to in parallel, then nothing is lost or mixed up', async () => {
    const opened = await openStorage(driver)
    const collections = await Promise.all(
      ['a', 'b', 'c'].map(async (collectionName) => {
        const articles = await newInstance(opened, { collectionName })
        const writes = ['1', '2', '3'].map((id) => insert(articles, stored({ id, name: collectionName + id })))
        await Promise.all(writes)
        return articles
      }),
    )
    const names = await Promise.all(collections.map(async (each) => (await find(each)).map(({ name }) => name)))
    expect(names).toEqual([
      ['a1', 'a2', 'a3'],
      ['b1', 'b2', 'b3'],
      ['c1', 'c2', 'c3'],
    ])
  })

  test('given parallel writes of many documents to one collection, when they return, then all documents are there', async () => {
    const articles = await newCollection(driver)
    const batches = Array.from({ length: 20 }, (_batch, batch) =>
      Array.from({ length: 25 }, (_, position) => stored({ id: `${batch}-${position}`, name: `${batch}` })),
    )
    await Promise.all(batches.map((batch) => insert(articles, ...batch)))
    const found = await articles.findDocumentsById(
      batches.flat().map(({ id }) => id),
      false,
    )
    expect(found).toEqual(batches.flat())
  })

  test.each(['äöüßé', '日本茶', '🍵', 'a"b\'c`d', '\u0000\u2028'])(
    'given the letters %j in id and field, when they are written, then they come back',
    async (letters) => {
      const articles = await newCollection(driver)
      const article = stored({ id: `id${letters}`, name: `name${letters}` })
      await insert(articles, article)
      const other = stored({ id: `other${letters}`, name: letters })
      await insert(articles, other)
      expect(await byId(articles, article.id)).toEqual(article)
      expect(await find(articles, { selector: { name: { $eq: letters } } })).toEqual([other])
    },
  )

  test('given two rows for one document in one call, when it returns, then the second was weighed against the first', async () => {
    const articles = await newCollection(driver)
    const first = stored({ id: 'tea', name: 'first' })
    const second = next(first, { name: 'second' })
    const rows = [{ document: first }, { previous: first, document: second }, { document: stored({ id: 'tea' }) }]
    const { error } = await articles.bulkWrite(rows, 'test')
    expect(error.map(({ status }) => status)).toEqual([409])
    expect(stripMetaDataFromDocument((await byId(articles, 'tea')) ?? stored({ id: '' }))).toMatchObject({
      id: 'tea',
      name: 'second',
    })
  })

  test('given an indexed field of another type, when it is written among others, then it alone is refused', async () => {
    const articles = await newCollection(driver)
    const wrong = { ...stored({ id: 'wrong' }), name: 7 as unknown as string }
    const { error } = await articles.bulkWrite([{ document: wrong }, { document: stored({ id: 'tea' }) }], 'test')
    expect(error.map(({ status, documentId }) => [status, documentId])).toEqual([[422, 'wrong']])
    expect((await find(articles)).map(({ id }) => id)).toEqual(['tea'])
  })

  test('given random text, when it is stored, then no letter is changed', async () => {
    const articles = await newCollection(driver)
    const names = Array.from({ length: 30 }, () => randomToken(30))
    await insert(articles, ...names.map((name, position) => stored({ id: String(position).padStart(2, '0'), name })))
    expect((await find(articles)).map(({ name }) => name)).toEqual(names)
  })
})
