import {
  deepFreeze,
  fillWithDefaultSettings,
  getQueryMatcher,
  getSortComparator,
  type MangoQuerySortPart,
  prepareQuery,
} from 'rxdb'
import { describe, expect, test } from 'vitest'
import {
  type Article,
  articleSchema,
  drivers,
  find,
  type InstanceOptions,
  insert,
  newCollection,
  replace,
  stored,
} from './support.ts'

interface Place {
  id: string
  shelf: { row: string }
}
const placeSchema: NonNullable<InstanceOptions<Place>['schema']> = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    id: { type: 'string', maxLength: 100 },
    shelf: { type: 'object', properties: { row: { type: 'string', maxLength: 100 } }, required: ['row'] },
  },
  required: ['id', 'shelf'],
  indexes: [['shelf.row', 'id']],
}

const schema = fillWithDefaultSettings(articleSchema())
const sorted = (...sort: MangoQuerySortPart<Article>[]) => ({ selector: {}, sort, skip: 0 })

describe('RxDB’s own helpers with the schema of a collection', () => {
  const query = { selector: { name: { $gt: '' } }, limit: 1000, sort: [{ name: 'asc' as const }], skip: 0 }

  test('given a query and a schema that can’t be changed, when it is prepared, then that needs to change neither', () => {
    expect(prepareQuery(deepFreeze(structuredClone(schema)), deepFreeze(structuredClone(query))).query).toEqual(query)
  })

  test('given two articles, when they are compared by price, then the cheaper comes first', async () => {
    const articles = await newCollection()
    const compare = getSortComparator(articles.schema, sorted({ price: 'asc' }))
    const [dear, cheap] = [stored({ id: 'a', price: 100 }), stored({ id: 'b', price: 1 })]
    expect([dear, cheap].sort(compare)).toEqual([cheap, dear])
  })

  test('given articles that the selector doesn’t match, when they are compared, then the sort alone decides', async () => {
    const articles = await newCollection()
    const byName = { selector: { name: { $eq: 'tea' } }, sort: [{ id: 'asc' as const }], skip: 0 }
    const compare = getSortComparator(articles.schema, byName)
    expect(compare(stored({ id: 'aaa', name: 'tea' }), stored({ id: 'bbb', name: 'coffee' }))).toBe(-1)
  })

  test('given a selector of several branches, when articles are compared, then the sort alone decides', async () => {
    const articles = await newCollection()
    const branches = {
      $or: [
        { name: 'a', id: 'a' },
        { name: 'b', id: 'b' },
      ],
      id: 'a',
    }
    const compare = getSortComparator(articles.schema, { selector: branches, sort: [{ id: 'asc' }], skip: 0 })
    expect(compare(stored({ id: 'a', name: 'a' }), stored({ id: 'c', name: 'c' }))).toBe(-1)
  })

  test('given a matcher of prices, when articles are shown to it, then it takes those in the range, deleted ones too', async () => {
    const articles = await newCollection()
    const matches = getQueryMatcher(articles.schema, {
      ...sorted({ id: 'asc' }),
      selector: { price: { $gt: 10, $ne: 50 } },
    })
    expect([1, 50, 100].map((price) => matches(stored({ id: 'a', price })))).toEqual([false, false, true])
    const all = getQueryMatcher(articles.schema, sorted({ id: 'asc' }))
    expect(all({ ...stored({ id: 'a' }), _deleted: true })).toBe(true)
  })

  test('given a matcher of a nested field, when documents are shown to it, then it looks into them', () => {
    const matches = getQueryMatcher(fillWithDefaultSettings(placeSchema), {
      selector: { 'shelf.row': { $eq: 'A' } },
      sort: [{ id: 'asc' }],
      skip: 0,
    })
    expect(['A', 'B'].map((row) => matches(stored({ id: 'one', shelf: { row } })))).toEqual([true, false])
  })
})

describe.each(drivers)('reading with %s', (driver) => {
  test('given two documents, when all that are not deleted are asked for, then they come in the order of their ids', async () => {
    const articles = await newCollection(driver)
    await insert(articles, stored({ id: 'tea', name: 'Tea' }))
    await insert(articles, stored({ id: 'coffee', name: 'Coffee' }))
    const found = await find(articles, { selector: { _deleted: false } })
    expect(found.map(({ name }) => name)).toEqual(['Coffee', 'Tea'])
  })

  test('given three documents, when they are sorted downwards by an indexed field, then they come so', async () => {
    const articles = await newCollection(driver)
    await insert(articles, ...['a', 'b', 'c'].map((name) => stored({ id: `id-${name}`, name })))
    const found = await find(articles, { sort: [{ name: 'desc' }] })
    expect(found.map(({ name }) => name)).toEqual(['c', 'b', 'a'])
  })

  test('given a deleted document, when nothing is said of deletion, then the query and the count have it', async () => {
    const articles = await newCollection(driver)
    const tea = stored({ id: 'tea', name: 'Tea' })
    await insert(articles, tea)
    await replace(articles, tea, { _deleted: true })
    expect((await find(articles)).map(({ name }) => name)).toEqual(['Tea'])
  })

  test('given documents with much in common, when they are sorted, then always as RxDB’s comparator sorts them', async () => {
    const articles = await newCollection(driver, {
      schema: articleSchema({ required: ['id', 'name', 'price'], indexes: ['name', 'price', ['name', 'price']] }),
    })
    const ids = ['q', 'b', 'x', 'a', 'm', 'Z']
    const documents = ids.map((id, position) => stored({ id, name: 'alike', price: (position % 3) + 1 }))
    await insert(articles, ...documents)
    const sorts: MangoQuerySortPart<Article>[][] = [
      [{ id: 'asc' }],
      [{ name: 'asc' }, { id: 'asc' }],
      [{ price: 'desc' }, { id: 'asc' }],
      [{ name: 'asc' }, { price: 'desc' }, { id: 'asc' }],
    ]
    for (const sort of sorts) {
      const compare = getSortComparator(articles.schema, sorted(...sort))
      expect(await find(articles, { sort })).toEqual(documents.toReversed().toSorted(compare))
    }
  })

  test('given a field inside another, when it is searched and sorted by, then the document is found', async () => {
    const places = await newCollection(driver, { schema: placeSchema })
    await insert(places, stored({ id: 'one', shelf: { row: 'A' } }), stored({ id: 'two', shelf: { row: 'B' } }))
    const found = await find(places, {
      selector: { 'shelf.row': { $eq: 'A' } },
      sort: [{ 'shelf.row': 'asc' }, { id: 'asc' }],
    })
    expect(found.map(({ id }) => id)).toEqual(['one'])
  })

  test('given an indexed field inside a part that is not required, when a document lacks the part, then it is stored and found', async () => {
    const places = await newCollection<Place>(driver, { schema: { ...placeSchema, required: ['id'] } })
    const { shelf: _, ...shelfless } = stored({ id: 'none', shelf: { row: '' } })
    await insert(places, stored({ id: 'one', shelf: { row: 'A' } }), shelfless as ReturnType<typeof stored<Place>>)
    const ids = async (selector: object) => (await find(places, { selector })).map(({ id }) => id)
    expect(await ids({})).toEqual(['none', 'one'])
    expect(await ids({ 'shelf.row': { $exists: false } })).toEqual(['none'])
    expect(await ids({ 'shelf.row': { $ne: 'A' } })).toEqual(['none'])
  })

  test('given a hundred documents, when all are asked for, then all come', async () => {
    const articles = await newCollection(driver)
    const documents = Array.from({ length: 100 }, (_, n) => stored({ id: String(n).padStart(5, '0'), name: `${n}` }))
    await insert(articles, ...documents)
    expect(await find(articles)).toEqual(documents)
  })

  test('given documents that come and are deleted, when they are counted, then deleted ones count unless they are left out', async () => {
    const articles = await newCollection(driver)
    const count = async (selector: object) =>
      (await articles.count(prepareQuery(articles.schema, { selector, sort: [{ id: 'asc' }], skip: 0 }))).count
    expect(await count({})).toBe(0)
    await insert(articles, stored({ id: 'tea' }))
    expect(await count({})).toBe(1)
    const coffee = stored({ id: 'coffee' })
    await insert(articles, coffee)
    expect(await count({})).toBe(2)
    await replace(articles, coffee, { _deleted: true })
    expect([await count({}), await count({ _deleted: false })]).toEqual([2, 1])
  })

  test('given a document, when it is asked for by its id, then it comes with its bookkeeping; unknown ids give nothing', async () => {
    const articles = await newCollection(driver)
    const tea = stored({ id: 'tea', name: 'Tea' })
    await insert(articles, tea)
    expect(await articles.findDocumentsById(['none', 'tea'], false)).toEqual([tea])
  })

  test('given a deleted and another document, when both are asked for by id with deleted ones, then both come with their fields', async () => {
    const articles = await newCollection(driver)
    const [tea, coffee] = [stored({ id: 'tea', name: 'Tea' }), stored({ id: 'coffee', name: 'Coffee' })]
    await insert(articles, tea, coffee)
    const deleted = await replace(articles, tea, { name: 'Old tea', _deleted: true })
    expect(await articles.findDocumentsById(['tea', 'coffee'], true)).toEqual([deleted, coffee])
    expect(await articles.findDocumentsById(['tea', 'coffee'], false)).toEqual([coffee])
  })

  test('given ten thousand documents written in one call, when they are asked for by their ids, then all come', async () => {
    const articles = await newCollection(driver)
    const documents = Array.from({ length: 10_000 }, (_, n) => stored({ id: `id-${n}`, name: `${n % 7}` }))
    await insert(articles, ...documents)
    const found = await articles.findDocumentsById(
      documents.map(({ id }) => id),
      false,
    )
    expect(found.length).toBe(10_000)
    expect(found.at(-1)).toEqual(documents.at(-1))
  })
})
