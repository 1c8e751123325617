import {
  type EventBulk,
  flattenEvents,
  getChangedDocumentsSince,
  parseRevision,
  type RxStorageChangeEvent,
  stackCheckpoints,
} from 'rxdb'
import { filter, map } from 'rxjs'
import { describe, expect, test } from 'vitest'
import { type Article, byId, drivers, type Instance, insert, newCollection, next, replace, stored } from './support.ts'

type Bulk = EventBulk<RxStorageChangeEvent<Article>, { seq: number }>

const listenTo = (articles: Instance): Bulk[] => {
  const bulks: Bulk[] = []
  articles.changeStream().subscribe((bulk) => bulks.push(bulk))
  return bulks
}

const changesSince = async (articles: Instance, limit: number, checkpoint?: { seq: number }) => {
  const changed = await getChangedDocumentsSince(articles, limit, checkpoint)
  return { documents: changed.documents, checkpoint: changed.checkpoint }
}

describe.each(drivers)('changes since a checkpoint with %s', (driver) => {
  test('given an insert and a deletion, when each is asked for after the one before, then each comes once, and the checkpoint rests', async () => {
    const articles = await newCollection(driver)
    expect((await changesSince(articles, 10)).documents).toEqual([])
    const tea = stored({ id: 'tea' })
    await insert(articles, tea)
    const inserted = await changesSince(articles, 10)
    expect(inserted.documents).toEqual([tea])

    const nothing = await changesSince(articles, 10, inserted.checkpoint)
    expect([nothing.documents, nothing.checkpoint]).toEqual([[], inserted.checkpoint])

    const deleted = await replace(articles, tea, { _deleted: true })
    expect((await changesSince(articles, 10, inserted.checkpoint)).documents).toEqual([deleted])
    expect((await changesSince(articles, 100)).documents).toEqual([deleted])
  })

  test('given a document that changed ten times among others, when changes are asked for in fives, then each document comes once, newest', async () => {
    const articles = await newCollection(driver)
    let tea = stored<Article>({ id: 'tea', name: '0' })
    await insert(articles, tea, stored({ id: 'other' }))
    for (let time = 1; time <= 10; time += 1) tea = await replace(articles, tea, { name: String(time) })
    const early = await changesSince(articles, 10)
    expect(early.documents.map(({ id, name }) => [id, name])).toEqual([
      ['other', undefined],
      ['tea', '10'],
    ])
    await insert(articles, ...Array.from({ length: 10 }, (_, n) => stored({ id: `more-${n}` })))
    expect((await changesSince(articles, 100)).documents.length).toBe(12)

    let checkpoint: { seq: number } | undefined
    const pages: number[] = []
    for (let page = 0; page < 4; page += 1) {
      const changed = await changesSince(articles, 5, checkpoint)
      pages.push(changed.documents.length)
      checkpoint = changed.checkpoint
    }
    expect(pages).toEqual([5, 5, 2, 0])
    await replace(articles, tea, { _deleted: true })
    const last = await changesSince(articles, 5, checkpoint)
    expect(last.documents.map(({ id, _deleted }) => [id, _deleted])).toEqual([['tea', true]])
  })

  test('given writes between the pages, when changes are read page by page, then every document comes exactly once', async () => {
    const articles = await newCollection(driver)
    const more = (round: number) =>
      insert(articles, ...Array.from({ length: 18 }, (_, n) => stored({ id: `${round}-${n}` })))
    await more(0)
    let checkpoint: { seq: number } | undefined
    const seen: string[] = []
    for (let page = 0; page < 10; page += 1) {
      const changed = await changesSince(articles, 9, checkpoint)
      seen.push(...changed.documents.map(({ id }) => id))
      checkpoint = changed.checkpoint
      if (page < 4) await more(page + 1)
    }
    expect([seen.length, new Set(seen).size]).toEqual([90, 90])
  })
})

describe.each(drivers)('the stream of changes with %s', (driver) => {
  test('given a listener, when a document is written, then it has heard of it before the write returns, with its context and checkpoint', async () => {
    const articles = await newCollection(driver)
    const bulks: Bulk[] = []
    articles
      .changeStream()
      .pipe(
        map((bulk) => bulk),
        filter(() => true),
      )
      .subscribe((bulk) => bulks.push(bulk))
    const tea = stored({ id: 'tea' })
    await articles.bulkWrite([{ document: tea }], 'till 1')
    expect(bulks.map(({ events, context }) => [events, context])).toEqual([
      [[{ documentId: 'tea', operation: 'INSERT', documentData: tea, previousDocumentData: undefined }], 'till 1'],
    ])
    await insert(articles, ...Array.from({ length: 10 }, (_, n) => stored({ id: `more-${n}` })))
    const checkpoint = stackCheckpoints(bulks.map((bulk) => bulk.checkpoint))
    expect((await changesSince(articles, 100, checkpoint)).documents).toEqual([])
    expect(new Set(bulks.map(({ id }) => id)).size).toBe(2)
  })

  test('given an insert, an update, a deletion and a return, when they are written, then each is told with what was before', async () => {
    const articles = await newCollection(driver)
    const bulks = listenTo(articles)
    const tea = stored({ id: 'tea', name: 'Tea' })
    const untouched = structuredClone(tea)
    await insert(articles, tea)
    const renamed = await replace(articles, tea, { name: 'Black tea' })
    expect(tea).toEqual(untouched)
    const deleted = await replace(articles, renamed, { _deleted: true })
    const back = await replace(articles, deleted, { _deleted: false })
    const told = flattenEvents(bulks).map((event) => [event.operation, event.documentData, event.previousDocumentData])
    expect(told).toEqual([
      ['INSERT', tea, undefined],
      ['UPDATE', renamed, tea],
      ['DELETE', deleted, renamed],
      ['INSERT', back, undefined],
    ])
    expect(parseRevision(renamed._rev).height).toBe(2)
  })

  test('given a write that only conflicts, when it returns, then nobody has been told', async () => {
    const articles = await newCollection(driver)
    const bulks = listenTo(articles)
    const tea = stored({ id: 'tea' })
    await insert(articles, tea)
    await articles.bulkWrite([{ document: tea }], 'test')
    expect(bulks.map(({ events }) => events.length)).toEqual([1])
  })

  test('given a tombstone of a document that never was here, when it is written, then nobody has been told, and it is there', async () => {
    const articles = await newCollection(driver)
    const bulks = listenTo(articles)
    await insert(articles, { ...stored({ id: 'tea' }), _deleted: true })
    expect(bulks).toEqual([])
    expect((await byId(articles, 'tea', true))?._deleted).toBe(true)
  })

  test('given a listener that writes in turn, when it is told, then every listener hears both writes in their order', async () => {
    const articles = await newCollection(driver)
    const answers: Promise<unknown>[] = []
    articles.changeStream().subscribe(({ events }) => {
      const first = events[0]?.documentData
      if (first?.name !== 'first') return
      answers.push(articles.bulkWrite([{ previous: first, document: next(first, { name: 'second' }) }], 'answer'))
    })
    const bulks = listenTo(articles)
    await insert(articles, stored({ id: 'tea', name: 'first' }))
    await Promise.all(answers)
    expect(flattenEvents(bulks).map(({ documentData }) => documentData.name)).toEqual(['first', 'second'])
  })
})

describe.each(drivers)('cleaning up with %s', (driver) => {
  const cleanUp = async (articles: Instance, minimumDeletedTime: number): Promise<void> => {
    while (!(await articles.cleanup(minimumDeletedTime))) continue
  }

  test('given a fresh tombstone, when old ones are cleaned up, then it stays; when all are, then it goes and others stay', async () => {
    const articles = await newCollection(driver)
    const [tea, coffee] = [stored({ id: 'tea' }), stored({ id: 'coffee' })]
    await insert(articles, tea, coffee)
    await replace(articles, tea, { _deleted: true })
    await cleanUp(articles, 1000 * 60 * 6)
    expect((await byId(articles, 'tea', true))?._deleted).toBe(true)
    await cleanUp(articles, 0)
    expect(await byId(articles, 'tea', true)).toBeUndefined()
    expect(await byId(articles, 'coffee', true)).toEqual(coffee)
  })

  test('given nothing to clean up, when it is asked for, then it is done at once', async () => {
    const articles = await newCollection(driver)
    expect(await articles.cleanup(0)).toBe(true)
  })

  test('given more tombstones than go at once, when it is asked for until it is done, then all are gone and may come again', async () => {
    const articles = await newCollection(driver)
    const tombstones = Array.from({ length: 1500 }, (_, n) => ({ ...stored({ id: `id-${n}` }), _deleted: true }))
    await insert(articles, ...tombstones)
    expect(await articles.cleanup(0)).toBe(false)
    await cleanUp(articles, 0)
    const ids = tombstones.map(({ id }) => id)
    expect(await articles.findDocumentsById(ids, true)).toEqual([])
    await insert(articles, stored({ id: 'id-1' }))
    expect((await byId(articles, 'id-1'))?.id).toBe('id-1')
  })
})
