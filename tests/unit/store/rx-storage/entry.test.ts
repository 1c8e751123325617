import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runInThisContext } from 'node:vm'
import { createRxDatabase, type RxCollection, type RxDocument, type RxJsonSchema } from 'rxdb'
import { wrappedKeyEncryptionCryptoJsStorage } from 'rxdb/plugins/encryption-crypto-js'
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory'
import { describe, expect, test } from 'vitest'
import {
  type CollectionChanges,
  type CollectionRefusal,
  openSqliteStorage,
  type SqliteStorage,
  type SqliteStorageOptions,
  StorageFullError,
  StoreHeldError,
  StoreUnreadableError,
  StoreUnwritableError,
} from '../../../../electron/store/rx-storage/index.ts'
import { loadDriver } from '../../../../electron/store/rx-storage/sqlite/driver.ts'
import {
  articleSchema,
  drivers,
  find,
  insert,
  newDatabase,
  newFolder,
  newInstance,
  openStorage,
  stored,
} from './support.ts'

interface Stock {
  id: string
  onHand: number
}
const stockSchema = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: { id: { type: 'string', maxLength: 100 }, onHand: { type: 'number' } },
  required: ['id', 'onHand'],
} satisfies RxJsonSchema<Stock>

const orderSchema = {
  version: 0,
  primaryKey: { key: 'id', fields: ['till', 'number'], separator: '-' },
  type: 'object',
  properties: {
    id: { type: 'string', maxLength: 100 },
    till: { type: 'string', maxLength: 10 },
    number: { type: 'string', maxLength: 10 },
    state: { type: 'string', default: 'open' },
  },
  required: ['id', 'till', 'number'],
} as const

const openShop = async (opened: SqliteStorage) => {
  const database = await newDatabase(opened.storage, { name: 'shop' })
  const { orders, stock } = await database.addCollections({
    orders: { schema: orderSchema },
    stock: { schema: stockSchema },
  })
  if (orders === undefined || stock === undefined) throw new Error('There are no collections.')
  return { orders: orders as RxCollection, stock: stock as RxCollection }
}

const contents = async (collection: RxCollection): Promise<object[]> =>
  (await collection.find().exec()).map((document: RxDocument) => document.toJSON())

describe.each(drivers)('a commit over RxDB’s collections with %s', (driver) => {
  test('given an order and the stock that it takes, when both are committed, then both are written, with defaults, and live queries tell', async () => {
    const opened = await openStorage(driver)
    const { orders, stock } = await openShop(opened)
    const tea = (await stock.insert({ id: 'tea', onHand: 3 })) as RxDocument<Stock>
    const told: number[] = []
    const { promise, resolve } = deferred()
    stock.findOne('tea').$.subscribe((document: RxDocument<Stock> | null) => {
      told.push(document?.onHand ?? 0)
      if (told.at(-1) === 2) resolve()
    })
    const refused = await opened.commit([
      { collection: orders, insert: [{ till: 'R1', number: '7' }] },
      { collection: stock, update: [{ document: tea, to: { onHand: 2 } }], insert: [{ id: 'coffee', onHand: 1 }] },
    ])
    expect(refused).toEqual([])
    expect(await contents(orders)).toEqual([{ id: 'R1-7', till: 'R1', number: '7', state: 'open' }])
    expect(await contents(stock)).toEqual([
      { id: 'coffee', onHand: 1 },
      { id: 'tea', onHand: 2 },
    ])
    await promise
    expect(tea.getLatest().onHand).toBe(2)
  })

  test('given stock that somebody else has changed, when the commit comes, then nothing of it is written and the conflict is named', async () => {
    const opened = await openStorage(driver)
    const { orders, stock } = await openShop(opened)
    const tea = (await stock.insert({ id: 'tea', onHand: 3 })) as RxDocument<Stock>
    await tea.incrementalPatch({ onHand: 1 })
    const changes: CollectionChanges[] = [
      { collection: orders, insert: [{ till: 'R1', number: '7' }] },
      { collection: stock, update: [{ document: tea, to: { onHand: 2 } }] },
    ]
    const refused: readonly CollectionRefusal[] = await opened.commit(changes)
    expect(
      refused.map(({ collection, errors }) => [collection.name, errors.map((each) => [each.status, each.documentId])]),
    ).toEqual([['stock', [[409, 'tea']]]])
    expect([await contents(orders), await contents(stock)]).toEqual([[], [{ id: 'tea', onHand: 1 }]])
  })

  test('given a document, when a commit removes it and another inserts it again, then it is gone and then back', async () => {
    const opened = await openStorage(driver)
    const { stock } = await openShop(opened)
    const tea = (await stock.insert({ id: 'tea', onHand: 3 })) as RxDocument<Stock>
    expect(await opened.commit([{ collection: stock, remove: [tea] }])).toEqual([])
    expect(await contents(stock)).toEqual([])
    expect(await opened.commit([{ collection: stock, insert: [{ id: 'tea', onHand: 5 }] }])).toEqual([])
    expect(await contents(stock)).toEqual([{ id: 'tea', onHand: 5 }])
  })

  test('given collections of another storage, or encrypted, when they are committed to, then it says why it won’t', async () => {
    const opened = await openStorage(driver)
    const elsewhere = await newDatabase(getRxStorageMemory())
    const { stock } = await elsewhere.addCollections({ stock: { schema: stockSchema } })
    await expect(opened.commit([{ collection: stock as RxCollection, insert: [] }])).rejects.toThrow(TypeError)
    const storage = wrappedKeyEncryptionCryptoJsStorage({ storage: opened.storage })
    const database = await newDatabase(storage, { password: 'a long enough password' })
    const { secrets } = await database.addCollections({
      secrets: { schema: articleSchema({ encrypted: ['name'], indexes: [] }) },
    })
    const secret = [{ collection: secrets as RxCollection, insert: [{ id: 'a', name: 'secret' }] }]
    await expect(opened.commit(secret)).rejects.toThrow('can’t be committed to')
    expect(await contents(secrets as RxCollection)).toEqual([])
  })
})

describe('opening and closing the storage', () => {
  test('given an open storage, when the folder is opened again, then it is refused with a sentence; after closing it opens', async () => {
    const folder = newFolder()
    const opened = await openStorage('node', folder)
    await expect(openSqliteStorage({ folder })).rejects.toThrow(StoreHeldError)
    await Promise.all([opened.close(), opened.close()])
    await opened.close()
    const again = await openSqliteStorage({ folder })
    expect(again.folder).toBe(opened.folder)
    await again.close()
  })

  test('given folders that can’t be used, when the storage is opened there, then each error tells which trouble it is', async () => {
    const folder = newFolder()
    const file = join(folder, 'a file')
    writeFileSync(file, '')
    await expect(openSqliteStorage({ folder: join(file, 'below') })).rejects.toThrow(StoreUnwritableError)
    const opened = await openStorage('node', folder)
    await opened.close()
    const database = readdirSync(folder).find((name) => name.endsWith('.sqlite') && name !== 'lock.sqlite') ?? ''
    writeFileSync(join(folder, database), 'something else entirely'.repeat(1000))
    await expect(openSqliteStorage({ folder })).rejects.toThrow(StoreUnreadableError)
  })

  test('given a disk that is full, when a document is written, then that is said, and what was written before is there', async () => {
    const open = await loadDriver('node')
    const driver: SqliteStorageOptions['driver'] = (path) => {
      const database = open(path)
      database.exec('PRAGMA max_page_count = 60')
      return database
    }
    const opened = await openSqliteStorage({ folder: newFolder(), driver })
    const instance = await newInstance(opened)
    await insert(instance, stored({ id: 'small' }))
    const large = stored({ id: 'large', name: 'x'.repeat(1_000_000) })
    await expect(insert(instance, large)).rejects.toThrow(StorageFullError)
    expect((await find(instance)).map(({ id }) => id)).toEqual(['small'])
    await opened.close()
  })

  test('given a way to open files, when the storage is opened with it, then it is used', async () => {
    const files: string[] = []
    const open = await loadDriver('node')
    const driver = (path: string) => {
      files.push(path)
      return open(path)
    }
    const opened = await openSqliteStorage({ folder: newFolder(), driver })
    await opened.close()
    expect(files.some((file) => file.startsWith(opened.folder))).toBe(true)
  })

  test('given the example in the README, when it is run, then it does what it says', async () => {
    const readme = readFileSync(new URL('../../../../electron/store/rx-storage/README.md', import.meta.url), 'utf8')
    const example = /```ts\n([\s\S]*?)```/.exec(readme)?.[1] ?? ''
    const text = { type: 'string', maxLength: 100 }
    const plainOrders = { ...stockSchema, properties: { id: text, product: text }, required: ['id', 'product'] }
    const names = 'openSqliteStorage, createRxDatabase, folder, orderSchema, stockSchema'
    const run = runInThisContext(`async (${names}) => { ${example}; return refused }`) as (
      ...given: unknown[]
    ) => Promise<unknown>
    const folder = newFolder()
    expect(await run(openSqliteStorage, createRxDatabase, folder, plainOrders, stockSchema)).toEqual([])
    const database = await newDatabase((await openStorage('node', folder)).storage, { name: 'shop' })
    const { orders, stock } = await database.addCollections({
      orders: { schema: plainOrders },
      stock: { schema: stockSchema },
    })
    expect([await contents(orders as RxCollection), await contents(stock as RxCollection)]).toEqual([
      [{ id: 'order-1', product: 'tea' }],
      [{ id: 'tea', onHand: 2 }],
    ])
  })
})

const deferred = (): { promise: Promise<void>; resolve: () => void } => {
  let resolve = (): void => {}
  const promise = new Promise<void>((done) => {
    resolve = done
  })
  return { promise, resolve }
}
