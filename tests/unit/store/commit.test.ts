import { describe, expect, test } from 'vitest'
import { StoreFullError } from '../../../electron/order-manager/ports/store.ts'
import { InvalidDocumentError } from '../../../electron/store/rx-storage/errors.ts'
import { aJournalEntry, aMovement, anOrder, aProduct, aRegister, newFolder, newStore } from './shop.ts'

describe.each(['node', 'photostructure'] as const)('a commit with the driver %s', (driver) => {
  test('given a sale, when it is committed, then all of its documents are there, also after a restart', async () => {
    const folder = newFolder()
    const store = await newStore(folder, driver)
    const number = store.commit((transaction) => {
      transaction.put('orders', anOrder('sale'))
      transaction.put('movements', aMovement('sale:1', { orderId: 'sale' }))
      transaction.put('journal', aJournalEntry(1))
      transaction.put('settings', aRegister('register-1', { lastReceipt: 1 }))
      return 'R1-1'
    })
    expect(number).toBe('R1-1')
    await store.close()

    const again = await newStore(folder, driver)
    expect(again.get('orders', 'sale')).toEqual(anOrder('sale'))
    expect(again.find('movements', { selector: { orderId: 'sale' } })).toEqual([
      aMovement('sale:1', { orderId: 'sale' }),
    ])
    expect(again.get('journal', 'device:0000000001')).toEqual(aJournalEntry(1))
    expect(again.get('settings', 'register-1')).toEqual(aRegister('register-1', { lastReceipt: 1 }))
    expect(again.stockLevel('variant-1', 'floor').onHand).toBe(-1000)
  })

  test('given work that throws half way, when it is committed, then nothing is written, nothing is told, and the error is passed on', async () => {
    const store = await newStore(newFolder(), driver)
    const told: unknown[] = []
    store.onCommit((changed) => told.push(changed))
    const refusal = new Error('the drawer is stuck')
    const commit = (): void =>
      store.commit((transaction) => {
        transaction.put('orders', anOrder('sale'))
        transaction.put('movements', aMovement('sale:1'))
        throw refusal
      })
    expect(commit).toThrow(refusal)
    expect(store.get('orders', 'sale')).toBeUndefined()
    expect(store.stockLevel('variant-1', 'floor').onHand).toBe(0)
    expect(told).toEqual([])
    // The store goes on working.
    store.commit((transaction) => transaction.put('orders', anOrder('next')))
    expect(store.get('orders', 'next')).toBeDefined()
  })

  test('given a full disk, when a sale is committed, then it is refused whole, and goes through when there is room again', async () => {
    const store = await newStore(newFolder(), driver)
    const pages = Number(store.connection.get('PRAGMA page_count')?.['page_count'])
    store.connection.exec(`PRAGMA max_page_count = ${pages + 3}`)
    const sale = (): void =>
      store.commit((transaction) => {
        transaction.put('settings', aRegister('register-1', { lastReceipt: 1 }))
        transaction.put('orders', anOrder('sale', { reason: { code: 'long', message: 'x'.repeat(100_000) } }))
      })
    expect(sale).toThrow(StoreFullError)
    expect(sale).toThrow(/free some space/)
    expect(store.get('settings', 'register-1')).toBeUndefined()
    expect(store.get('orders', 'sale')).toBeUndefined()

    store.connection.exec('PRAGMA max_page_count = 1000000')
    sale()
    expect(store.get('orders', 'sale')).toBeDefined()
  })
})

describe('inside a commit', () => {
  test('given writes in the work, when it reads, then it sees them in documents, queries, counts, stock and search', async () => {
    const store = await newStore()
    store.commit((transaction) => {
      transaction.put('products', aProduct('soap', { name: 'Olive soap' }))
      transaction.put('movements', aMovement('opening', { variantId: 'soap-variant', quantity: 7000 }))
      transaction.put('orders', anOrder('cart', { state: 'draft', updatedAt: 5 }))
      expect(transaction.get('orders', 'cart')?.state).toBe('draft')
      expect(transaction.find('orders', { selector: { state: 'draft' } }).map(({ id }) => id)).toEqual(['cart'])
      expect(transaction.count('orders', { selector: { state: 'draft', updatedAt: { $gte: 5 } } })).toBe(1)
      expect(transaction.stockLevel('soap-variant', 'floor').onHand).toBe(7000)
      expect(transaction.byCode('sku-SOAP-variant')?.product.id).toBe('soap')
      expect(transaction.search('oliv', 5)).toHaveLength(1)
    })
  })

  test('given a document put twice, when it is committed, then it counts as one change to its last state', async () => {
    const store = await newStore()
    const told: (readonly string[] | undefined)[] = []
    store.onCommit((changed) => told.push(changed.get('settings')))
    store.commit((transaction) => {
      transaction.put('settings', aRegister('register-1', { lastReceipt: 1 }))
      transaction.put('settings', aRegister('register-1', { lastReceipt: 2 }))
    })
    const collection = await store.collection('settings')
    const stored = await collection.storageInstance.findDocumentsById(['register-1'], false)
    expect(told).toEqual([['register-1']])
    expect(stored.map(({ _rev, lastReceipt }) => [_rev.split('-')[0], lastReceipt])).toEqual([['1', 2]])
  })

  test('given a commit inside a commit, when it starts, then it throws and neither is written', async () => {
    const store = await newStore()
    const nested = (): void =>
      store.commit((transaction) => {
        transaction.put('orders', anOrder('outer'))
        store.commit((inner) => inner.put('orders', anOrder('inner')))
      })
    expect(nested).toThrow(/inside another/)
    expect(store.count('orders', {})).toBe(0)
  })

  test('given work that returns a promise, when it is committed, then it is refused and nothing is written', async () => {
    const store = await newStore()
    const commit = (): unknown => store.commit(async (transaction) => transaction.put('orders', anOrder('late')))
    expect(commit).toThrow(/synchronous/)
    expect(store.count('orders', {})).toBe(0)
  })

  test('given a commit that has ended, when something is put into it, then it throws', async () => {
    const store = await newStore()
    const ended = store.commit((transaction) => transaction)
    expect(() => ended.put('orders', anOrder('late'))).toThrow(/ended/)
  })

  test('given an order without an indexed field, when it is put, then it is refused by the name of the field', async () => {
    const store = await newStore()
    const { placedAt, ...rest } = anOrder('odd')
    expect(placedAt).toBe(1)
    const commit = (): void =>
      store.commit((transaction) => transaction.put('orders', rest as ReturnType<typeof anOrder>))
    expect(commit).toThrow(InvalidDocumentError)
    expect(commit).toThrow(/placedAt/)
  })

  test('given a listener that commits in turn, when a commit is told, then commits are told one after the other', async () => {
    const store = await newStore()
    const told: string[] = []
    store.onCommit((changed) => {
      if (changed.get('orders')?.includes('first'))
        store.commit((transaction) => transaction.put('orders', anOrder('second')))
    })
    store.onCommit((changed) => told.push(...(changed.get('orders') ?? [])))
    store.commit((transaction) => transaction.put('orders', anOrder('first')))
    expect(told).toEqual(['first', 'second'])
  })
})
