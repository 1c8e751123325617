import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { addRxPlugin, type RxCollection, type RxCollectionCreator, type RxDocument, type RxStorage } from 'rxdb'
import { wrappedKeyEncryptionCryptoJsStorage } from 'rxdb/plugins/encryption-crypto-js'
import { wrappedKeyCompressionStorage } from 'rxdb/plugins/key-compression'
import { RxDBMigrationSchemaPlugin } from 'rxdb/plugins/migration-schema'
import { migrateStorage } from 'rxdb/plugins/migration-storage'
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory'
import { wrappedValidateAjvStorage } from 'rxdb/plugins/validate-ajv'
import { wrappedValidateIsMyJsonValidStorage } from 'rxdb/plugins/validate-is-my-json-valid'
import { wrappedValidateZSchemaStorage } from 'rxdb/plugins/validate-z-schema'
import { describe, expect, test } from 'vitest'
import { articleSchema, drivers, newDatabase, newFolder, openStorage } from './support.ts'

addRxPlugin(RxDBMigrationSchemaPlugin)

type Storage = RxStorage<unknown, object>

const add = async (
  storage: Storage,
  creator: RxCollectionCreator,
  options: Parameters<typeof newDatabase>[1] = {},
): Promise<RxCollection> => {
  const database = await newDatabase(storage, options)
  try {
    return (await database.addCollections({ articles: creator }))['articles'] as RxCollection
  } catch (error) {
    await database.close()
    throw error
  }
}

const contents = async (articles: RxCollection): Promise<object[]> =>
  (await articles.find({ sort: [{ id: 'asc' }] }).exec()).map((article: RxDocument) => article.toJSON())

/** Whether the letters are anywhere in the files of the folder, however they are encoded. */
const filesHave = (folder: string, letters: string): boolean =>
  readdirSync(folder).some((file) => {
    const bytes = readFileSync(join(folder, file))
    const wide = Buffer.from(letters, 'utf16le').swap16()
    return bytes.includes(letters) || bytes.includes(wide)
  })

describe.each(drivers)('RxDB’s wrappers around the storage with %s', (driver) => {
  test('given encryption, when documents are written, then the file has none of their secrets, and the right password reads them', async () => {
    const folder = newFolder()
    const opened = await openStorage(driver, folder)
    const storage = wrappedKeyEncryptionCryptoJsStorage({ storage: opened.storage })
    const creator = { schema: articleSchema({ encrypted: ['name'], indexes: ['price'], required: ['id', 'price'] }) }
    const articles = await add(storage, creator, { name: 'shop', password: 'a long enough password' })
    await articles.insert({ id: 'plain-id', name: 'a-secret-name', price: 3 })
    expect((await articles.findOne('plain-id').exec(true)).get('name')).toBe('a-secret-name')
    expect([filesHave(folder, 'plain-id'), filesHave(folder, 'a-secret-name')]).toEqual([true, false])
    await articles.database.close()
    await expect(add(storage, creator, { name: 'shop', password: 'some other password' })).rejects.toThrow('DB1')
    const again = await add(storage, creator, { name: 'shop', password: 'a long enough password' })
    expect(await contents(again)).toEqual([{ id: 'plain-id', name: 'a-secret-name', price: 3 }])
  })

  test('given key compression, when documents are written, searched, sorted and changed, then all is as without', async () => {
    const folder = newFolder()
    const opened = await openStorage(driver, folder)
    const articles = await add(wrappedKeyCompressionStorage({ storage: opened.storage }), {
      schema: {
        version: 0,
        primaryKey: 'id',
        type: 'object',
        keyCompression: true,
        properties: {
          id: { type: 'string', maxLength: 100 },
          aVeryLongNameOfAField: { type: 'string', maxLength: 100 },
          anotherLongNameOfAField: { type: 'number' },
        },
        required: ['id', 'aVeryLongNameOfAField'],
        indexes: ['aVeryLongNameOfAField'],
      },
    })
    await articles.bulkInsert(
      ['b', 'a', 'c'].map((letter, place) => ({
        id: letter,
        aVeryLongNameOfAField: letter,
        anotherLongNameOfAField: place,
      })),
    )
    await articles.findOne('c').incrementalPatch({ aVeryLongNameOfAField: '0' })
    const found = await articles
      .find({ selector: { anotherLongNameOfAField: { $lt: 5 } }, sort: [{ aVeryLongNameOfAField: 'asc' }] })
      .exec()
    expect(found.map(({ primary }: RxDocument) => primary)).toEqual(['c', 'a', 'b'])
    const raw = (
      articles.internalStorageInstance as unknown as { originalStorageInstance: typeof articles.storageInstance }
    ).originalStorageInstance
    expect(Object.keys((await raw.findDocumentsById(['a'], false))[0] ?? {})).not.toContain('aVeryLongNameOfAField')
  })

  test.each([
    ['ajv', wrappedValidateAjvStorage],
    ['is-my-json-valid', wrappedValidateIsMyJsonValidStorage],
    ['z-schema', wrappedValidateZSchemaStorage],
  ])(
    'given %s, when a document doesn’t fit its schema, then it is refused, and others are written',
    async (_, wrapped) => {
      const articles = await add(wrapped({ storage: (await openStorage(driver)).storage }), { schema: articleSchema() })
      await expect(articles.insert({ id: 'dear', price: 1_000_001 })).rejects.toThrow('VD2')
      await articles.insert({ id: 'tea', price: 1_000_000 })
      expect(await contents(articles)).toEqual([{ id: 'tea', price: 1_000_000 }])
    },
  )

  test('given all wrappers in one another, when documents are written and read, then they come back', async () => {
    const folder = newFolder()
    const opened = await openStorage(driver, folder)
    const storage = wrappedValidateAjvStorage({
      storage: wrappedKeyEncryptionCryptoJsStorage({
        storage: wrappedKeyCompressionStorage({ storage: opened.storage }),
      }),
    })
    const schema = articleSchema({ keyCompression: true, encrypted: ['name'], indexes: ['price'] })
    const articles = await add(storage, { schema }, { password: 'a long enough password' })
    await articles.insert({ id: 'tea', name: 'a-secret-name', price: 3 })
    expect(await contents(articles)).toEqual([{ id: 'tea', name: 'a-secret-name', price: 3 }])
    expect(filesHave(folder, 'a-secret-name')).toBe(false)
  })
})

describe.each(drivers)('migrations with %s', (driver) => {
  const next = articleSchema({ version: 1 })
  const strategies = {
    1: (old: { id: string; price?: number }) => (old.price === 13 ? null : { ...old, name: `new ${old.id}` }),
  }

  test('given many documents of the version before, when the collection has a new one, then each is migrated, dropped ones are gone, and it is done once', async () => {
    const opened = await openStorage(driver)
    const old = await add(opened.storage, { schema: articleSchema() }, { name: 'shop' })
    const count = 250
    await old.bulkInsert(Array.from({ length: count }, (_, price) => ({ id: `id-${price}`, name: 'old', price })))
    await old.findOne('id-7').remove()
    await old.database.close()

    let calls = 0
    const counted = {
      1: (document: { id: string; price?: number }) => {
        calls += 1
        return strategies[1](document)
      },
    }
    const young = await add(opened.storage, { schema: next, migrationStrategies: counted }, { name: 'shop' })
    const migrated = (await contents(young)) as { id: string; name: string }[]
    expect(migrated.length).toBe(count - 2)
    expect(migrated.every(({ id, name }) => name === `new ${id}`)).toBe(true)
    const callsThen = calls
    await young.database.close()
    const again = await add(opened.storage, { schema: next, migrationStrategies: counted }, { name: 'shop' })
    expect([(await contents(again)).length, calls]).toEqual([count - 2, callsThen])
  })

  test('given two versions in between, when the collection has the newest, then each strategy runs in turn', async () => {
    const opened = await openStorage(driver)
    const old = await add(opened.storage, { schema: articleSchema() }, { name: 'shop' })
    await old.insert({ id: 'tea', name: 'Tea' })
    await old.database.close()
    const step = (number: number) => (document: { name: string }) => ({
      ...document,
      name: `${document.name}${number}`,
    })
    const migrationStrategies = { 1: step(1), 2: step(2), 3: step(3) }
    const young = await add(
      opened.storage,
      { schema: articleSchema({ version: 3 }), migrationStrategies },
      { name: 'shop' },
    )
    expect(await contents(young)).toEqual([{ id: 'tea', name: 'Tea123' }])
  })

  test('given a schema that changed without a new version, when the collection is added, then RxDB refuses it, and the old one finds its documents', async () => {
    const opened = await openStorage(driver)
    const before = await add(opened.storage, { schema: articleSchema() }, { name: 'shop' })
    await before.insert({ id: 'tea', name: 'Tea' })
    await before.database.close()
    const changed = articleSchema({ indexes: ['price'] })
    await expect(add(opened.storage, { schema: changed }, { name: 'shop' })).rejects.toThrow('DB6')
    const after = await add(opened.storage, { schema: articleSchema() }, { name: 'shop' })
    expect(await contents(after)).toEqual([{ id: 'tea', name: 'Tea' }])
  })

  test('given a database in another storage, when RxDB moves it, then its documents are in the file', async () => {
    const schema = articleSchema({ attachments: {} })
    const memory = getRxStorageMemory()
    const old = await add(memory, { schema }, { name: `old${driver}` })
    await old.bulkInsert(Array.from({ length: 25 }, (_, place) => ({ id: `id-${place}`, name: `${place}` })))
    const expected = await contents(old)
    await old.database.close()
    const young = await add((await openStorage(driver)).storage, { schema }, { name: `young${driver}` })
    await migrateStorage({
      database: young.database,
      oldDatabaseName: `old${driver}`,
      oldStorage: memory,
      batchSize: 10,
    })
    expect(await contents(young)).toEqual(expected)
  })
})
