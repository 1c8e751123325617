import {
  type BulkWriteRow,
  defaultHashSha256,
  flattenEvents,
  getChangedDocumentsSince,
  getSingleDocument,
  type RxAttachmentWriteData,
  type RxStorageChangeEvent,
} from 'rxdb'
import { describe, expect, test } from 'vitest'
import {
  type Article,
  articleSchema,
  byId,
  drivers,
  find,
  type Instance,
  insert,
  newCollection,
  newInstance,
  next,
  openStorage,
  type StoredArticle,
  stored,
} from './support.ts'

const schema = articleSchema({ attachments: {} })

const attachment = async (
  content: string | Uint8Array<ArrayBuffer>,
  type = 'text/plain',
): Promise<RxAttachmentWriteData> => {
  const data = new Blob([content], { type })
  return { data, type, length: data.size, digest: await defaultHashSha256(data) }
}

/** How the attachment is in a document that was written. */
const stub = ({ type, length, digest }: RxAttachmentWriteData) => ({ type, length, digest })

type Row = BulkWriteRow<Article>
const withAttachments = (
  document: StoredArticle,
  attachments: Readonly<Record<string, RxAttachmentWriteData | ReturnType<typeof stub>>>,
): Row['document'] => ({ ...document, _attachments: { ...attachments } })

const write = async (articles: Instance, ...rows: Row[]) =>
  (await articles.bulkWrite(rows, 'test')).error.map(({ status, documentId }) => [status, documentId])

const read = async (articles: Instance, document: string, id: string, { digest }: { digest: string }) =>
  (await articles.getAttachmentData(document, id, digest)).text()

describe.each(drivers)('attachments with %s', (driver) => {
  test('given a document with an attachment, when it is written, then its data is read by its digest, with its type', async () => {
    const articles = await newCollection(driver, { schema })
    const photo = await attachment('a'.repeat(20))
    expect(await write(articles, { document: withAttachments(stored({ id: 'tea' }), { photo }) })).toEqual([])
    const data = await articles.getAttachmentData('tea', 'photo', photo.digest)
    expect([data.type, data.size, await data.text()]).toEqual(['text/plain', 20, 'a'.repeat(20)])
    await expect(articles.getAttachmentData('tea', 'photo', 'another digest')).rejects.toThrow('no attachment')
    await expect(articles.getAttachmentData('tea', 'invoice', photo.digest)).rejects.toThrow('no attachment')
  })

  test('given all 256 bytes, when they are attached, then they come back as they were', async () => {
    const articles = await newCollection(driver, { schema })
    const bytes = Uint8Array.from({ length: 70_000 }, (_, position) => position % 256)
    const image = await attachment(bytes, 'image/png')
    await write(articles, {
      document: withAttachments(stored({ id: 'tea' }), { image, 'empty 🍵': await attachment('') }),
    })
    const found = await articles.getAttachmentData('tea', 'image', image.digest)
    expect(new Uint8Array(await found.arrayBuffer())).toEqual(bytes)
    expect(await read(articles, 'tea', 'empty 🍵', await attachment(''))).toBe('')
  })

  test('given a document with an attachment, when it is met by id, query, change or event, then it shows type, length and digest, never the data', async () => {
    const articles = await newCollection(driver, { schema })
    const events: RxStorageChangeEvent<Article>[] = []
    articles.changeStream().subscribe((bulk) => events.push(...flattenEvents(bulk)))
    const photo = await attachment('leaf')
    const tea = stored({ id: 'tea' })
    await write(articles, { document: withAttachments(tea, { photo }) })
    const expected = { ...tea, _attachments: { photo: stub(photo) } }
    expect(await byId(articles, 'tea')).toEqual(expected)
    expect(await getSingleDocument(articles, 'tea')).toEqual(expected)
    expect(await find(articles)).toEqual([expected])
    expect(events.map(({ documentData }) => documentData)).toEqual([expected])
    expect((await getChangedDocumentsSince(articles, 10)).documents).toEqual([expected])
  })

  test('given attachments added in two writes, when the second only names the first, then both have their data', async () => {
    const articles = await newCollection(driver, { schema })
    const [photo, invoice] = [await attachment('leaf'), await attachment('12.50')]
    const tea = stored({ id: 'tea' })
    await write(articles, { document: withAttachments(tea, { photo }) })
    const previous = withAttachments(tea, { photo: stub(photo) }) as StoredArticle
    const document = withAttachments(next(previous, {}), { photo: stub(photo), invoice })
    expect(await write(articles, { previous, document })).toEqual([])
    expect(Object.keys((await byId(articles, 'tea'))?._attachments ?? {})).toEqual(['photo', 'invoice'])
    expect(await read(articles, 'tea', 'photo', photo)).toBe('leaf')
    expect(await read(articles, 'tea', 'invoice', invoice)).toBe('12.50')
  })

  test('given an attachment, when another takes its place, and then none, then the data goes with it', async () => {
    const articles = await newCollection(driver, { schema })
    const [old, young] = [await attachment('old'), await attachment('young')]
    const tea = stored({ id: 'tea' })
    await write(articles, { document: withAttachments(tea, { photo: old }) })
    const first = withAttachments(tea, { photo: stub(old) }) as StoredArticle
    const second = withAttachments(next(first, {}), { photo: young })
    await write(articles, { previous: first, document: second })
    await expect(articles.getAttachmentData('tea', 'photo', old.digest)).rejects.toThrow('no attachment')
    expect(await read(articles, 'tea', 'photo', young)).toBe('young')

    const previous = withAttachments(second, { photo: stub(young) }) as StoredArticle
    await write(articles, { previous, document: { ...next(previous, {}), _attachments: {} } })
    await expect(articles.getAttachmentData('tea', 'photo', young.digest)).rejects.toThrow('no attachment')
  })

  test('given a document with an attachment, when it is deleted, then the data is gone', async () => {
    const articles = await newCollection(driver, { schema })
    const photo = await attachment('leaf')
    const tea = stored({ id: 'tea' })
    await write(articles, { document: withAttachments(tea, { photo }) })
    const previous = withAttachments(tea, { photo: stub(photo) }) as StoredArticle
    await write(articles, { previous, document: { ...next(previous, { _deleted: true }), _attachments: {} } })
    await expect(articles.getAttachmentData('tea', 'photo', photo.digest)).rejects.toThrow('no attachment')
  })

  test('given several collections, documents and attachments, when all are read at once, then each gives its own', async () => {
    const opened = await openStorage(driver)
    const wanted: { articles: Instance; document: string; name: string; digest: string; content: string }[] = []
    for (const collectionName of ['a', 'b', 'c']) {
      const articles = await newInstance(opened, { collectionName, schema })
      const writes = ['1', '2', '3'].map(async (document) => {
        const attachments: Record<string, RxAttachmentWriteData> = {}
        for (const name of ['x', 'y', 'z']) {
          const content = `${collectionName}${document}${name}`.repeat(50)
          attachments[name] = await attachment(content)
          wanted.push({ articles, document, name, content, digest: attachments[name].digest })
        }
        await write(articles, { document: withAttachments(stored({ id: document }), attachments) })
      })
      await Promise.all(writes)
    }
    const found = await Promise.all(wanted.map((each) => read(each.articles, each.document, each.name, each)))
    expect(found).toEqual(wanted.map(({ content }) => content))
  })

  test('given a document that names an attachment without data, when it is written, then it alone is refused, and leaves nothing', async () => {
    const articles = await newCollection(driver, { schema })
    const [photo, invoice] = [await attachment('leaf'), await attachment('12.50')]
    const errors = await write(
      articles,
      { document: withAttachments(stored({ id: 'tea' }), { photo, invoice: stub(invoice) }) },
      { document: stored({ id: 'coffee' }) },
    )
    expect(errors).toEqual([[510, 'tea']])
    expect((await find(articles)).map(({ id }) => id)).toEqual(['coffee'])
    await expect(articles.getAttachmentData('tea', 'photo', photo.digest)).rejects.toThrow('no attachment')
  })

  test('given a document that the collection refuses, when it comes with an attachment, then the attachment isn’t kept either', async () => {
    const articles = await newCollection(driver, { schema })
    const photo = await attachment('leaf')
    const wrong = { ...stored({ id: 'tea' }), name: 7 as unknown as string }
    expect(await write(articles, { document: withAttachments(wrong, { photo }) })).toEqual([[422, 'tea']])
    await expect(articles.getAttachmentData('tea', 'photo', photo.digest)).rejects.toThrow('no attachment')
  })

  test('given a slow write with an attachment and a quick one after it, when both are for one document, then the first has it', async () => {
    const articles = await newCollection(driver, { schema })
    const large = await attachment('x'.repeat(5_000_000))
    const [slow, quick] = await Promise.all([
      write(articles, { document: withAttachments(stored({ id: 'tea' }), { large }) }),
      write(articles, { document: stored({ id: 'tea' }) }),
    ])
    expect([slow, quick]).toEqual([[], [[409, 'tea']]])
  })

  test('given a write with an attachment under way, when the collection is closed, then the write is still made', async () => {
    const opened = await openStorage(driver)
    const articles = await newInstance(opened, { collectionName: 'articles', schema })
    const photo = await attachment('leaf')
    const writing = write(articles, { document: withAttachments(stored({ id: 'tea' }), { photo }) })
    await articles.close()
    expect(await writing).toEqual([])
    const again = await newInstance(opened, { collectionName: 'articles', schema })
    expect(await read(again, 'tea', 'photo', photo)).toBe('leaf')
  })

  test('given the same document in two versions of the schema, when one version is removed, then the other keeps its attachment', async () => {
    const opened = await openStorage(driver)
    const old = await newInstance(opened, { collectionName: 'articles', schema })
    const young = await newInstance(opened, { collectionName: 'articles', schema: { ...schema, version: 1 } })
    const [before, after] = [await attachment('before'), await attachment('after')]
    await write(old, { document: withAttachments(stored({ id: 'tea' }), { photo: before }) })
    await write(young, { document: withAttachments(stored({ id: 'tea' }), { photo: after }) })
    expect([await read(old, 'tea', 'photo', before), await read(young, 'tea', 'photo', after)]).toEqual([
      'before',
      'after',
    ])
    await old.remove()
    expect(await read(young, 'tea', 'photo', after)).toBe('after')
  })

  test('given a removed collection, when it is made again, then no attachment of it is left', async () => {
    const opened = await openStorage(driver)
    const articles = await newInstance(opened, { collectionName: 'articles', schema })
    const photo = await attachment('leaf')
    await write(articles, { document: withAttachments(stored({ id: 'tea' }), { photo }) })
    await articles.remove()
    const again = await newInstance(opened, { collectionName: 'articles', schema })
    await insert(again, stored({ id: 'tea' }))
    await expect(again.getAttachmentData('tea', 'photo', photo.digest)).rejects.toThrow('no attachment')
  })
})
