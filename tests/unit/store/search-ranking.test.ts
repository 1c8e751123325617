import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { OpenedStore } from '../../../electron/store/open-store.ts'
import { CatalogSearch } from '../../../electron/store/projections/catalog-search.ts'
import { aMovement, aProduct, aVariant, newFolder, newStore } from './shop.ts'

let movements = 0

const move = (store: OpenedStore, variantId: string, units: number, fields = {}): void =>
  store.commit((transaction) =>
    transaction.put('movements', aMovement(`m${movements++}`, { variantId, quantity: units * 1000, ...fields })),
  )

const sell = (store: OpenedStore, variantId: string, units: number): void => move(store, variantId, -units)

const found = (store: OpenedStore, text: string, limit = 20): string[] =>
  store.search(text, limit).map(({ variant }) => variant.id)

/** What the store does between the sales, now. */
const updateRank = (store: OpenedStore): void => {
  const catalog = new CatalogSearch(store.connection, (id) => store.get('products', id))
  while (catalog.isRankOutdated()) store.connection.transaction(() => catalog.updateRank(16))
}

const teas = async (): Promise<OpenedStore> => {
  const store = await newStore()
  store.commit((transaction) => {
    for (const [id, name] of [
      ['black', 'Tea, black'],
      ['green', 'Tea, green'],
      ['herbal', 'Herbal tea'],
      ['cup', 'Cup'],
    ] as const) {
      const category = id === 'cup' ? 'For tea' : ''
      transaction.put('products', aProduct(id, { name, category, variants: [aVariant(id)] }))
    }
  })
  return store
}

describe('what comes first', () => {
  test('given names that start with the text, names that have it, and others, then in this order whatever sells', async () => {
    const store = await teas()
    sell(store, 'cup', 90)
    sell(store, 'herbal', 40)
    expect(found(store, 'tea')).toEqual(['black', 'green', 'herbal', 'cup'])
  })

  test('given two names that start with the text, then the one that sells more comes first', async () => {
    const store = await teas()
    sell(store, 'green', 2)
    expect(found(store, 'te')).toEqual(['green', 'black', 'herbal', 'cup'])
    sell(store, 'black', 3)
    expect(found(store, 'te')).toEqual(['black', 'green', 'herbal', 'cup'])
  })

  test('given goods that come back, then they count as not sold', async () => {
    const store = await teas()
    sell(store, 'green', 5)
    sell(store, 'black', 3)
    move(store, 'green', 4)
    expect(found(store, 'tea')).toEqual(['black', 'green', 'herbal', 'cup'])
  })

  test('given shipments, then they count as sold, at any location; a delivery or a corrected count does not', async () => {
    const store = await teas()
    move(store, 'black', 900, { reason: 'import' })
    move(store, 'black', -500, { reason: 'correction' })
    sell(store, 'black', 2)
    move(store, 'green', -2, { reason: 'shipment', locationId: 'warehouse' })
    sell(store, 'green', 1)
    expect(found(store, 'tea')).toEqual(['green', 'black', 'herbal', 'cup'])
  })

  test('given a typing error, then what sells more still comes first', async () => {
    const store = await teas()
    sell(store, 'green', 2)
    expect(found(store, 'herbsl')).toEqual(['herbal'])
    expect(found(store, 'gren tea')).toEqual(['green'])
  })

  test('given more products of one name than are compared, then the one that sold is first, also when it is added last', async () => {
    const store = await newStore()
    store.commit((transaction) => {
      for (let index = 0; index < 300; index++)
        transaction.put('products', aProduct(`p${index}`, { name: 'Plain shirt' }))
    })
    sell(store, 'p299-variant', 1)
    updateRank(store)
    for (const text of ['p', 'plain', 'shirt', 'plain shi', 'plaim'])
      expect(found(store, text, 5)[0]).toBe('p299-variant')
    sell(store, 'p150-variant', 30)
    updateRank(store)
    expect(found(store, 'plain', 5).slice(0, 2)).toEqual(['p150-variant', 'p299-variant'])
    move(store, 'p150-variant', 30)
    updateRank(store)
    expect(found(store, 'plain', 5)[0]).toBe('p299-variant')
  })

  test('given a product that changes after it was sold, then it keeps its place, and is found once', async () => {
    const store = await newStore()
    store.commit((transaction) => {
      for (let index = 0; index < 150; index++)
        transaction.put('products', aProduct(`p${index}`, { name: 'Plain shirt' }))
    })
    sell(store, 'p149-variant', 5)
    updateRank(store)
    store.commit((transaction) => transaction.put('products', aProduct('p149', { name: 'Plain shirt, blue' })))
    expect(found(store, 'plain', 200)[0]).toBe('p149-variant')
    expect(new Set(found(store, 'plain', 200)).size).toBe(found(store, 'plain', 200).length)
    expect(found(store, 'blue')).toEqual(['p149-variant'])
  })

  test('given sales that search was not told of when the store closed, then it is told at the next start', async () => {
    const folder = newFolder()
    const first = await newStore(folder)
    first.commit((transaction) => transaction.put('products', aProduct('tea')))
    sell(first, 'tea-variant', 1)
    await first.close()
    const second = await newStore(folder)
    const left = (): number => second.connection.all('SELECT variant FROM popularity_changes').length
    expect(left()).toBe(1)
    await expect.poll(left, { timeout: 10_000 }).toBe(0)
    expect(second.connection.get('SELECT popularity FROM search_entries')).toEqual({ popularity: 1 })
  })
})

const words = ['tea', 'teak', 'Crème', 'linen', 'lines', 'Straße', '42', 'x1']
const someWords = fc.array(fc.constantFrom(...words), { maxLength: 3 }).map((some) => some.join(' '))
const change = fc.oneof(
  fc.record({
    kind: fc.constant('product' as const),
    id: fc.nat(4),
    name: someWords,
    vendor: someWords,
    status: fc.constantFrom('active' as const, 'active' as const, 'archived' as const),
    options: fc.array(fc.array(fc.constantFrom(...words), { maxLength: 2 }), { maxLength: 3 }),
  }),
  fc.record({ kind: fc.constant('delete' as const), id: fc.nat(4) }),
  fc.record({
    kind: fc.constant('sale' as const),
    id: fc.nat(4),
    variant: fc.nat(2),
    units: fc.integer({ min: -40, max: 90 }),
  }),
  fc.constant({ kind: 'rank' as const }),
)

const kept = (store: OpenedStore): unknown => ({
  terms: store.connection.all('SELECT word, products FROM search_terms ORDER BY word'),
  entries: store.connection.all('SELECT popularity, product, variant, name FROM search_entries ORDER BY variant'),
  found: [...words, 't', 'c', 'li', 'te li', 'lime', 'crem'].map((text) => [text, found(store, text, 100)]),
})

test('given any sequence of changes to products and sales, then search is what it is when made anew from the documents', async () => {
  const store = await newStore()
  const collection = await store.collection('products')
  await fc.assert(
    fc.asyncProperty(fc.array(change, { maxLength: 12 }), async (changes) => {
      for (const each of changes) {
        if (each.kind === 'delete') await (await collection.findOne(`p${each.id}`).exec())?.remove()
        else if (each.kind === 'rank') updateRank(store)
        else if (each.kind === 'sale') sell(store, `p${each.id}-${each.variant}`, each.units)
        else {
          const variants = each.options.map((options, index) => aVariant(`p${each.id}-${index}`, { options }))
          const { name, vendor, status } = each
          store.commit((transaction) =>
            transaction.put('products', aProduct(`p${each.id}`, { name, vendor, status, variants })),
          )
        }
      }
      updateRank(store)
      const before = kept(store)
      store.rebuildProjections()
      expect(kept(store)).toEqual(before)
    }),
    { numRuns: 60, seed: 17 },
  )
})
