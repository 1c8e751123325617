import {
  addRxPlugin,
  blobToBase64String,
  createBlobFromBase64,
  type MigrationStrategies,
  type RxCollection,
  type RxDatabase,
  type RxDocument,
} from 'rxdb'
import { RxDBAttachmentsPlugin } from 'rxdb/plugins/attachments'
import { wrappedKeyEncryptionCryptoJsStorage } from 'rxdb/plugins/encryption-crypto-js'
import { RxDBMigrationSchemaPlugin } from 'rxdb/plugins/migration-schema'
import { RxDBUpdatePlugin } from 'rxdb/plugins/update'
import { firstValueFrom } from 'rxjs'
import { describe, expect, test } from 'vitest'
import type { SqliteStorage } from '../../../../electron/store/rx-storage/index.ts'
import { articleSchema, drivers, newDatabase, openStorage } from './support.ts'

addRxPlugin(RxDBAttachmentsPlugin)
addRxPlugin(RxDBMigrationSchemaPlugin)
addRxPlugin(RxDBUpdatePlugin)

const schema = articleSchema({ attachments: {} })
const text = (content: string): Blob => new Blob([content], { type: 'text/plain' })
const photo = (content: string, id = 'photo') => ({ id, data: text(content), type: 'text/plain' })

const articlesOf = async (database: RxDatabase): Promise<RxCollection> =>
  (await database.addCollections({ articles: { schema } }))['articles'] as RxCollection

const tea = async (articles: RxCollection): Promise<RxDocument> => articles.findOne('tea').exec(true)

const newArticles = async (opened: SqliteStorage): Promise<RxCollection> => {
  const articles = await articlesOf(await newDatabase(opened.storage))
  await articles.insert({ id: 'tea', name: 'Tea', price: 1 })
  return articles
}

describe.each(drivers)('RxDB’s attachments with %s', (driver) => {
  test('given a document, when two attachments are put, then each is there with id, type and text', async () => {
    const articles = await newArticles(await openStorage(driver))
    const put = await (await tea(articles)).putAttachment(photo('leaf', 'one'))
    expect([put.id, put.type]).toEqual(['one', 'text/plain'])
    await (await tea(articles)).putAttachment(photo('leaf and more', 'two'))
    const article = await tea(articles)
    expect(await article.getAttachment('one')?.getStringData()).toBe('leaf')
    expect(await article.getAttachment('two')?.getStringData()).toBe('leaf and more')
    expect(await (await article.getAttachment('two')?.getData())?.text()).toBe('leaf and more')
  })

  test('given a document, when ten attachments are put and read at once, then all are there', async () => {
    const articles = await newArticles(await openStorage(driver))
    const article = await tea(articles)
    const ids = Array.from({ length: 10 }, (_, position) => `ä${position}\u2028 %/:"'🍵.txt`)
    const contents = await Promise.all(
      ids.map(async (id) => {
        const put = await article.putAttachment(photo(`content of ${id}`.repeat(30), id))
        return put.getStringData()
      }),
    )
    expect(contents).toEqual(ids.map((id) => `content of ${id}`.repeat(30)))
    const all = (await tea(articles)).allAttachments()
    expect(all.map(({ id }) => id).toSorted()).toEqual(ids.toSorted())
    expect(await Promise.all(all.map(async (each) => (await each.getData()).size > 300))).toEqual(ids.map(() => true))
  })

  test('given no attachments, when all are asked for, then there are none', async () => {
    expect((await tea(await newArticles(await openStorage(driver)))).allAttachments()).toEqual([])
  })

  test('given an attachment, when the document changes, then the attachment stays', async () => {
    const articles = await newArticles(await openStorage(driver))
    await (await tea(articles)).putAttachment(photo('leaf'))
    const patched = await (await tea(articles)).incrementalPatch({ price: 7 })
    expect(await patched.getAttachment('photo')?.getStringData()).toBe('leaf')
    const updated = await patched.update({ $set: { price: 60 } })
    expect([updated.get('price'), await updated.getAttachment('photo')?.getStringData()]).toEqual([60, 'leaf'])
  })

  test('given an attachment in base64, when it is put, then it reads back as base64 and as text', async () => {
    const articles = await newArticles(await openStorage(driver))
    const data = await blobToBase64String(text('leafä😎'))
    const put = await (await tea(articles)).putAttachmentBase64({ id: 'photo', length: 10, data, type: 'text/plain' })
    expect(await (await createBlobFromBase64(await put.getDataBase64(), 'text/plain')).text()).toBe('leafä😎')
  })

  test('given an attachment, when the database is closed and opened, then it is still there', async () => {
    const opened = await openStorage(driver)
    const database = await newDatabase(opened.storage, { name: 'shop' })
    const articles = await articlesOf(database)
    await articles.insert({ id: 'tea' })
    await (await tea(articles)).putAttachment(photo('leaf'))
    await database.close()
    const again = await articlesOf(await newDatabase(opened.storage, { name: 'shop' }))
    expect(await (await tea(again)).getAttachment('photo')?.getStringData()).toBe('leaf')
  })

  test('given an attachment, when it is removed, or its document, then it and its data are gone', async () => {
    const articles = await newArticles(await openStorage(driver))
    const { digest } = await (await tea(articles)).putAttachment(photo('leaf'))
    await (await tea(articles)).getAttachment('photo')?.remove()
    expect((await tea(articles)).getAttachment('photo')).toBeNull()
    await expect(articles.storageInstance.getAttachmentData('tea', 'photo', digest)).rejects.toThrow('no attachment')

    await (await tea(articles)).putAttachment(photo('leaf'))
    await articles.storageInstance.getAttachmentData('tea', 'photo', digest)
    await (await tea(articles)).remove()
    await expect(articles.storageInstance.getAttachmentData('tea', 'photo', digest)).rejects.toThrow('no attachment')
  })

  test('given a schema without attachments, when one is put, then RxDB says what is missing', async () => {
    const database = await newDatabase((await openStorage(driver)).storage)
    const { plain } = await database.addCollections({ plain: { schema: articleSchema() } })
    const article = (await plain?.insert({ id: 'tea' })) as RxDocument
    await expect(article.putAttachment(photo('leaf'))).rejects.toThrow('AT1')
  })

  test('given encryption, when an attachment is put, then the file has other bytes and the document the text', async () => {
    const opened = await openStorage(driver)
    const storage = wrappedKeyEncryptionCryptoJsStorage({ storage: opened.storage })
    const database = await newDatabase(storage, { password: 'a long enough password' })
    const { articles } = await database.addCollections({
      articles: { schema: articleSchema({ attachments: { encrypted: true } }) },
    })
    if (articles === undefined) throw new Error('There are no articles.')
    await articles.insert({ id: 'tea' })
    const put = await (await tea(articles)).putAttachment(photo('leaf'))
    const wrapped = articles.internalStorageInstance as unknown as {
      originalStorageInstance: typeof articles.storageInstance
    }
    const raw = await wrapped.originalStorageInstance.getAttachmentData('tea', 'photo', put.digest)
    expect((await raw.text()).includes('leaf')).toBe(false)
    expect(await (await tea(articles)).getAttachment('photo')?.getStringData()).toBe('leaf')
    expect((await firstValueFrom((await tea(articles)).allAttachments$)).map(({ id }) => id)).toEqual(['photo'])
  })

  test('given methods for attachments, when they are called, then they see the attachment', async () => {
    const database = await newDatabase((await openStorage(driver)).storage)
    const kind = function (this: { type: string }): string {
      return `of type ${this.type}`
    }
    const { articles } = await database.addCollections({ articles: { schema, attachments: { kind } } })
    const article = (await articles?.insert({ id: 'tea' })) as RxDocument
    const put = (await article.putAttachment(photo('leaf'))) as unknown as { kind(): string }
    expect(put.kind()).toBe('of type text/plain')
  })

  test.each<[string, MigrationStrategies[number], (string | undefined)[]]>([
    ['keeps it', (old) => old, ['leaf']],
    ['drops it', (old) => ({ ...old, _attachments: {} }), []],
    [
      'changes it',
      (old) => ({ ...old, _attachments: { photo: { ...old._attachments.photo, data: text('flower') } } }),
      ['flower'],
    ],
  ])('given an attachment, when a migration %s, then that holds afterwards', async (_, strategy, expected) => {
    const opened = await openStorage(driver)
    const before = await newDatabase(opened.storage, { name: 'shop' })
    const articles = await articlesOf(before)
    await articles.insert({ id: 'tea' })
    await (await tea(articles)).putAttachment(photo('leaf'))
    await before.close()

    const after = await newDatabase(opened.storage, { name: 'shop' })
    const migrated = await after.addCollections({
      articles: { schema: { ...schema, version: 1 }, migrationStrategies: { 1: strategy } },
    })
    const all = (await tea(migrated['articles'] as RxCollection)).allAttachments()
    expect(await Promise.all(all.map((each) => each.getStringData()))).toEqual(expected)
  })
})
