import { describe, expect, test } from 'vitest'
import { openStore } from '../../../electron/store/open-store.ts'
import { anOrder, aRegister, newFolder, newStore } from './shop.ts'

describe.each(['node', 'photostructure'] as const)('documents that are kept at hand, with the driver %s', (driver) => {
  test('given more documents than are kept, each written twice, then every read is of the last state, also after a restart', async () => {
    const folder = newFolder()
    const store = await newStore(folder, driver)
    const ids = Array.from({ length: 100 }, (_, at) => `order-${at}`)
    for (const updatedAt of [1, 2])
      for (const id of ids) store.commit((transaction) => transaction.put('orders', anOrder(id, { updatedAt })))
    const states = ids.map((id) => anOrder(id, { updatedAt: 2 }))
    expect(ids.map((id) => store.get('orders', id))).toEqual(states)
    expect(store.commit((transaction) => ids.map((id) => transaction.get('orders', id)))).toEqual(states)
    await store.close()
    const again = await newStore(folder, driver)
    expect(ids.map((id) => again.get('orders', id))).toEqual(states)
  })

  test('given a commit that is taken back after it changed them, then they are as before, in the commit after it too', async () => {
    const store = await newStore(newFolder(), driver)
    const put = (lastReceipt: number): void =>
      store.commit((transaction) => {
        expect((transaction.get('settings', 'register-1') as { lastReceipt?: number } | undefined)?.lastReceipt).toBe(
          lastReceipt === 1 ? undefined : 1,
        )
        transaction.put('settings', aRegister('register-1', { lastReceipt }))
        if (lastReceipt === 2) throw new Error('the printer burns')
      })
    put(1)
    expect(() => put(2)).toThrow(/burns/)
    expect(store.get('settings', 'register-1')).toEqual(aRegister('register-1', { lastReceipt: 1 }))
    expect(() => put(2)).toThrow(/burns/)
    put(3)
    const collection = await store.collection('settings')
    const [stored] = await collection.storageInstance.findDocumentsById(['register-1'], false)
    expect([stored?._rev.split('-')[0], stored?.['lastReceipt']]).toEqual(['2', 3])
  })

  test('given a document that a commit read and then changed, and that was taken back, then the next one reads what is in the file', async () => {
    const folder = newFolder()
    const first = await newStore(folder, driver)
    first.commit((transaction) => transaction.put('settings', aRegister('register-1', { lastReceipt: 1 })))
    await first.close()
    const store = await newStore(folder, driver)
    const read = (): unknown => store.commit((transaction) => transaction.get('settings', 'register-1'))
    expect(read()).toEqual(aRegister('register-1', { lastReceipt: 1 }))
    expect(() =>
      store.commit((transaction) => {
        transaction.get('settings', 'register-1')
        transaction.put('settings', aRegister('register-1', { lastReceipt: 2 }))
        expect(transaction.get('settings', 'register-1')).toMatchObject({ lastReceipt: 2 })
        throw new Error('the printer burns')
      }),
    ).toThrow(/burns/)
    expect(read()).toEqual(aRegister('register-1', { lastReceipt: 1 }))
    const collection = await store.collection('settings')
    await (await collection.findOne('register-1').exec())?.incrementalPatch({ lastReceipt: 7 })
    expect(read()).toMatchObject({ lastReceipt: 7 })
  })

  test('given a document that RxDB changed, deleted or purged, then a commit knows of it', async () => {
    const store = await newStore(newFolder(), driver)
    store.commit((transaction) => transaction.put('settings', aRegister('register-1', { lastReceipt: 1 })))
    const collection = await store.collection('settings')
    const known = await collection.findOne('register-1').exec()
    await known?.incrementalPatch({ lastReceipt: 7 })
    expect(store.commit((transaction) => transaction.get('settings', 'register-1'))).toMatchObject({ lastReceipt: 7 })

    await known?.getLatest().remove()
    expect(store.commit((transaction) => transaction.get('settings', 'register-1'))).toBeUndefined()
    while (!(await collection.storageInstance.cleanup(0)));
    expect(await collection.storageInstance.findDocumentsById(['register-1'], true)).toEqual([])
    store.commit((transaction) => transaction.put('settings', aRegister('register-1', { lastReceipt: 8 })))
    expect(store.find('settings', { selector: { id: 'register-1' } })).toEqual([
      aRegister('register-1', { lastReceipt: 8 }),
    ])
  })
})

describe('what a commit takes for granted', () => {
  test('given a document that nobody looked for, when it is put over one that is there, then it takes its place', async () => {
    const folder = newFolder()
    const first = await newStore(folder)
    first.commit((transaction) => transaction.put('settings', aRegister('register-1', { lastReceipt: 1 })))
    await first.close()
    const store = await newStore(folder)
    const told: unknown[] = []
    const collection = await store.collection('settings')
    collection.storageInstance.changeStream().subscribe(({ events }) => {
      for (const { operation, previousDocumentData } of events)
        told.push([operation, (previousDocumentData as { lastReceipt: number } | undefined)?.lastReceipt])
    })
    store.commit((transaction) => transaction.put('settings', aRegister('register-1', { lastReceipt: 2 })))
    expect(told).toEqual([['UPDATE', 1]])
    expect(store.find('settings', {})).toEqual([aRegister('register-1', { lastReceipt: 2 })])
  })

  test('given a row that went behind the store’s back, when its document is changed, then the commit is refused whole', async () => {
    const store = await newStore()
    store.commit((transaction) => transaction.put('orders', anOrder('cart')))
    store.connection.exec(`DELETE FROM "orders 0" WHERE id = 'cart'`)
    const change = (): void =>
      store.commit((transaction) => {
        transaction.put('settings', aRegister('register-1'))
        transaction.put('orders', { ...anOrder('cart'), ...transaction.get('orders', 'cart'), updatedAt: 9 })
      })
    expect(change).toThrow(/not what it was taken for/)
    expect(store.get('settings', 'register-1')).toBeUndefined()
  })

  test('given development, when a document is changed after it was put, then that throws', async () => {
    const store = await openStore({ folder: newFolder(), onSlowQuery: () => undefined })
    const order = anOrder('cart')
    store.commit((transaction) => transaction.put('orders', order))
    expect(() => Object.assign(order.totals, { total: 5 })).toThrow(TypeError)
    await store.close()
  })
})
