import { addRxPlugin, type RxCollection, type RxDatabase, type RxDocument } from 'rxdb'
import { RxDBAttachmentsPlugin } from 'rxdb/plugins/attachments'
import { disableWarnings, RxDBDevModePlugin } from 'rxdb/plugins/dev-mode'
import { RxDBUpdatePlugin } from 'rxdb/plugins/update'
import { wrappedValidateAjvStorage } from 'rxdb/plugins/validate-ajv'
import { describe, expect, test } from 'vitest'
import type { SqliteStorage } from '../../../../electron/store/rx-storage/index.ts'
import { articleSchema, drivers, newDatabase, openStorage } from './support.ts'

// It freezes what goes to the storage, checks each schema and query, and wants a validator.
disableWarnings()
addRxPlugin(RxDBDevModePlugin)
addRxPlugin(RxDBAttachmentsPlugin)
addRxPlugin(RxDBUpdatePlugin)

const schema = articleSchema({ attachments: {}, required: ['id', 'name'] })

const articlesOf = async (database: RxDatabase): Promise<RxCollection> =>
  (await database.addCollections({ articles: { schema } }))['articles'] as RxCollection

const openDatabase = (opened: SqliteStorage): Promise<RxDatabase> =>
  newDatabase(wrappedValidateAjvStorage({ storage: opened.storage }), {
    name: 'shop',
    multiInstance: true,
    ignoreDuplicate: true,
    allowSlowCount: true,
  })

const twoOnOneFile = async (opened: SqliteStorage): Promise<[RxCollection, RxCollection]> => [
  await articlesOf(await openDatabase(opened)),
  await articlesOf(await openDatabase(opened)),
]

/** Waits for a listener to have heard what it should. */
const heard = <T>(
  collect: (take: (value: T) => void) => void,
  enough: (values: readonly T[]) => boolean,
): Promise<T[]> =>
  new Promise((resolve) => {
    const values: T[] = []
    collect((value) => {
      values.push(value)
      if (enough(values)) resolve(values)
    })
  })

describe.each(drivers)('RxDB in development mode with %s', (driver) => {
  test('given articles, when they are inserted, changed, found, counted and removed, then all of it works', async () => {
    const articles = await articlesOf(await openDatabase(await openStorage(driver)))
    await articles.bulkInsert(['tea', 'coffee', 'cocoa'].map((id, price) => ({ id, name: id, price })))
    await articles.upsert({ id: 'tea', name: 'Black tea', price: 10 })
    await articles.findOne('cocoa').remove()
    await (await articles.findOne('coffee').exec(true)).update({ $inc: { price: 5 } })
    const found = await articles.find({ sort: [{ name: 'asc' }] }).exec()
    expect(found.map((article: RxDocument) => article.toJSON())).toEqual([
      { id: 'tea', name: 'Black tea', price: 10 },
      { id: 'coffee', name: 'coffee', price: 6 },
    ])
    expect(await articles.count({ selector: { price: { $gt: 6 } } }).exec()).toBe(1)
    await articles.insert({ id: 'cocoa', name: 'Cocoa again' })
    expect((await articles.findOne('cocoa').exec(true)).get('name')).toBe('Cocoa again')
  })

  test('given a document that the schema refuses, when it is inserted, then the validator’s error comes, and nothing is written', async () => {
    const articles = await articlesOf(await openDatabase(await openStorage(driver)))
    await expect(articles.insert({ id: 'tea', name: 7 })).rejects.toThrow('VD2')
    await expect(articles.insert({ id: 'tea' })).rejects.toThrow('VD2')
    expect(await articles.find().exec()).toEqual([])
  })

  test('given two databases of one name on the file, when one writes, then the other finds it, and its live query tells', async () => {
    const [here, there] = await twoOnOneFile(await openStorage(driver))
    const told = heard<string[]>(
      (take) => there.find().$.subscribe((found) => take(found.map(({ primary }: RxDocument) => primary))),
      (values) => (values.at(-1)?.length ?? 0) === 2,
    )
    await here.insert({ id: 'tea', name: 'Tea' })
    await there.insert({ id: 'coffee', name: 'Coffee' })
    expect((await told).at(-1)).toEqual(['coffee', 'tea'])
    await (await there.findOne('tea').exec(true)).patch({ name: 'Black tea' })
    expect((await here.findOne('tea').exec(true)).get('name')).toBe('Black tea')
  })

  test('given both databases, when one document is counted up by both at once, then no count is lost', async () => {
    const pair = await twoOnOneFile(await openStorage(driver))
    await pair[0].insert({ id: 'tea', name: 'Tea', price: 0 })
    const countUp = async (articles: RxCollection): Promise<void> => {
      const article = await articles.findOne('tea').exec(true)
      await article.incrementalModify((fields: { price: number }) => ({ ...fields, price: fields.price + 1 }))
    }
    await Promise.all(Array.from({ length: 20 }, (_, turn) => countUp(pair[turn % 2] as RxCollection)))
    expect((await pair[1].findOne('tea').exec(true)).get('price')).toBe(20)
  })

  test('given a listener to a document’s attachments, when the other database puts one and removes it, then it hears of both', async () => {
    const [here, there] = await twoOnOneFile(await openStorage(driver))
    await here.insert({ id: 'tea', name: 'Tea' })
    const watched = await there.findOne('tea').exec(true)
    const counts = heard<number>(
      (take) => watched.allAttachments$.subscribe((all: unknown[]) => take(all.length)),
      (values) => values.length === 3,
    )
    const data = new Blob(['leaf'], { type: 'text/plain' })
    const put = await (await here.findOne('tea').exec(true)).putAttachment({ id: 'photo', data, type: 'text/plain' })
    const seen = (await there.findOne('tea').exec(true)).getAttachment('photo')
    expect(await seen?.getStringData()).toBe('leaf')
    await put.remove()
    expect(await counts).toEqual([0, 1, 0])
  })
})
