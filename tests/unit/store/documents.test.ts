import { describe, expect, test } from 'vitest'
import type { OpenedStore } from '../../../electron/store/open-store.ts'
import { aMovement, anOrder, aRegister, newFolder, newStore } from './shop.ts'

const stored = async (store: OpenedStore, id: string) => {
  const collection = await store.collection('settings')
  const [document] = await collection.storageInstance.findDocumentsById([id], true)
  if (document === undefined) throw new Error(`There is no ${id}.`)
  return document
}

const changed = async (store: OpenedStore, since: { seq: number } | undefined) => {
  const collection = await store.collection('settings')
  const { documents, checkpoint } = (await collection.storageInstance.getChangedDocumentsSince?.(10, since)) ?? {
    documents: [],
    checkpoint: undefined,
  }
  return { ids: documents.map(({ id }) => id), checkpoint: checkpoint as { seq: number } }
}

const asStored = (document: object, height: number) => ({
  ...document,
  _deleted: false,
  _attachments: {},
  _meta: { lwt: 1 },
  _rev: `${height}-test`,
})

describe('writes with revisions over several collections', () => {
  test('given one outdated revision among them, when they are committed, then nothing is written and the conflict is named', async () => {
    const store = await newStore()
    store.commit((transaction) => transaction.put('settings', aRegister('register-1')))
    const outdated = await stored(store, 'register-1')
    store.commit((transaction) => transaction.put('settings', aRegister('register-1', { lastReceipt: 1 })))

    const refused = await store.commitDocuments([
      { collection: 'orders', writes: [{ document: asStored(anOrder('sale'), 1) }] },
      {
        collection: 'settings',
        writes: [{ previous: outdated, document: asStored(aRegister('register-1', { lastReceipt: 7 }), 2) }],
      },
    ])
    expect(
      refused.map(({ collection, errors }) => [
        collection,
        errors.map(({ status, documentId }) => [status, documentId]),
      ]),
    ).toEqual([['settings', [[409, 'register-1']]]])
    expect(store.get('orders', 'sale')).toBeUndefined()
    expect(store.get('settings', 'register-1')).toEqual(aRegister('register-1', { lastReceipt: 1 }))
  })

  test('given the newest revisions, when they are committed, then all are written, and stock follows', async () => {
    const store = await newStore()
    const refused = await store.commitDocuments([
      { collection: 'orders', writes: [{ document: asStored(anOrder('sale'), 1) }] },
      { collection: 'movements', writes: [{ document: asStored(aMovement('sale:1', { quantity: -2000 }), 1) }] },
    ])
    expect(refused).toEqual([])
    expect(store.get('orders', 'sale')).toBeDefined()
    expect(store.stockLevel('variant-1', 'floor').onHand).toBe(-2000)
  })

  test('given a write by RxDB, when a movement comes by replication twice, then it counts once', async () => {
    const store = await newStore()
    const movements = await store.collection('movements')
    const write = { document: asStored(aMovement('opening', { quantity: 5000 }), 1) }
    const first = await movements.storageInstance.bulkWrite([write], 'replication')
    const second = await movements.storageInstance.bulkWrite([write], 'replication')
    expect([first.error.length, second.error.map(({ status }) => status)]).toEqual([0, [409]])
    expect(store.stockLevel('variant-1', 'floor').onHand).toBe(5000)
  })
})

describe('the sequence of writes', () => {
  test('given a checkpoint, when the store is reopened and written on, then exactly what came after it is found', async () => {
    const folder = newFolder()
    const store = await newStore(folder)
    store.commit((transaction) => transaction.put('settings', aRegister('a')))
    store.commit((transaction) => transaction.put('settings', aRegister('b')))
    const before = await changed(store, undefined)
    expect(before.ids).toEqual(['a', 'b'])
    await store.close()

    const again = await newStore(folder)
    again.commit((transaction) => transaction.put('settings', aRegister('a', { lastReceipt: 1 })))
    const after = await changed(again, before.checkpoint)
    expect(after.ids).toEqual(['a'])
    expect(after.checkpoint.seq).toBeGreaterThan(before.checkpoint.seq)
    expect((await changed(again, after.checkpoint)).ids).toEqual([])
  })

  test('given the newest document purged, when the next one is written, then its number is higher than any before', async () => {
    const folder = newFolder()
    const store = await newStore(folder)
    const settings = await store.collection('settings')
    await settings.insert({ ...aRegister('a') })
    await settings.findOne('a').remove()
    const { checkpoint } = await changed(store, undefined)
    expect(await settings.storageInstance.cleanup(-1000)).toBe(true)
    await store.close()

    const again = await newStore(folder)
    again.commit((transaction) => transaction.put('settings', aRegister('b')))
    expect((await changed(again, checkpoint)).ids).toEqual(['b'])
  })

  test('given a commit that was rolled back, when the next one is written, then checkpoints before it still find it', async () => {
    const store = await newStore()
    const { checkpoint } = await changed(store, undefined)
    const failing = (): void =>
      store.commit((transaction) => {
        transaction.put('settings', aRegister('a'))
        throw new Error('no')
      })
    expect(failing).toThrow('no')
    store.commit((transaction) => transaction.put('settings', aRegister('b')))
    expect((await changed(store, checkpoint)).ids).toEqual(['b'])
  })
})

describe('a changed schema', () => {
  test('given documents laid out by another schema, when the store is opened, then they are laid out anew and found', async () => {
    const folder = newFolder()
    const store = await newStore(folder)
    store.commit((transaction) => {
      transaction.put('settings', aRegister('a'))
      transaction.put('movements', aMovement('m', { quantity: 3000 }))
    })
    const { checkpoint } = await changed(store, undefined)
    store.connection.run(`UPDATE document_tables SET schema = '{}'`)
    await store.close()

    const again = await newStore(folder)
    expect(again.find('settings', { selector: { kind: 'register' } })).toEqual([aRegister('a')])
    expect(again.stockLevel('variant-1', 'floor').onHand).toBe(3000)
    expect((await changed(again, checkpoint)).ids).toEqual([])
  })
})
