import {
  addRxPlugin,
  defaultConflictHandler,
  type RxCollection,
  type RxDocument,
  randomToken,
  rxStorageInstanceToReplicationHandler,
  type WithDeleted,
} from 'rxdb'
import { fillWriteDataForAttachmentsChange, RxDBAttachmentsPlugin } from 'rxdb/plugins/attachments'
import { type RxReplicationState, replicateRxCollection } from 'rxdb/plugins/replication'
import { describe, expect, test } from 'vitest'
import type { DriverName } from '../../../../electron/store/rx-storage/sqlite/driver.ts'
import { eventually } from './replication-support.ts'
import {
  type Article,
  articleSchema,
  byId,
  drivers,
  find,
  type Instance,
  newCollection,
  newDatabase,
  openStorage,
  type StoredArticle,
} from './support.ts'

addRxPlugin(RxDBAttachmentsPlugin)

type Articles = RxCollection<Article>
const schema = articleSchema({ attachments: {} })

/** The server is a collection of its own, spoken to as a network would: by checkpoint, batch and push. */
const newServer = (driver: DriverName): Promise<Instance> => newCollection(driver, { schema })

const newClient = async (driver: DriverName): Promise<Articles> => {
  const database = await newDatabase((await openStorage(driver)).storage)
  return (await database.addCollections<{ articles: Articles }>({ articles: { schema } })).articles
}

const start = (server: Instance, collection: Articles, live: boolean, attachments = true) => {
  const handler = rxStorageInstanceToReplicationHandler(server, defaultConflictHandler, randomToken(10))
  const modifier = (document: WithDeleted<Article>) => (attachments ? document : { ...document, _attachments: {} })
  /** RxDB's own handler answers a conflict without the data of attachments, which a real server sends along. */
  const withData = (document: StoredArticle) =>
    fillWriteDataForAttachmentsChange('id', server, structuredClone(document), undefined)
  const state = replicateRxCollection<Article, unknown>({
    replicationIdentifier: 'shop server',
    collection,
    live,
    retryTime: 50,
    waitForLeadership: false,
    pull: {
      handler: (checkpoint, batchSize) => handler.masterChangesSince(checkpoint as never, batchSize) as never,
      ...(live && { stream$: handler.masterChangeStream$ as never }),
      modifier,
    },
    push: {
      handler: async (rows) => {
        const conflicts = await handler.masterWrite(rows as never)
        return (await Promise.all(conflicts.map((each) => withData(each as StoredArticle)))) as never
      },
      modifier,
    },
  })
  const errors: unknown[] = []
  state.error$.subscribe((error) => errors.push(error))
  return { state, errors }
}

const syncOnce = async (server: Instance, articles: Articles, attachments = true): Promise<void> => {
  const { state, errors } = start(server, articles, false, attachments)
  await state.awaitInitialReplication()
  expect(errors).toEqual([])
}

const settle = async (...states: RxReplicationState<Article, unknown>[]): Promise<void> => {
  for (const state of states) await state.awaitInSync()
}

const article = (id: string, name = id): Article => ({ id, name, price: 1 })
const contents = async (articles: Articles): Promise<Article[]> =>
  (await articles.find({ sort: [{ id: 'asc' }] }).exec()).map((each) => each.toJSON() as Article)
const tea = (articles: Articles): Promise<RxDocument<Article>> => articles.findOne('tea').exec(true)
const putPhoto = async (articles: Articles, content: string): Promise<void> => {
  const data = new Blob([content], { type: 'text/plain' })
  await (await tea(articles)).putAttachment({ id: 'photo', data, type: 'text/plain' })
}
const photoOf = async (articles: Articles): Promise<string | undefined> =>
  (await tea(articles)).getAttachment('photo')?.getStringData()

describe.each(drivers)('replication of RxDB’s collections with %s', (driver) => {
  test('given a live replication, when documents are inserted, updated and deleted, then the server has each, deletions as tombstones', async () => {
    const server = await newServer(driver)
    const articles = await newClient(driver)
    await articles.bulkInsert([article('tea'), article('coffee')])
    const { state, errors } = start(server, articles, true)
    await state.awaitInitialReplication()
    expect((await find(server)).map(({ id }) => id)).toEqual(['coffee', 'tea'])
    await articles.insert(article('cocoa'))
    await (await tea(articles)).incrementalPatch({ price: 100 })
    await settle(state)
    expect([(await find(server)).length, (await byId(server, 'tea'))?.price]).toEqual([3, 100])
    await (await tea(articles)).remove()
    await settle(state)
    expect((await find(server)).map(({ id, _deleted }) => [id, _deleted])).toEqual([
      ['cocoa', false],
      ['coffee', false],
      ['tea', true],
    ])
    expect(errors).toEqual([])
  })

  test('given two live clients, when either inserts, deletes, or both insert at once, then both end alike', async () => {
    const server = await newServer(driver)
    const [one, other] = [await newClient(driver), await newClient(driver)]
    await one.insert(article('a'))
    await other.insert(article('b'))
    const [first, second] = [start(server, one, true), start(server, other, true)]
    const alike = async (ids: readonly string[]): Promise<void> => {
      await settle(first.state, second.state)
      await eventually(async () => {
        const both = [await contents(one), await contents(other)]
        expect(both.map((each) => each.map(({ id }) => id))).toEqual([ids, ids])
        expect(both[0]).toEqual(both[1])
      })
    }
    await alike(['a', 'b'])
    await one.insert(article('c'))
    await alike(['a', 'b', 'c'])
    await other.findOne('a').remove()
    await alike(['b', 'c'])
    await one.bulkInsert(['d', 'e', 'f', 'g', 'h'].map((id) => article(id)))
    await alike(['b', 'c', 'd', 'e', 'f', 'g', 'h'])
    await Promise.all([one.insert(article('i')), other.insert(article('j'))])
    await alike(['b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'])
    expect([first.errors, second.errors]).toEqual([[], []])
  })

  test('given two clients that changed one document apart, when the second comes to the server, then it takes what the first brought', async () => {
    const server = await newServer(driver)
    const [one, other] = [await newClient(driver), await newClient(driver)]
    await one.insert(article('tea'))
    await syncOnce(server, one)
    await syncOnce(server, other)
    await (await tea(one)).incrementalPatch({ name: 'of one' })
    await (await tea(other)).incrementalPatch({ name: 'of the other' })
    await syncOnce(server, other)
    await syncOnce(server, one)
    expect((await tea(one)).name).toBe('of the other')
  })

  test('given an attachment of one client, when it is put, changed and removed, then the other follows', async () => {
    const server = await newServer(driver)
    const [one, other] = [await newClient(driver), await newClient(driver)]
    const bring = async (): Promise<void> => {
      await syncOnce(server, one)
      await syncOnce(server, other)
    }
    await one.insert(article('tea'))
    await putPhoto(one, 'leaf')
    await bring()
    expect(await photoOf(other)).toBe('leaf')
    await putPhoto(one, 'flower')
    await bring()
    expect(await photoOf(other)).toBe('flower')
    await (await tea(one)).getAttachment('photo')?.remove()
    await bring()
    expect((await tea(other)).allAttachments()).toEqual([])
  })

  test('given an attachment that both clients changed, when the second comes to the server, then it takes what the first brought', async () => {
    const server = await newServer(driver)
    const [one, other] = [await newClient(driver), await newClient(driver)]
    await one.insert(article('tea'))
    await putPhoto(one, 'first')
    await syncOnce(server, one)
    await syncOnce(server, other)
    await putPhoto(other, 'of the other')
    await syncOnce(server, other)
    await putPhoto(one, 'of one')
    await syncOnce(server, one)
    await syncOnce(server, other)
    await syncOnce(server, one)
    expect([await photoOf(one), await photoOf(other)]).toEqual(['of the other', 'of the other'])
  })

  test('given a replication that leaves attachments out, when a document with one comes to the other client, then it comes without', async () => {
    const server = await newServer(driver)
    const [one, other] = [await newClient(driver), await newClient(driver)]
    await one.insert(article('tea'))
    await putPhoto(one, 'leaf')
    await syncOnce(server, one, false)
    await syncOnce(server, other, false)
    expect((await tea(other)).allAttachments()).toEqual([])
    expect((await byId(server, 'tea'))?._attachments).toEqual({})
  })

  test('given a database that is closed amid its replication and opened again, when it goes on, then nothing is sent twice or lost', async () => {
    const server = await newServer(driver)
    const opened = await openStorage(driver)
    const open = async () => {
      const database = await newDatabase(opened.storage, { name: 'shop' })
      const { articles } = await database.addCollections<{ articles: Articles }>({ articles: { schema } })
      return { database, articles }
    }
    const before = await open()
    await before.articles.bulkInsert(Array.from({ length: 120 }, (_, n) => article(`id-${n}`)))
    await syncOnce(server, before.articles)
    await before.articles.bulkInsert(Array.from({ length: 30 }, (_, n) => article(`more-${n}`)))
    await before.database.close()

    const written: string[] = []
    server.changeStream().subscribe(({ events }) => written.push(...events.map(({ documentId }) => documentId)))
    const after = await open()
    await syncOnce(server, after.articles)
    expect(written.toSorted()).toEqual(Array.from({ length: 30 }, (_, n) => `more-${n}`).toSorted())
  })
})
