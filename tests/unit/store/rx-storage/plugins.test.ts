import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { addRxPlugin, type RxCollection, type RxDocument } from 'rxdb'
import { RxDBBackupPlugin } from 'rxdb/plugins/backup'
import { RxDBCleanupPlugin } from 'rxdb/plugins/cleanup'
import { RxDBJsonDumpPlugin } from 'rxdb/plugins/json-dump'
import { RxDBLeaderElectionPlugin } from 'rxdb/plugins/leader-election'
import { RxDBLocalDocumentsPlugin } from 'rxdb/plugins/local-documents'
import { RxDBPipelinePlugin } from 'rxdb/plugins/pipeline'
import { RxDBStatePlugin } from 'rxdb/plugins/state'
import { describe, expect, test } from 'vitest'
import type { SqliteStorage } from '../../../../electron/store/rx-storage/index.ts'
import { articleSchema, drivers, newDatabase, newFolder, openStorage } from './support.ts'

for (const plugin of [
  RxDBBackupPlugin,
  RxDBCleanupPlugin,
  RxDBJsonDumpPlugin,
  RxDBLeaderElectionPlugin,
  RxDBLocalDocumentsPlugin,
  RxDBPipelinePlugin,
  RxDBStatePlugin,
]) {
  addRxPlugin(plugin)
}

const open = async (opened: SqliteStorage, name = 'shop') => {
  const database = await newDatabase(opened.storage, { name, localDocuments: true })
  const collections = await database.addCollections({
    articles: { schema: articleSchema(), localDocuments: true },
    labels: { schema: articleSchema() },
  })
  return { database, articles: collections['articles'] as RxCollection, labels: collections['labels'] as RxCollection }
}

const contents = async (articles: RxCollection): Promise<object[]> =>
  (await articles.find({ sort: [{ id: 'asc' }] }).exec()).map((article: RxDocument) => article.toJSON())

describe.each(drivers)('RxDB’s plugins with %s', (driver) => {
  test('given local documents of a database and a collection, when both are closed and opened, then they are there, and can be changed and removed', async () => {
    const opened = await openStorage(driver)
    const before = await open(opened)
    await before.database.insertLocal('settings', { theme: 'dark' })
    await before.articles.insertLocal('settings', { columns: 3 })
    await before.database.close()

    const { database, articles } = await open(opened)
    const ofDatabase = await database.getLocal('settings')
    await ofDatabase?.incrementalPatch({ theme: 'light' })
    expect((await database.getLocal('settings'))?.get('theme')).toBe('light')
    expect((await articles.getLocal('settings'))?.get('columns')).toBe(3)
    await articles.upsertLocal('settings', { columns: 4 })
    expect((await articles.getLocal('settings'))?.get('columns')).toBe(4)
    await (await articles.getLocal('settings'))?.remove()
    expect(await articles.getLocal('settings')).toBeNull()
    expect(await contents(articles)).toEqual([])
  })

  test('given removed documents, when they are cleaned up, then no tombstone of them is left, and the others are', async () => {
    const { articles } = await open(await openStorage(driver))
    await articles.bulkInsert([{ id: 'tea' }, { id: 'coffee' }])
    await articles.findOne('tea').remove()
    expect((await articles.storageInstance.findDocumentsById(['tea'], true)).length).toBe(1)
    await articles.cleanup(0)
    expect(await articles.storageInstance.findDocumentsById(['tea', 'coffee'], true)).toMatchObject([{ id: 'coffee' }])
    await articles.insert({ id: 'tea', name: 'Tea again' })
    expect((await articles.findOne('tea').exec(true)).get('name')).toBe('Tea again')
  })

  test('given a database written out as JSON, when another one on another file takes it in, then it has the same documents', async () => {
    const { database, articles } = await open(await openStorage(driver))
    await articles.bulkInsert([
      { id: 'tea', name: 'Tea 🍵', price: 3 },
      { id: 'coffee', name: 'Coffee' },
    ])
    const dump = JSON.parse(JSON.stringify(await database.exportJSON()))
    const other = await open(await openStorage(driver))
    await other.database.importJSON(dump)
    expect(await contents(other.articles)).toEqual(await contents(articles))
    expect((await contents(articles)).length).toBe(2)
  })

  test('given a backup into a folder, when documents are written, then each is a file there', async () => {
    const { database, articles } = await open(await openStorage(driver))
    await articles.insert({ id: 'tea', name: 'Tea' })
    const directory = join(newFolder(), 'backup')
    const backup = database.backup({ directory, live: false })
    await backup.awaitInitialBackup()
    const file = join(directory, 'tea', 'document.json')
    expect(existsSync(file)).toBe(true)
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ id: 'tea', name: 'Tea', _deleted: false })
    await backup.cancel()
  })

  test('given a state, when it is set and the database is opened again, then it is as it was', async () => {
    const opened = await openStorage(driver)
    const before = await open(opened)
    const state = await before.database.addState()
    await state.set('till', () => ({ drawer: 'closed', sales: 0 }))
    await Promise.all(Array.from({ length: 10 }, () => state.set('till.sales', (sales: number) => sales + 1)))
    await before.database.close()
    const again = await (await open(opened)).database.addState()
    expect(again.get('till')).toEqual({ drawer: 'closed', sales: 10 })
  })

  test('given a pipeline from articles to labels, when articles come, then labels follow, each article once', async () => {
    const { articles, labels } = await open(await openStorage(driver))
    const handled: string[] = []
    const pipeline = await articles.addPipeline({
      identifier: 'labels',
      destination: labels,
      handler: async (documents: RxDocument[]) => {
        handled.push(...documents.map(({ primary }) => primary))
        await labels.bulkUpsert(documents.map((article) => ({ id: article.primary, name: `${article.get('name')}!` })))
      },
    })
    await articles.bulkInsert([
      { id: 'coffee', name: 'Coffee' },
      { id: 'tea', name: 'Tea' },
    ])
    await pipeline.awaitIdle()
    expect(await contents(labels)).toEqual([
      { id: 'coffee', name: 'Coffee!' },
      { id: 'tea', name: 'Tea!' },
    ])
    expect(handled.toSorted()).toEqual(['coffee', 'tea'])
    await pipeline.close()
  })

  test('given one database, when it waits to lead, then it leads', async () => {
    const { database } = await open(await openStorage(driver))
    expect(await database.waitForLeadership()).toBe(true)
    expect(database.isLeader()).toBe(true)
  })

  test('given a collection and a database, when either is removed and made again, then it is empty', async () => {
    const opened = await openStorage(driver)
    const { database, articles, labels } = await open(opened)
    await articles.insert({ id: 'tea' })
    await labels.insert({ id: 'tea' })
    await articles.remove()
    const collections = await database.addCollections({ articles: { schema: articleSchema(), localDocuments: true } })
    expect(await contents(collections['articles'] as RxCollection)).toEqual([])
    expect((await contents(labels)).length).toBe(1)
    await database.remove()
    const again = await open(opened)
    expect([await contents(again.articles), await contents(again.labels)]).toEqual([[], []])
  })
})
